#include "core/search/segment_reading.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MillisecondsADay = 86'400'000;

template <class Value>
std::optional<Value> optionalValue(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : std::optional(rows.value(column).value<Value>());
}

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

/// As floats, which is how columns have it; unknown comes last.
bool isMorePopular(const SegmentBuilder::Film &one, const SegmentBuilder::Film &other)
{
    return float(one.popularity.value_or(-1)) > float(other.popularity.value_or(-1));
}

/// The order of a segment's films.
bool comesBefore(const SegmentBuilder::Film &one, const SegmentBuilder::Film &other)
{
    return isMorePopular(one, other) || (!isMorePopular(other, one) && one.movie < other.movie);
}

} // namespace

Result<void> SegmentReading::all(qint64 lastFilm)
{
    m_tables.setLastFilm(lastFilm);
    return readScores({})
        .and_then([this] {
            return readFilms({}, [this](SegmentBuilder::Film film) { addInOrder(std::move(film)); });
        })
        .map([this] { addAlike(); })
        .and_then([this] { return readFacts({}); });
}

Result<void> SegmentReading::some(const QList<MovieId> &movies)
{
    std::vector<SegmentBuilder::Film> films;
    for (qsizetype first = 0; first < movies.size(); first += TableStream::ChunkSize) {
        const auto chunk = movies.mid(first, TableStream::ChunkSize);
        auto read = readScores(chunk).and_then([&] {
            return readFilms(chunk, [&](SegmentBuilder::Film film) { films.push_back(std::move(film)); });
        });
        if (!read)
            return read;
    }
    std::sort(films.begin(), films.end(), comesBefore);
    for (const SegmentBuilder::Film &film : films)
        m_builder.add(film);
    for (qsizetype first = 0; first < movies.size(); first += TableStream::ChunkSize) {
        if (auto read = readFacts(movies.mid(first, TableStream::ChunkSize)); !read)
            return read;
    }
    return {};
}

/// For films by popularity as the database has it. Columns have it as float, where some that differ by a
/// hair are the same: these wait for each other.
void SegmentReading::addInOrder(SegmentBuilder::Film film)
{
    if (!m_alike.empty() && (!film.popularity || isMorePopular(m_alike.front(), film)))
        addAlike();
    if (film.popularity)
        m_alike.push_back(std::move(film));
    else
        m_builder.add(film);
}

void SegmentReading::addAlike()
{
    std::sort(m_alike.begin(), m_alike.end(), comesBefore);
    for (const SegmentBuilder::Film &film : m_alike)
        m_builder.add(film);
    m_alike.clear();
}

Result<void> SegmentReading::readScores(const QList<MovieId> &chunk)
{
    m_tables.begin(.05);
    const Table scores{u"SELECT movie_id, source, value, scale, votes FROM movie_score"_s,
                       u" WHERE movie_id"_s, u" ORDER BY movie_id, source"_s};
    return m_tables.each(scores, chunk, [this](const Rows &row) { m_scores.add(row); });
}

template <class Use>
Result<void> SegmentReading::readFilms(const QList<MovieId> &chunk, Use use)
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
Result<void> SegmentReading::readFact(double share, const QString &select, const QString &order,
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

Result<void> SegmentReading::readValues(Category category, const QString &select, const QList<MovieId> &chunk)
{
    return readFact(.03, select, {}, chunk,
                    [&](Doc doc, const Rows &row) { m_builder.addValue(doc, category, row.text(1)); });
}

Result<void> SegmentReading::readPeople(const QList<MovieId> &chunk)
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

void SegmentReading::addPerson(const Rows &row, int column)
{
    m_builder.addPerson(PersonId(row.integer(column)), row.text(column + 1));
}

Result<void> SegmentReading::readFacts(const QList<MovieId> &chunk)
{
    return readPeople(chunk)
        .and_then([&] {
            return readFact(.1, u"SELECT movie_id, title FROM movie_title"_s,
                            u" ORDER BY movie_id, position"_s, chunk,
                            [this](Doc doc, const Rows &row) { m_builder.addTitle(doc, row.text(1)); });
        })
        .and_then(
            [&] { return readValues(Category::Genre, u"SELECT movie_id, genre FROM movie_genre"_s, chunk); })
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
                .2, u"SELECT movie_id, person_id, CASE role WHEN 'director' THEN 1 ELSE 0 END FROM credit"_s,
                u" ORDER BY movie_id, role, position"_s, chunk, [this](Doc doc, const Rows &row) {
                    m_builder.addCredit(doc, PersonId(row.integer(1)), row.integer(2) == 1);
                });
        });
}

} // namespace matinee
