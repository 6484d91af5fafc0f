#include "core/catalog/movie_writer.h"

#include "core/catalog/keyword_ids.h"
#include "core/catalog/movie_tables.h"
#include "core/catalog/person_ids.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using RowList = QList<QVariantList>;

template <class Value>
QVariant orNull(const std::optional<Value> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

bool isCredited(const Movie &movie, const QString &name)
{
    return movie.summary.directors.contains(name) || movie.cast.contains(name);
}

/// Collects the rows of all tables for a batch of films.
class Batch {
public:
    Batch(Database &database, qint64 now, qint64 version)
        : m_database(database),
          m_people(database),
          m_words(database),
          m_now(now),
          m_version(version)
    {
    }

    void ask(const Movie &before, const Movie &after);
    Result<void> load();
    MovieId add(const Movie &movie);
    void change(const Movie &before, const Movie &after);
    Result<void> save();

private:
    bool isChanged(const ListTable &table, const Movie &before, const Movie &after) const;
    void changeLists(qint64 id, const Movie &before, const Movie &after);
    void changePairs(qint64 id, const Movie &before, const Movie &after);
    QVariant cell(const ListTable &table, const QString &word, const Movie &movie);
    Result<void> run(const QString &sql, const RowList &rows);
    Result<void> saveLists();

    Database &m_database;
    PersonIds m_people;
    KeywordIds m_words;
    qint64 m_now; ///< ms since 1970
    qint64 m_version;
    qint64 m_lastMovie = 0;
    RowList m_added, m_changed, m_externalIds, m_clearedScores, m_scores, m_facts, m_clearedFacts;
    std::array<RowList, ListTables.size()> m_cleared, m_lists;
};

void Batch::ask(const Movie &before, const Movie &after)
{
    for (const ListTable &table : ListTables) {
        for (const QString &word : table.of(after)) {
            if (table.value == ListTable::Value::Keyword)
                m_words.ask(word);
            if (table.value == ListTable::Value::Person)
                m_people.ask(word, after.personRefs.value(word));
        }
    }
    if (!before.summary.id.isStored())
        return;
    // Who was known by name alone may be adopted.
    for (auto at = after.personRefs.cbegin(); at != after.personRefs.cend(); ++at) {
        if (isCredited(before, at.key()) && !before.personRefs.contains(at.key()))
            m_people.ask(at.key(), {});
    }
}

Result<void> Batch::load()
{
    {
        auto rows = m_database.run(u"SELECT COALESCE(MAX(id), 0) FROM movie"_s);
        if (!rows)
            return tl::unexpected(rows.error());
        rows->next();
        m_lastMovie = rows->integer(0);
    }
    return m_people.load().and_then([this] { return m_words.load(); });
}

MovieId Batch::add(const Movie &movie)
{
    const MovieSummary &summary = movie.summary;
    const qint64 id = ++m_lastMovie;
    m_added.append({id, summary.ref, summary.title, orNull(summary.originalTitle), orNull(summary.year),
                    orNull(summary.runtimeMinutes), orNull(summary.popularity), orNull(movie.synopsis),
                    movie.source, m_now,
                    summary.owner.isStored() ? QVariant(summary.owner.value()) : QVariant(),
                    summary.removed ? 1 : 0, m_version});
    changeLists(id, {}, movie);
    changePairs(id, {}, movie);
    return MovieId(id);
}

void Batch::change(const Movie &before, const Movie &after)
{
    const MovieSummary &summary = after.summary;
    const qint64 id = summary.id.value();
    m_changed.append({summary.title, orNull(summary.originalTitle), orNull(summary.year),
                      orNull(summary.runtimeMinutes), orNull(summary.popularity), orNull(after.synopsis),
                      summary.removed ? 1 : 0, m_version, id});
    for (auto at = after.personRefs.cbegin(); at != after.personRefs.cend(); ++at) {
        if (isCredited(before, at.key()) && !before.personRefs.contains(at.key()))
            m_people.adopt(at.key(), at.value());
    }
    changeLists(id, before, after);
    changePairs(id, before, after);
}

bool Batch::isChanged(const ListTable &table, const Movie &before, const Movie &after) const
{
    const QStringList &words = table.of(after);
    if (table.of(before) != words)
        return true;
    return table.value == ListTable::Value::Person
        && std::any_of(words.cbegin(), words.cend(), [&](const QString &name) {
               return before.personRefs.value(name) != after.personRefs.value(name);
           });
}

QVariant Batch::cell(const ListTable &table, const QString &word, const Movie &movie)
{
    switch (table.value) {
    case ListTable::Value::Keyword:
        return m_words.idOf(word);
    case ListTable::Value::Person:
        return m_people.idOf(word, movie.personRefs.value(word));
    case ListTable::Value::Word:
        break;
    }
    return word;
}

void Batch::changeLists(qint64 id, const Movie &before, const Movie &after)
{
    for (std::size_t i = 0; i < ListTables.size(); ++i) {
        const ListTable &table = ListTables[i];
        if (!isChanged(table, before, after))
            continue;
        if (!table.of(before).isEmpty())
            m_cleared[i].append(QVariantList{id});
        const QStringList &words = table.of(after);
        for (int position = 0; position < words.size(); ++position)
            m_lists[i].append({id, position, cell(table, words.at(position), after)});
    }
}

void Batch::changePairs(qint64 id, const Movie &before, const Movie &after)
{
    for (auto at = after.externalIds.cbegin(); at != after.externalIds.cend(); ++at) {
        if (before.externalIds.value(at.key()) != at.value())
            m_externalIds.append({at.key(), at.value(), id});
    }
    if (before.scores != after.scores) {
        if (!before.scores.isEmpty())
            m_clearedScores.append(QVariantList{id});
        for (const Score &score : after.scores)
            m_scores.append({id, score.source, score.value, score.scale, orNull(score.votes)});
    }
    for (auto at = after.factSources.cbegin(); at != after.factSources.cend(); ++at) {
        if (before.factSources.value(at.key()) != at.value())
            m_facts.append({id, at.key(), at.value(), m_now});
    }
    for (auto at = before.factSources.cbegin(); at != before.factSources.cend(); ++at) {
        if (!after.factSources.contains(at.key()))
            m_clearedFacts.append({id, at.key()});
    }
}

/// A film's change touches few of the tables: the others need no statement.
Result<void> Batch::run(const QString &sql, const RowList &rows)
{
    return rows.isEmpty() ? Result<void>() : m_database.executeMany(sql, rows);
}

Result<void> Batch::saveLists()
{
    for (std::size_t i = 0; i < ListTables.size(); ++i) {
        // By person, as the index over them lies; by film they come anyhow.
        if (ListTables[i].value == ListTable::Value::Person) {
            constexpr int Person = 2;
            std::sort(m_lists[i].begin(), m_lists[i].end(), [](const QVariantList &a, const QVariantList &b) {
                return a.at(Person).toLongLong() < b.at(Person).toLongLong();
            });
        }
        auto saved = run(QString::fromLatin1(ListTables[i].clear), m_cleared[i]).and_then([&] {
            return run(QString::fromLatin1(ListTables[i].insert), m_lists[i]);
        });
        if (!saved)
            return saved;
    }
    return {};
}

Result<void> Batch::save()
{
    const std::pair<QString, const RowList &> statements[] = {
        {u"INSERT INTO movie (id, ref, title, original_title, year, runtime_minutes, popularity, synopsis,"
         u" source, added_at, owner_id, removed, changed_version)"
         u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
         m_added},
        {u"UPDATE movie SET title = ?, original_title = ?, year = ?, runtime_minutes = ?, popularity = ?,"
         u" synopsis = ?, removed = ?, changed_version = ? WHERE id = ?"_s,
         m_changed},
        // Services contradict each other now and then: an id that is taken stays where it is.
        {u"INSERT INTO movie_external_id (system, value, movie_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_s,
         m_externalIds},
        {u"DELETE FROM movie_score WHERE movie_id = ?"_s, m_clearedScores},
        {u"INSERT INTO movie_score (movie_id, source, value, scale, votes) VALUES (?, ?, ?, ?, ?)"
         u" ON CONFLICT DO NOTHING"_s,
         m_scores},
        {u"DELETE FROM movie_fact WHERE movie_id = ? AND field = ?"_s, m_clearedFacts},
        {u"INSERT INTO movie_fact (movie_id, field, source, fetched_at) VALUES (?, ?, ?, ?)"
         u" ON CONFLICT (movie_id, field) DO UPDATE SET source = excluded.source,"
         u" fetched_at = excluded.fetched_at"_s,
         m_facts},
    };
    auto saved = m_words.save().and_then([this] { return m_people.saveNew(); });
    for (const auto &[sql, rows] : statements) {
        if (saved)
            saved = run(sql, rows);
    }
    return saved.and_then([this] { return saveLists(); }).and_then([this] {
        return m_people.saveAdopted(m_version);
    });
}

} // namespace

Result<QList<MovieId>> writeMovies(Database &database, const QDateTime &now, qint64 version,
                                   const QList<Movie> &added, const QList<MovieChange> &changed)
{
    Batch batch(database, now.toMSecsSinceEpoch(), version);
    for (const Movie &movie : added)
        batch.ask({}, movie);
    for (const MovieChange &change : changed)
        batch.ask(change.before, change.after);
    if (auto loaded = batch.load(); !loaded)
        return tl::unexpected(loaded.error());

    QList<MovieId> ids;
    ids.reserve(added.size());
    for (const Movie &movie : added)
        ids.append(batch.add(movie));
    for (const MovieChange &change : changed)
        batch.change(change.before, change.after);
    return batch.save().map([&] { return ids; });
}

} // namespace matinee
