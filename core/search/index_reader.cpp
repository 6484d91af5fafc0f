#include "core/search/index_reader.h"

#include "core/catalog/movie_repository.h"
#include "core/search/segment_reading.h"

#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> firstInteger(Database &database, const QString &sql)
{
    auto rows = database.run(sql);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

} // namespace

Result<SnapshotStamp> IndexReader::stamp() const
{
    SnapshotStamp stamp;
    const auto read = m_database.each(
        u"SELECT name, value FROM meta WHERE name IN ('catalogue_id', 'catalogue_version', :key)"_s,
        {{u":key"_s, m_snapshotKey}}, [&](const Rows &row) {
            if (row.text(0) == "catalogue_id"_L1)
                stamp.catalogue = row.text(1).toLatin1();
            else if (row.text(0) == m_snapshotKey)
                stamp.name = row.text(1).toLatin1();
            else
                stamp.version = row.text(1).toLongLong();
        });
    if (!read)
        return tl::unexpected(read.error());
    if (!stamp.catalogue.isEmpty())
        return stamp;
    // A database is given its id when somebody first asks for it.
    return MovieRepository(m_database).catalogueId().map([&](const QByteArray &id) {
        stamp.catalogue = id;
        return stamp;
    });
}

Result<QByteArray> IndexReader::nameSnapshot() const
{
    QByteArray name = QUuid::createUuid().toByteArray(QUuid::Id128);
    return m_database
        .execute(u"INSERT INTO meta (name, value) VALUES (:key, :name)"
                 u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                 {{u":key"_s, m_snapshotKey}, {u":name"_s, QString::fromLatin1(name)}})
        .map([&] { return name; });
}

Result<int> IndexReader::films() const
{
    return firstInteger(m_database, u"SELECT COUNT(*) FROM movie WHERE removed = 0"_s).map([](qint64 count) {
        return static_cast<int>(count);
    });
}

Result<QList<MovieId>> IndexReader::changedSince(qint64 version, int limit) const
{
    return MovieRepository(m_database).changedSince(version, limit);
}

Result<SegmentPtr> IndexReader::readAll(const Step &step) const
{
    const auto last = firstInteger(m_database, u"SELECT MAX(id) FROM movie"_s);
    if (!last)
        return tl::unexpected(last.error());
    SegmentReading reading(m_database, step);
    const auto goesOn = [&step] { return !step || step(1); };
    return reading.all(*last).map(
        [&] { return reading.isStopped() ? SegmentPtr() : reading.finish(goesOn); });
}

Result<SegmentPtr> IndexReader::read(const QList<MovieId> &movies) const
{
    const Step always;
    SegmentReading reading(m_database, always);
    return reading.some(movies).map([&] { return reading.finish(); });
}

} // namespace matinee
