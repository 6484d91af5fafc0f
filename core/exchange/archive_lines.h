#pragma once

#include "core/exchange/library_archive.h"

#include <QJsonObject>

#include <tl/expected.hpp>

#include <optional>

namespace matinee {

/// Collects what is wrong with an archive, as far as anybody would read it.
class ArchiveFaults {
public:
    static constexpr qsizetype Most = 100;

    void add(const QString &file, qsizetype line, const QString &message)
    {
        if (m_faults.size() < Most)
            m_faults.append({file, line, message});
    }
    bool isEmpty() const { return m_faults.isEmpty(); }
    bool isFull() const { return m_faults.size() >= Most; }
    const QList<ArchiveFault> &all() const { return m_faults; }

private:
    QList<ArchiveFault> m_faults;
};

/// A file of one JSON object a line.
struct JsonLines {
    QList<std::optional<QJsonObject>> objects; ///< one a line; of a bad line there is none
};

/// `linesLeft` goes down by what is read; below 0 the file is given up.
JsonLines readJsonLines(const QString &file, const QByteArray &bytes, qsizetype &linesLeft,
                        ArchiveFaults &faults);

/// {ref, title, year, removed}; an error says what is wrong.
tl::expected<ArchivedFilm, QString> filmIn(const QJsonObject &line);
/// {key, fields}, with fields as the entity has them; an error says what is wrong.
tl::expected<Record, QString> recordIn(const QString &entity, const QJsonObject &line);

} // namespace matinee
