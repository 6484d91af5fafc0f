#include "core/catalog/movie_repository.h"

#include "core/base/text.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

template <class Value>
std::optional<Value> optionalValue(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : std::optional(rows.value(column).value<Value>());
}

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
            {}};
}

/// The same few words repeat over thousands of films: keep one copy of each.
class Interned {
public:
    QString operator()(const QString &word) { return *m_words.insert(word); }

private:
    QSet<QString> m_words;
};

/// Gives the second column of each row to the place of the film named in the first. A film without a
/// place was added by another connection since the films were read, and is passed over.
template <class Add>
Result<void> eachPair(Database &database, const QString &sql, const QHash<MovieId, qsizetype> &rowOf, Add add)
{
    auto rows = database.run(sql);
    if (!rows)
        return tl::unexpected(rows.error());
    Interned intern;
    while (rows->next()) {
        if (const auto row = rowOf.constFind(MovieId(rows->integer(0))); row != rowOf.cend())
            add(*row, intern(rows->text(1)));
    }
    return {};
}

Result<QStringList> words(Database &database, const QString &sql, MovieId id)
{
    auto rows = database.run(sql, {{u":movie"_s, id.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    QStringList words;
    while (rows->next())
        words.append(rows->text(0));
    return words;
}

} // namespace

Result<QList<MovieSummary>> MovieRepository::summaries() const
{
    auto rows =
        m_database.run(u"SELECT id, ref, title, original_title, year, runtime_minutes, popularity FROM movie"
                       u" ORDER BY COALESCE(popularity, -1) DESC, title, id"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<MovieSummary> movies;
    QHash<MovieId, qsizetype> rowOf;
    while (rows->next()) {
        movies.append(summaryFrom(*rows));
        rowOf.insert(movies.last().id, movies.size() - 1);
    }
    const auto genres =
        eachPair(m_database, u"SELECT movie_id, genre FROM movie_genre ORDER BY movie_id, position"_s, rowOf,
                 [&](qsizetype row, const QString &genre) { movies[row].genres.append(genre); });
    if (!genres)
        return tl::unexpected(genres.error());
    const auto directors =
        eachPair(m_database,
                 u"SELECT c.movie_id, p.name FROM credit c JOIN person p ON p.id = c.person_id"
                 u" WHERE c.role = 'director' ORDER BY c.movie_id, c.position"_s,
                 rowOf, [&](qsizetype row, const QString &name) { movies[row].directors.append(name); });
    if (!directors)
        return tl::unexpected(directors.error());
    return movies;
}

Result<QList<Movie>> MovieRepository::all() const
{
    const auto summaries = this->summaries();
    if (!summaries)
        return tl::unexpected(summaries.error());
    QList<Movie> movies;
    QHash<MovieId, qsizetype> rowOf;
    movies.reserve(summaries->size());
    for (const MovieSummary &summary : *summaries) {
        rowOf.insert(summary.id, movies.size());
        movies.append(Movie{summary, {}, {}, {}, {}, {}, {}, {}});
    }
    struct Part {
        QString sql;
        QStringList Movie::*list;
    };
    const Part parts[] = {
        {u"SELECT c.movie_id, p.name FROM credit c JOIN person p ON p.id = c.person_id"
         u" WHERE c.role = 'actor' ORDER BY c.movie_id, c.position"_s,
         &Movie::cast},
        {u"SELECT m.movie_id, k.name FROM movie_keyword m JOIN keyword k ON k.id = m.keyword_id"
         u" ORDER BY m.movie_id, m.position"_s,
         &Movie::keywords},
        {u"SELECT movie_id, code FROM movie_country ORDER BY movie_id, position"_s, &Movie::countries},
        {u"SELECT movie_id, code FROM movie_language ORDER BY movie_id, position"_s, &Movie::languages},
    };
    for (const Part &part : parts) {
        const auto read = eachPair(m_database, part.sql, rowOf, [&](qsizetype row, const QString &word) {
            (movies[row].*part.list).append(word);
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return movies;
}

Result<Movie> MovieRepository::movie(MovieId id) const
{
    auto rows =
        m_database.run(u"SELECT id, ref, title, original_title, year, runtime_minutes, popularity, synopsis,"
                       u" source FROM movie WHERE id = :movie"_s,
                       {{u":movie"_s, id.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return fail(Error::Kind::NotFound, say("core", "There is no such film."));
    Movie movie{summaryFrom(*rows), {}, {}, {}, {}, rows->text(7), rows->text(8), {}};

    struct Part {
        QString sql;
        QStringList *list;
    };
    const QString credits = u"SELECT p.name FROM credit c JOIN person p ON p.id = c.person_id"
                            u" WHERE c.movie_id = :movie AND c.role = '%1' ORDER BY c.position"_s;
    const Part parts[] = {
        {u"SELECT genre FROM movie_genre WHERE movie_id = :movie ORDER BY position"_s, &movie.summary.genres},
        {credits.arg("director"_L1), &movie.summary.directors},
        {credits.arg("actor"_L1), &movie.cast},
        {u"SELECT code FROM movie_country WHERE movie_id = :movie ORDER BY position"_s, &movie.countries},
        {u"SELECT code FROM movie_language WHERE movie_id = :movie ORDER BY position"_s, &movie.languages},
        {u"SELECT k.name FROM movie_keyword m JOIN keyword k ON k.id = m.keyword_id"
         u" WHERE m.movie_id = :movie ORDER BY m.position"_s,
         &movie.keywords},
    };
    for (const Part &part : parts) {
        auto list = words(m_database, part.sql, id);
        if (!list)
            return tl::unexpected(list.error());
        *part.list = *list;
    }
    auto ids = m_database.run(u"SELECT system, value FROM movie_external_id WHERE movie_id = :movie"_s,
                              {{u":movie"_s, id.value()}});
    if (!ids)
        return tl::unexpected(ids.error());
    while (ids->next())
        movie.externalIds.insert(ids->text(0), ids->text(1));
    return movie;
}

Result<MovieId> MovieRepository::find(const QString &ref) const
{
    const auto colon = ref.indexOf(u':');
    auto rows =
        m_database.run(u"SELECT id FROM movie WHERE ref = :ref UNION ALL"
                       u" SELECT movie_id FROM movie_external_id WHERE system = :system AND value = :value"_s,
                       {{u":ref"_s, ref},
                        {u":system"_s, colon < 0 ? QString() : ref.left(colon)},
                        {u":value"_s, ref.mid(colon + 1)}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return fail(Error::Kind::NotFound, say("core", "There is no such film."));
    return MovieId(rows->integer(0));
}

Result<QHash<QString, MovieId>> MovieRepository::idsByRef() const
{
    auto rows = m_database.run(u"SELECT ref, id FROM movie UNION ALL"
                               u" SELECT system || ':' || value, movie_id FROM movie_external_id"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<QString, MovieId> ids;
    while (rows->next())
        ids.insert(rows->text(0), MovieId(rows->integer(1)));
    return ids;
}

Result<qint64> MovieRepository::version() const
{
    auto rows = m_database.run(u"SELECT value FROM meta WHERE name = 'catalogue_version'"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->next() ? rows->text(0).toLongLong() : 0;
}

Result<void> MovieRepository::raiseVersion()
{
    const auto now = version();
    if (!now)
        return tl::unexpected(now.error());
    return m_database.execute(u"INSERT INTO meta (name, value) VALUES ('catalogue_version', :version)"
                              u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                              {{u":version"_s, QString::number(*now + 1)}});
}

} // namespace matinee
