#include "core/catalog_import/csv_films.h"

#include "core/base/text.h"
#include "core/catalog_import/csv_cells.h"
#include "core/catalog_import/film_facts.h"
#include "core/catalog_import/film_intake.h"
#include "core/catalog_import/popularity.h"
#include "core/catalog_import/title_index.h"
#include "core/importing/film_collector.h"

namespace matinee::csv {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostDirectors = 10;
constexpr qsizetype MostCast = 30;
constexpr qsizetype MostWords = 20;
constexpr qsizetype LongestSynopsis = 4'000;

class Importer {
public:
    Importer(const Columns &columns, TitleIndex &titles, FilmIntake &intake)
        : m_columns(columns),
          m_titles(titles),
          m_intake(intake)
    {
    }

    Result<void> import(const QString &path);

private:
    Result<CsvRows> open(const QString &path);
    Result<void> findScale(CsvRows &rows);
    Result<void> takeRow(CsvRows &rows);
    QString cell(FilmFact fact) const;
    /// What `read` makes of a cell; one that is not empty and cannot be read is reported.
    template <class Read>
    auto fact(FilmFact fact, Read read) -> decltype(read(QString()));
    template <class Code>
    QStringList codes(FilmFact fact, Code code);
    bool identify(Movie &movie);
    void addFacts(Movie &movie);
    void addFigures(Movie &movie);
    void report(const QString &message) { m_intake.report(m_rows->name(), m_rows->line(), message); }

    Columns m_columns;
    TitleIndex &m_titles;
    FilmIntake &m_intake;
    QString m_ratingSource;
    QMap<FilmFact, qsizetype> m_places;
    std::optional<double> m_scale;
    CsvRows *m_rows = nullptr; ///< that of takeRow()
};

Result<void> Importer::import(const QString &path)
{
    auto first = open(path);
    if (!first)
        return tl::unexpected(first.error());
    if (m_columns.isEmpty())
        m_columns = guessColumns(first->columns());
    if (!m_columns.contains(FilmFact::Title))
        return fail(Error::Kind::Invalid,
                    say("core", "Say which column of %1 is the title.").arg(first->name()));
    for (auto wanted = m_columns.cbegin(); wanted != m_columns.cend(); ++wanted) {
        const auto place = first->column(*wanted);
        if (!place)
            return tl::unexpected(place.error());
        m_places.insert(wanted.key(), *place);
    }
    m_ratingSource = sourceOf(m_columns.value(FilmFact::Rating));
    m_intake.expect(first->packedSize() * 2);

    return findScale(*first)
        .and_then([&] { return open(path); })
        .and_then([&](CsvRows rows) {
            return m_intake.readAll(rows, say("core", "Saving films"), 1, [&] { return takeRow(rows); });
        })
        .and_then([&] { return m_intake.finish(); });
}

Result<CsvRows> Importer::open(const QString &path)
{
    return LineFile::open(path).and_then([](LineFile file) { return CsvRows::open(std::move(file)); });
}

Result<void> Importer::findScale(CsvRows &rows)
{
    double highest = 0;
    const auto look = [&]() -> Result<void> {
        const auto place = m_places.constFind(FilmFact::Rating);
        if (place == m_places.cend() || !rows.fault().isEmpty())
            return {};
        if (const auto figure = readFigure(rows.cells().at(*place)); figure && !figure->scale)
            highest = std::max(highest, figure->value);
        return {};
    };
    return m_intake.readAll(rows, say("core", "Reading ratings"), 1, look).map([&] {
        m_scale = scaleOf(highest);
    });
}

Result<void> Importer::takeRow(CsvRows &rows)
{
    m_rows = &rows;
    m_intake.countRow();
    if (!rows.fault().isEmpty()) {
        report(rows.fault());
        return {};
    }
    Movie movie;
    movie.source = u"csv"_s;
    movie.summary.title = cell(FilmFact::Title);
    if (!isUsableTitle(movie.summary.title)) {
        report(say("core", "The film has no title, or one that is far too long."));
        return {};
    }
    movie.summary.year = fact(FilmFact::Year, readYear);
    if (!identify(movie))
        return {};
    addFacts(movie);
    addFigures(movie);
    return m_intake.add(std::move(movie), rows.name(), rows.line());
}

QString Importer::cell(FilmFact fact) const
{
    const auto place = m_places.constFind(fact);
    QString text = place == m_places.cend() ? QString() : m_rows->cells().at(*place);
    // As data sets write "unknown".
    return text == "\\N"_L1 || text == "N/A"_L1 || text == "nan"_L1 || text == "NaN"_L1 ? QString() : text;
}

template <class Read>
auto Importer::fact(FilmFact fact, Read read) -> decltype(read(QString()))
{
    const QString text = cell(fact);
    if (text.isEmpty())
        return std::nullopt;
    const auto value = read(text);
    if (!value)
        report(
            say("core", "\"%1\" in column \"%2\" cannot be read.").arg(text.left(40), m_columns.value(fact)));
    return value;
}

template <class Code>
QStringList Importer::codes(FilmFact fact, Code code)
{
    QStringList known;
    for (const QString &word : readList(cell(fact), MostWords)) {
        const std::optional<QString> found = code(word);
        if (!found)
            report(say("core", "\"%1\" in column \"%2\" is not known.")
                       .arg(word.left(40), m_columns.value(fact)));
        else if (!known.contains(*found))
            known.append(*found);
    }
    return known;
}

bool Importer::identify(Movie &movie)
{
    MovieSummary &summary = movie.summary;
    if (const auto id = fact(FilmFact::TmdbId, readTmdbId)) {
        movie.externalIds.insert(u"tmdb"_s, *id);
        summary.ref = u"tmdb:"_s + *id;
    }
    if (const auto id = fact(FilmFact::ImdbId, readImdbId)) {
        movie.externalIds.insert(u"imdb"_s, *id);
        summary.ref = u"imdb:"_s + *id;
    }
    if (!summary.ref.isEmpty()) {
        m_titles.add(summary.title, summary.year, summary.ref);
        return true;
    }
    // The year is half the film's identity then, and was reported when it cannot be read.
    if (!summary.year && !cell(FilmFact::Year).isEmpty())
        return false;
    ExportedFilm film;
    film.title = summary.title;
    film.year = summary.year;
    const auto ref = refByTitle(m_titles, film, movie.source);
    if (!ref)
        report(
            say("core", "The catalogue has several films called %1 of that year; give an id of IMDb or TMDB.")
                .arg(film.title));
    summary.ref = ref.value_or(QString());
    return ref.has_value();
}

void Importer::addFacts(Movie &movie)
{
    MovieSummary &summary = movie.summary;
    summary.originalTitle = cell(FilmFact::OriginalTitle);
    if (summary.originalTitle == summary.title || !isUsableTitle(summary.originalTitle))
        summary.originalTitle.clear();
    summary.runtimeMinutes = fact(FilmFact::Runtime, readMinutes);
    for (const QString &genre : readList(cell(FilmFact::Genres), MostWords))
        summary.genres.append(genreName(genre));
    summary.genres.removeDuplicates();
    summary.directors = readList(cell(FilmFact::Directors), MostDirectors);
    movie.cast = readList(cell(FilmFact::Cast), MostCast);
    movie.countries = codes(FilmFact::Countries, countryCode);
    movie.languages = codes(FilmFact::Languages, languageCode);
    for (const QString &keyword : readList(cell(FilmFact::Keywords), MostWords))
        movie.keywords.append(keyword.toLower());
    movie.keywords.removeDuplicates();
    movie.synopsis = cell(FilmFact::Synopsis).simplified().left(LongestSynopsis);
}

void Importer::addFigures(Movie &movie)
{
    const auto votes = fact(FilmFact::Votes, readCount);
    if (votes)
        movie.summary.popularity = popularityOfVotes(static_cast<double>(*votes));
    const auto figure = fact(FilmFact::Rating, readFigure);
    if (!figure)
        return;
    if (const auto scale = figure->scale ? figure->scale : m_scale)
        movie.scores.append({m_ratingSource, figure->value, *scale, votes});
    else
        report(say("core", "Column \"%1\" has figures above 100, so it is not taken for ratings.")
                   .arg(m_columns.value(FilmFact::Rating)));
}

} // namespace

QString sourceOf(const QString &ratingColumn)
{
    const QString name = ratingColumn.toLower();
    const std::pair<QLatin1StringView, QLatin1StringView> known[] = {
        {"imdb"_L1, "imdb"_L1},         {"averagerating"_L1, "imdb"_L1}, {"tmdb"_L1, "tmdb"_L1},
        {"vote_average"_L1, "tmdb"_L1}, {"meta"_L1, "metacritic"_L1},    {"tomato"_L1, "rotten_tomatoes"_L1}};
    for (const auto &[part, source] : known) {
        if (name.contains(part))
            return source;
    }
    return u"csv"_s;
}

Result<void> importFilms(const QString &path, Columns columns, TitleIndex &titles, FilmIntake &intake)
{
    return Importer(columns, titles, intake).import(path);
}

} // namespace matinee::csv
