// The part of MovieRepository that finds films and tells what changed.
#include "core/base/text.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/portions.h"
#include "core/store/database.h"

#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

Result<MovieId> MovieRepository::find(const QString &ref) const
{
    return idsByRef({ref}).and_then([&](const QHash<QString, MovieId> &ids) -> Result<MovieId> {
        if (ids.isEmpty())
            return fail(Error::Kind::NotFound, say("core", "There is no such film."));
        return ids.value(ref);
    });
}

Result<QHash<QString, MovieId>> MovieRepository::idsByRef(const QStringList &refs) const
{
    QHash<QString, QStringList> valuesOf; // by system
    for (const QString &ref : refs) {
        if (const auto colon = ref.indexOf(u':'); colon > 0)
            valuesOf[ref.left(colon)].append(ref.mid(colon + 1));
    }
    QHash<QString, MovieId> ids;
    for (auto system = valuesOf.cbegin(); system != valuesOf.cend(); ++system) {
        const auto read = eachRowOf(
            m_database,
            u"SELECT value, movie_id FROM movie_external_id WHERE system = :system AND value IN (%1)"_s,
            *system,
            [&](const Rows &rows) {
                ids.insert(system.key() + u':' + rows.text(0), MovieId(rows.integer(1)));
            },
            {{u":system"_s, system.key()}});
        if (!read)
            return tl::unexpected(read.error());
    }
    // Last, so that a film's own ref counts more than an id that another one has.
    return eachRowOf(m_database, u"SELECT ref, id FROM movie WHERE ref IN (%1)"_s, refs,
                     [&](const Rows &rows) { ids.insert(rows.text(0), MovieId(rows.integer(1))); })
        .map([&] { return ids; });
}

Result<QHash<MovieId, QStringList>> MovieRepository::refsOf(const QList<MovieId> &movies) const
{
    QHash<MovieId, QStringList> refs;
    const auto take = [&](const Rows &rows) {
        QStringList &known = refs[MovieId(rows.integer(0))];
        if (const QString ref = rows.text(1); !known.contains(ref))
            known.append(ref);
    };
    QList<qint64> ids;
    for (const MovieId movie : movies)
        ids.append(movie.value());
    return eachRowOf(m_database, u"SELECT id, ref FROM movie WHERE id IN (%1)"_s, ids, take)
        .and_then([&] {
            return eachRowOf(m_database,
                             u"SELECT movie_id, system || ':' || value FROM movie_external_id"
                             u" WHERE movie_id IN (%1)"_s,
                             ids, take);
        })
        .map([&] { return refs; });
}

Result<qint64> MovieRepository::version() const
{
    auto rows = m_database.run(u"SELECT value FROM meta WHERE name = 'catalogue_version'"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->next() ? rows->text(0).toLongLong() : 0;
}

Result<qint64> MovieRepository::raiseVersion()
{
    auto now = version();
    if (!now)
        return now;
    return m_database
        .execute(u"INSERT INTO meta (name, value) VALUES ('catalogue_version', :version)"
                 u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                 {{u":version"_s, QString::number(*now + 1)}})
        .map([&] { return *now + 1; });
}

Result<QList<MovieId>> MovieRepository::changedSince(qint64 version, int limit) const
{
    QList<MovieId> ids;
    return m_database
        .each(
            u"SELECT id FROM movie WHERE changed_version > :version ORDER BY changed_version, id LIMIT :limit"_s,
            {{u":version"_s, version}, {u":limit"_s, limit}},
            [&](const Rows &row) { ids.append(MovieId(row.integer(0))); })
        .map([&] { return ids; });
}

Result<QByteArray> MovieRepository::catalogueId() const
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        {
            auto rows = m_database.run(u"SELECT value FROM meta WHERE name = 'catalogue_id'"_s);
            if (!rows)
                return tl::unexpected(rows.error());
            if (rows->next())
                return rows->text(0).toLatin1();
        }
        // Whoever comes first decides, so it is read again.
        const auto made =
            m_database.execute(u"INSERT INTO meta (name, value) VALUES ('catalogue_id', :id)"
                               u" ON CONFLICT (name) DO NOTHING"_s,
                               {{u":id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}});
        if (!made)
            return tl::unexpected(made.error());
    }
    return fail(Error::Kind::Corrupt, say("core", "The library's file could not be written."));
}

} // namespace matinee
