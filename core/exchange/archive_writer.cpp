#include "core/exchange/archive_writer.h"

#include "core/base/text.h"
#include "core/exchange/zip_writer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray linesOf(const QList<ArchivedFilm> &films)
{
    QByteArray lines;
    for (const ArchivedFilm &film : films)
        lines += lineOf({{u"ref"_s, film.ref},
                         {u"title"_s, film.title},
                         {u"year"_s, film.year ? QJsonValue(*film.year) : QJsonValue()},
                         {u"removed"_s, film.removed}});
    return lines;
}

QByteArray linesOf(const QList<Record> &records)
{
    QByteArray lines;
    for (const Record &record : records)
        lines += lineOf({{u"key"_s, record.key}, {u"fields"_s, record.fields}});
    return lines;
}

QByteArray manifestOf(const LibraryArchive &archive)
{
    QJsonObject counts{{u"films"_s, archive.films.size()}};
    for (auto entity = archive.records.cbegin(); entity != archive.records.cend(); ++entity)
        counts.insert(entity.key(), entity->size());
    return QJsonDocument(QJsonObject{{u"format"_s, QString(LibraryArchive::Format)},
                                     {u"version"_s, LibraryArchive::Version},
                                     {u"schema"_s, archive.schema},
                                     {u"exported_at"_s, archive.exportedAt.toString(Qt::ISODateWithMs)},
                                     {u"counts"_s, counts}})
        .toJson();
}

} // namespace

Result<QByteArray> writeArchive(const LibraryArchive &archive, const QMap<QString, QByteArray> &sheets)
{
    QMap<QString, QByteArray> members = sheets;
    members.insert(u"manifest.json"_s, manifestOf(archive));
    members.insert(u"films.jsonl"_s, linesOf(archive.films));
    for (auto entity = archive.records.cbegin(); entity != archive.records.cend(); ++entity)
        members.insert(archiveFileOf(entity.key()), linesOf(*entity));
    return writeZip(members, archive.exportedAt);
}

} // namespace matinee
