#include "core/catalog/movie_repository.h"

#include "core/base/text.h"
#include "core/catalog/movie_tables.h"
#include "core/catalog/portions.h"
#include "core/store/database.h"

#include <QSet>

#include <functional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

template <class Value>
std::optional<Value> optionalValue(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : std::optional(rows.value(column).value<Value>());
}

const auto SummaryColumns =
    "id, ref, title, original_title, year, runtime_minutes, popularity, owner_id, removed"_L1;

MovieSummary summaryFrom(const Rows &rows)
{
    return {MovieId(rows.integer(0)),
            rows.text(1),
            rows.text(2),
            rows.text(3),
            optionalValue<int>(rows, 4),
            optionalValue<int>(rows, 5),
            optionalValue<double>(rows, 6),
            {},
            {},
            UserId(rows.integer(7)),
            rows.integer(8) != 0};
}

/// The same few words repeat over thousands of films: keep one copy of each.
class Interned {
public:
    QString operator()(const QString &word) { return *m_words.insert(word); }

private:
    QSet<QString> m_words;
};

Movie bare(const MovieSummary &summary)
{
    Movie movie;
    movie.summary = summary;
    return movie;
}

/// Films and where they stand in a list, so that rows of other tables find theirs. A film without a place
/// was added by another connection since the films were read, and is passed over.
using Places = QHash<MovieId, qsizetype>;

/// Reads one list of every film there is.
Result<void> readAll(Database &database, const ListTable &table, const Places &places,
                     const std::function<QStringList &(qsizetype)> &list)
{
    Interned intern;
    return database.each(QString::fromLatin1(table.read).arg(QString()), {}, [&](const Rows &row) {
        if (const auto place = places.constFind(MovieId(row.integer(0))); place != places.cend())
            list(*place).append(intern(row.text(1)));
    });
}

/// The tables that are not lists of words, for the films of `ids`.
Result<void> readPairs(Database &database, const QList<qint64> &ids, const Places &places,
                       QList<Movie> &movies)
{
    const auto film = [&](const Rows &rows) -> Movie & {
        return movies[places.value(MovieId(rows.integer(0)))];
    };
    return eachRowOf(database,
                     u"SELECT movie_id, system, value FROM movie_external_id WHERE movie_id IN (%1)"_s, ids,
                     [&](const Rows &rows) { film(rows).externalIds.insert(rows.text(1), rows.text(2)); })
        .and_then([&] {
            return eachRowOf(
                database, u"SELECT movie_id, field, source FROM movie_fact WHERE movie_id IN (%1)"_s, ids,
                [&](const Rows &rows) { film(rows).factSources.insert(rows.text(1), rows.text(2)); });
        })
        .and_then([&] {
            return eachRowOf(database,
                             u"SELECT movie_id, source, value, scale, votes FROM movie_score"
                             u" WHERE movie_id IN (%1) ORDER BY movie_id, source"_s,
                             ids, [&](const Rows &rows) {
                                 film(rows).scores.append({rows.text(1), rows.value(2).toDouble(),
                                                           rows.value(3).toDouble(),
                                                           optionalValue<qint64>(rows, 4)});
                             });
        });
}

} // namespace

Result<QList<MovieSummary>> MovieRepository::summaries() const
{
    QList<MovieSummary> movies;
    Places places;
    const QString all = u"SELECT "_s + SummaryColumns
        + u" FROM movie WHERE removed = 0 ORDER BY COALESCE(popularity, -1) DESC, id"_s;
    return m_database
        .each(all, {},
              [&](const Rows &row) {
                  movies.append(summaryFrom(row));
                  places.insert(movies.last().id, movies.size() - 1);
              })
        .and_then([&] {
            return readAll(m_database, GenreTable, places,
                           [&](qsizetype place) -> QStringList & { return movies[place].genres; });
        })
        .and_then([&] {
            return readAll(m_database, DirectorTable, places,
                           [&](qsizetype place) -> QStringList & { return movies[place].directors; });
        })
        .map([&] { return movies; });
}

Result<QList<Movie>> MovieRepository::withFacts(const QList<MovieSummary> &summaries) const
{
    QList<Movie> movies;
    Places places;
    movies.reserve(summaries.size());
    for (const MovieSummary &summary : summaries) {
        places.insert(summary.id, movies.size());
        movies.append(bare(summary));
    }
    for (const ListTable &table : ListTables) {
        if (&table == &GenreTable || &table == &DirectorTable)
            continue;
        const auto read = readAll(m_database, table, places, [&](qsizetype place) -> QStringList & {
            return table.list(movies[place]);
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return movies;
}

Result<QList<Movie>> MovieRepository::movies(const QList<MovieId> &ids) const
{
    QList<Movie> movies(ids.size());
    QList<qint64> keys;
    Places places;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (!places.contains(ids.at(i))) {
            keys.append(ids.at(i).value());
            places.insert(ids.at(i), i);
        }
    }
    auto read = eachRowOf(m_database,
                          u"SELECT "_s + SummaryColumns + u", synopsis, source FROM movie WHERE id IN (%1)"_s,
                          keys, [&](const Rows &rows) {
                              Movie &movie = movies[places.value(MovieId(rows.integer(0)))];
                              movie.summary = summaryFrom(rows);
                              movie.synopsis = rows.text(9);
                              movie.source = rows.text(10);
                          });
    for (const ListTable &table : ListTables) {
        const bool arePeople = table.value == ListTable::Value::Person;
        read = read.and_then([&] {
            return eachRowOf(m_database, QString::fromLatin1(table.read).arg(u"WHERE movie_id IN (%1)"_s),
                             keys, [&](const Rows &rows) {
                                 Movie &movie = movies[places.value(MovieId(rows.integer(0)))];
                                 table.list(movie).append(rows.text(1));
                                 if (arePeople && !rows.isNull(2))
                                     movie.personRefs.insert(rows.text(1), rows.text(2));
                             });
        });
    }
    read = read.and_then([&] { return readPairs(m_database, keys, places, movies); });
    if (!read)
        return tl::unexpected(read.error());
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (const qsizetype place = places.value(ids.at(i)); place != i)
            movies[i] = movies.at(place);
        if (!movies.at(i).summary.id.isStored())
            return fail(Error::Kind::NotFound, say("core", "There is no such film."));
    }
    return movies;
}

Result<Movie> MovieRepository::movie(MovieId id) const
{
    return movies({id}).map([](const QList<Movie> &movies) { return movies.first(); });
}

} // namespace matinee
