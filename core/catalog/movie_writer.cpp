// The half of MovieRepository that writes: whole batches, one statement per table.
#include "core/catalog/movie_repository.h"

#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

template <class Value>
QVariant orNull(const std::optional<Value> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

/// Gives every distinct name of a table (person, keyword) its id, inserting what is new.
class NameIds {
public:
    NameIds(Database &database, const QString &table) : m_database(database), m_table(table) { }

    Result<void> load()
    {
        auto rows = m_database.run(u"SELECT name, id FROM "_s + m_table);
        if (!rows)
            return tl::unexpected(rows.error());
        while (rows->next()) {
            m_ids.insert(rows->text(0), rows->integer(1));
            m_last = std::max(m_last, rows->integer(1));
        }
        return {};
    }

    qint64 idOf(const QString &name)
    {
        auto &id = m_ids[name];
        if (id == 0) {
            id = ++m_last;
            m_fresh.append({id, name});
        }
        return id;
    }

    Result<void> save()
    {
        return m_database.executeMany(u"INSERT INTO "_s + m_table + u" (id, name) VALUES (?, ?)"_s, m_fresh);
    }

private:
    Database &m_database;
    QString m_table; ///< one of our own two table names, never anything typed
    QHash<QString, qint64> m_ids;
    QList<QVariantList> m_fresh;
    qint64 m_last = 0;
};

/// The rows of all tables for a batch of films.
struct Batch {
    QList<QVariantList> movies, externalIds, genres, countries, languages, credits, keywords;

    void add(qint64 id, const Movie &movie, qint64 now, NameIds &people, NameIds &words)
    {
        const MovieSummary &summary = movie.summary;
        movies.append({id, summary.ref, summary.title, orNull(summary.originalTitle), orNull(summary.year),
                       orNull(summary.runtimeMinutes), orNull(summary.popularity), orNull(movie.synopsis),
                       movie.source, now});
        for (auto at = movie.externalIds.cbegin(); at != movie.externalIds.cend(); ++at)
            externalIds.append({at.key(), at.value(), id});
        addList(genres, id, summary.genres);
        addList(countries, id, movie.countries);
        addList(languages, id, movie.languages);
        addCredits(id, u"director"_s, summary.directors, people);
        addCredits(id, u"actor"_s, movie.cast, people);
        for (int position = 0; position < movie.keywords.size(); ++position)
            keywords.append({id, position, words.idOf(movie.keywords.at(position))});
    }

private:
    static void addList(QList<QVariantList> &rows, qint64 id, const QStringList &list)
    {
        for (int position = 0; position < list.size(); ++position)
            rows.append({id, position, list.at(position)});
    }

    void addCredits(qint64 id, const QString &role, const QStringList &names, NameIds &people)
    {
        for (int position = 0; position < names.size(); ++position)
            credits.append({id, role, position, people.idOf(names.at(position))});
    }
};

} // namespace

Result<QList<MovieId>> MovieRepository::insert(const QList<Movie> &movies, const QDateTime &now)
{
    auto newest = m_database.run(u"SELECT COALESCE(MAX(id), 0) FROM movie"_s);
    if (!newest)
        return tl::unexpected(newest.error());
    newest->next();
    qint64 id = newest->integer(0);

    NameIds people(m_database, u"person"_s);
    NameIds words(m_database, u"keyword"_s);
    if (auto loaded = people.load().and_then([&] { return words.load(); }); !loaded)
        return tl::unexpected(loaded.error());

    Batch batch;
    QList<MovieId> ids;
    for (const Movie &movie : movies) {
        ids.append(MovieId(++id));
        batch.add(id, movie, now.toMSecsSinceEpoch(), people, words);
    }
    if (auto saved = people.save().and_then([&] { return words.save(); }); !saved)
        return tl::unexpected(saved.error());

    const std::pair<QString, const QList<QVariantList> &> inserts[] = {
        {u"INSERT INTO movie (id, ref, title, original_title, year, runtime_minutes, popularity, synopsis, "
         u"source,"
         u" added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
         batch.movies},
        // Services contradict each other now and then: an id that is taken stays where it is.
        {u"INSERT INTO movie_external_id (system, value, movie_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_s,
         batch.externalIds},
        {u"INSERT INTO movie_genre (movie_id, position, genre) VALUES (?, ?, ?)"_s, batch.genres},
        {u"INSERT INTO movie_country (movie_id, position, code) VALUES (?, ?, ?)"_s, batch.countries},
        {u"INSERT INTO movie_language (movie_id, position, code) VALUES (?, ?, ?)"_s, batch.languages},
        {u"INSERT INTO credit (movie_id, role, position, person_id) VALUES (?, ?, ?, ?)"_s, batch.credits},
        {u"INSERT INTO movie_keyword (movie_id, position, keyword_id) VALUES (?, ?, ?)"_s, batch.keywords},
    };
    for (const auto &[sql, rows] : inserts) {
        if (auto done = m_database.executeMany(sql, rows); !done)
            return tl::unexpected(done.error());
    }
    return ids;
}

} // namespace matinee
