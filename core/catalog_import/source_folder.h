#pragma once

#include "core/catalog_import/line_file.h"

#include <QMap>
#include <QStringList>

#include <memory>

struct zip;

namespace matinee {

/// The files of a folder, or of a .zip with or without one folder around them, to be read as streams.
/// "ratings.csv" also stands for "ratings.csv.gz".
class SourceFolder {
public:
    /// A folder, a .zip, or any file in a folder, which then stands for it.
    /// Errors: NotFound, Invalid (a damaged zip, one with more than 10,000 files or with unsafe names).
    static Result<SourceFolder> at(const QString &path);

    bool has(const QString &name) const { return m_members.contains(name); }
    qint64 packedSize(const QString &name) const { return m_members.value(name).packedBytes; }
    /// Errors: NotFound (no such file here), Unavailable, Invalid (encrypted).
    Result<LineFile> open(const QString &name) const;

private:
    struct Member {
        QString path; ///< of a file in a folder; empty: a member of the zip
        quint64 index = 0; ///< of a member of the zip
        qint64 packedBytes = 0;
    };

    Result<void> listZip(const QString &path);
    void listFolder(const QString &path);
    void add(QString name, const Member &member);

    std::shared_ptr<zip> m_zip;
    QMap<QString, Member> m_members;
};

} // namespace matinee
