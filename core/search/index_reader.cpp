#include "core/search/index_reader.h"

#include "core/catalog/movie.h"
#include "core/catalog/movie_repository.h"
#include "core/store/database.h"

#include <QHash>

#include <algorithm>
#include <iterator>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Films asked for by one statement: always as many, so that it stays prepared.
constexpr QStringView Places[] = {u":m0", u":m1", u":m2",  u":m3",  u":m4",  u":m5",  u":m6",  u":m7",
                                  u":m8", u":m9", u":m10", u":m11", u":m12", u":m13", u":m14", u":m15"};
constexpr QStringView InPlaces = u" IN (:m0, :m1, :m2, :m3, :m4, :m5, :m6, :m7,"
                                 u" :m8, :m9, :m10, :m11, :m12, :m13, :m14, :m15)";
constexpr qsizetype ChunkSize = std::size(Places);
constexpr int RowsAStep = 1000;
constexpr qint64 MillisecondsADay = 86'400'000;

/// One table of facts: the statement for all films, and what makes it one for some.
struct Table {
    QString select;
    QString some; ///< before the list of films
    QString order;
};

template <class Value>
std::optional<Value> optionalValue(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : std::optional(rows.value(column).value<Value>());
}

/// Streams tables, of all films or of a chunk of them, and counts the rows for whoever waits.
class TableStream {
public:
    TableStream(Database &database, const IndexReader::Step &step) : m_database(database), m_step(step) { }

    bool isStopped() const { return m_stopped; }
    /// The next table takes `share` of all the work.
    void begin(double share)
    {
        m_done += m_share;
        m_share = share;
    }
    void setLastFilm(qint64 id) { m_last = std::max<qint64>(id, 1); }

    /// Every row of `chunk` (empty: of the whole table) until it is stopped. The first column is a film.
    template <class Use>
    Result<void> each(const Table &table, const QList<MovieId> &chunk, Use use)
    {
        if (m_stopped)
            return {};
        auto rows = chunk.isEmpty()
            ? m_database.run(table.select + table.order)
            : m_database.run(table.select + table.some + InPlaces.toString() + table.order, bindings(chunk));
        if (!rows)
            return tl::unexpected(rows.error());
        for (int count = 0; rows->next(); ++count) {
            use(*rows);
            if (m_step && count % RowsAStep == 0
                && !m_step(m_done + m_share * progressAt(rows->integer(0)))) {
                m_stopped = true;
                return {};
            }
        }
        return {};
    }

private:
    static Bindings bindings(const QList<MovieId> &chunk)
    {
        Bindings bindings;
        for (qsizetype i = 0; i < ChunkSize; ++i)
            bindings.append({Places[i].toString(), chunk.value(i).value()});
        return bindings;
    }

    /// Rows come roughly in the order of their films' ids.
    double progressAt(qint64 id) const { return std::clamp(double(id) / double(m_last), 0.0, 1.0); }

    Database &m_database;
    const IndexReader::Step &m_step;
    double m_done = 0;
    double m_share = 0;
    qint64 m_last = 1;
    bool m_stopped = false;
};

/// The score a film is filtered by, one a film.
class PublicScores {
public:
    void add(const Rows &row)
    {
        const Score score{row.text(1), row.value(2).toDouble(), row.value(3).toDouble(),
                          optionalValue<qint64>(row, 4)};
        auto found = m_scores.find(row.integer(0));
        if (found == m_scores.end()) {
            m_scores.insert(row.integer(0), score);
            return;
        }
        m_pair.scores = {*found, score};
        *found = *m_pair.publicScore();
    }

    void tell(SegmentBuilder::Film &film) const
    {
        const auto found = m_scores.constFind(film.movie.value());
        if (found == m_scores.cend() || found->scale <= 0)
            return;
        film.rating = found->outOfTen();
        film.votes = found->votes;
    }

private:
    QHash<qint64, Score> m_scores;
    Movie m_pair;
};

SegmentBuilder::Film filmFrom(const Rows &row)
{
    SegmentBuilder::Film film;
    film.movie = MovieId(row.integer(0));
    film.title = row.text(1);
    film.originalTitle = row.text(2);
    film.year = optionalValue<int>(row, 3);
    film.runtimeMinutes = optionalValue<int>(row, 4);
    film.popularity = optionalValue<double>(row, 5);
    film.synopsis = row.text(6);
    film.addedDay = row.integer(7) / MillisecondsADay;
    film.owner = UserId(row.integer(8));
    return film;
}

/// Brings films and their facts into one builder, whole tables or chunk by chunk.
class SegmentReading {
public:
    SegmentReading(Database &database, const IndexReader::Step &step) : m_tables(database, step) { }

    bool isStopped() const { return m_tables.isStopped(); }
    SegmentPtr finish() { return m_builder.finish(); }

    Result<void> all(qint64 lastFilm)
    {
        m_tables.setLastFilm(lastFilm);
        return readScores({})
            .and_then([this] {
                return readFilms({}, [this](const SegmentBuilder::Film &film) { m_builder.add(film); });
            })
            .and_then([this] { return readFacts({}); });
    }

    Result<void> some(const QList<MovieId> &movies)
    {
        std::vector<SegmentBuilder::Film> films;
        for (qsizetype first = 0; first < movies.size(); first += ChunkSize) {
            const auto chunk = movies.mid(first, ChunkSize);
            auto read = readScores(chunk).and_then([&] {
                return readFilms(chunk, [&](SegmentBuilder::Film film) { films.push_back(std::move(film)); });
            });
            if (!read)
                return read;
        }
        std::sort(films.begin(), films.end(), [](const auto &left, const auto &right) {
            return std::pair(-left.popularity.value_or(-1), left.movie)
                < std::pair(-right.popularity.value_or(-1), right.movie);
        });
        for (const SegmentBuilder::Film &film : films)
            m_builder.add(film);
        for (qsizetype first = 0; first < movies.size(); first += ChunkSize) {
            if (auto read = readFacts(movies.mid(first, ChunkSize)); !read)
                return read;
        }
        return {};
    }

private:
    Result<void> readScores(const QList<MovieId> &chunk)
    {
        m_tables.begin(.05);
        const Table scores{u"SELECT movie_id, source, value, scale, votes FROM movie_score"_s,
                           u" WHERE movie_id"_s, u" ORDER BY movie_id, source"_s};
        return m_tables.each(scores, chunk, [this](const Rows &row) { m_scores.add(row); });
    }

    template <class Use>
    Result<void> readFilms(const QList<MovieId> &chunk, Use use)
    {
        m_tables.begin(.2);
        const Table films{
            u"SELECT id, title, original_title, year, runtime_minutes, popularity, synopsis, added_at,"
            u" COALESCE(owner_id, 0) FROM movie WHERE removed = 0"_s,
            u" AND id"_s, u" ORDER BY COALESCE(popularity, -1) DESC, id"_s};
        return m_tables.each(films, chunk, [&](const Rows &row) {
            SegmentBuilder::Film film = filmFrom(row);
            m_scores.tell(film);
            use(std::move(film));
        });
    }

    /// Rows of films that are not in the builder are passed over: removed ones, and ones that came meanwhile.
    template <class Use>
    Result<void> readFact(double share, const QString &select, const QString &order,
                          const QList<MovieId> &chunk, Use use)
    {
        m_tables.begin(share);
        // The rows of a film mostly follow each other.
        MovieId movie;
        std::optional<Doc> doc;
        return m_tables.each({select, u" WHERE movie_id"_s, order}, chunk, [&](const Rows &row) {
            if (const MovieId next(row.integer(0)); next != movie) {
                movie = next;
                doc = m_builder.docOf(next);
            }
            if (doc)
                use(*doc, row);
        });
    }

    Result<void> readValues(Category category, const QString &select, const QList<MovieId> &chunk)
    {
        return readFact(.03, select, {}, chunk,
                        [&](Doc doc, const Rows &row) { m_builder.addValue(doc, category, row.text(1)); });
    }

    Result<void> readPeople(const QList<MovieId> &chunk)
    {
        m_tables.begin(.1);
        if (chunk.isEmpty()) {
            const Table people{u"SELECT id, name FROM person"_s, {}, {}};
            return m_tables.each(people, {}, [this](const Rows &row) { addPerson(row, 0); });
        }
        const Table people{u"SELECT DISTINCT c.movie_id, p.id, p.name FROM credit c"
                           u" JOIN person p ON p.id = c.person_id"_s,
                           u" WHERE c.movie_id"_s,
                           {}};
        return m_tables.each(people, chunk, [this](const Rows &row) { addPerson(row, 1); });
    }

    void addPerson(const Rows &row, int column)
    {
        m_builder.addPerson(PersonId(row.integer(column)), row.text(column + 1));
    }

    Result<void> readFacts(const QList<MovieId> &chunk)
    {
        return readPeople(chunk)
            .and_then([&] {
                return readFact(.1, u"SELECT movie_id, title FROM movie_title"_s,
                                u" ORDER BY movie_id, position"_s, chunk,
                                [this](Doc doc, const Rows &row) { m_builder.addTitle(doc, row.text(1)); });
            })
            .and_then([&] {
                return readValues(Category::Genre, u"SELECT movie_id, genre FROM movie_genre"_s, chunk);
            })
            .and_then([&] {
                return readValues(Category::Country, u"SELECT movie_id, code FROM movie_country"_s, chunk);
            })
            .and_then([&] {
                return readValues(Category::Language, u"SELECT movie_id, code FROM movie_language"_s, chunk);
            })
            .and_then([&] {
                return readFact(.1,
                                u"SELECT m.movie_id, k.name FROM movie_keyword m"
                                u" JOIN keyword k ON k.id = m.keyword_id"_s,
                                {}, chunk,
                                [this](Doc doc, const Rows &row) { m_builder.addKeyword(doc, row.text(1)); });
            })
            .and_then([&] {
                return readFact(
                    .2,
                    u"SELECT movie_id, person_id, CASE role WHEN 'director' THEN 1 ELSE 0 END FROM credit"_s,
                    u" ORDER BY movie_id, role, position"_s, chunk, [this](Doc doc, const Rows &row) {
                        m_builder.addCredit(doc, PersonId(row.integer(1)), row.integer(2) == 1);
                    });
            });
    }

    TableStream m_tables;
    PublicScores m_scores;
    SegmentBuilder m_builder;
};

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
    {
        auto rows = m_database.run(
            u"SELECT name, value FROM meta WHERE name IN ('catalogue_id', 'catalogue_version')"_s);
        if (!rows)
            return tl::unexpected(rows.error());
        while (rows->next()) {
            if (rows->text(0) == "catalogue_id"_L1)
                stamp.catalogue = rows->text(1).toLatin1();
            else
                stamp.version = rows->text(1).toLongLong();
        }
    }
    if (!stamp.catalogue.isEmpty())
        return stamp;
    // A database is given its id when somebody first asks for it.
    return MovieRepository(m_database).catalogueId().map([&](const QByteArray &id) {
        return SnapshotStamp{id, stamp.version};
    });
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
    return reading.all(*last).map([&] { return reading.isStopped() ? SegmentPtr() : reading.finish(); });
}

Result<SegmentPtr> IndexReader::read(const QList<MovieId> &movies) const
{
    const Step always;
    SegmentReading reading(m_database, always);
    return reading.some(movies).map([&] { return reading.finish(); });
}

} // namespace matinee
