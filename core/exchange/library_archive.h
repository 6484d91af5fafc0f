#pragma once

#include "core/library/record_repository.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace matinee {

/// A film that records of an archive are about: enough to make it where nobody knows its ref.
struct ArchivedFilm {
    QString ref; ///< canonical
    QString title; ///< 1 to 300 characters
    std::optional<int> year;
    bool removed = false; ///< by its owner; only the diary and lists still lead to it

    friend bool operator==(const ArchivedFilm &, const ArchivedFilm &) = default;
};

/// Everything a person has in their library, as one ZIP holds it:
///
/// manifest.json   {format: "matinee-library", version: 1, schema, exported_at, counts: {films, <entity>...}}
/// films.jsonl     {ref, title, year, removed} of every film that a record names; year may be null
/// <entity>.jsonl  {key, fields}, one record a line, as sync names them: see RecordRepository
/// *.csv           the same for people and spreadsheets; not read again
///
/// Files are UTF-8, their lines end in "\n". Entities that have no records have an empty file, or none.
struct LibraryArchive {
    static constexpr auto Format = QLatin1StringView("matinee-library");
    static constexpr int Version = 1;

    int schema = 0; ///< of the database it comes from
    QDateTime exportedAt; ///< UTC
    QList<ArchivedFilm> films; ///< line n of films.jsonl is the one before n
    QMap<QString, QList<Record>> records; ///< by entity; lines likewise

    friend bool operator==(const LibraryArchive &, const LibraryArchive &) = default;
};

/// What is wrong in an archive, and where.
struct ArchiveFault {
    QString file; ///< empty: the archive as a whole
    qsizetype line = 0; ///< from 1; 0: the file as a whole
    QString message; ///< translated

    friend bool operator==(const ArchiveFault &, const ArchiveFault &) = default;
};

/// The entities of records, in the order in which they can be written: films before what is said of them,
/// lists before their films.
QStringList archivedEntities();

/// "rating.jsonl"
QString archiveFileOf(const QString &entity);

} // namespace matinee
