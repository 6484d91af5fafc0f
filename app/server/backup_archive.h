#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QIODevice>
#include <QList>
#include <QString>

#include <memory>

struct zip;

namespace matinee {

struct BackupFile {
    QString name; ///< in the data folder: library.db, server.key, models/...
    qint64 bytes = 0;
    QByteArray sha256 = {};
};

/// What a backup says of itself.
struct BackupManifest {
    QString program; ///< version of the program that made it
    QDateTime madeAt;
    int schema = 0; ///< of library.db
    QList<BackupFile> files;
};

/// A zip file with the files of a data folder and a manifest.json that names each with its size and SHA-256.
class BackupArchive {
public:
    /// Writes the files of `folder` that the manifest names, whose sizes and checksums are filled in, to
    /// `path`. Errors   Unavailable.
    static Result<void> write(const QString &path, const QString &folder, BackupManifest manifest);

    /// Errors   NotFound, Corrupt (no backup of ours), Invalid (of a newer format).
    static Result<BackupArchive> open(const QString &path);

    const BackupManifest &manifest() const { return m_manifest; }
    /// Reads a file to its end, into `to` unless that is null.
    /// Errors   Corrupt (not what the manifest says), Unavailable (`to` cannot be written).
    Result<void> read(const BackupFile &file, QIODevice *to) const;

private:
    struct Discard {
        void operator()(zip *archive) const;
    };

    QString m_path;
    std::unique_ptr<zip, Discard> m_zip;
    BackupManifest m_manifest;
};

} // namespace matinee
