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

/// What the figures of a source are out of; std::nullopt: unknown.
std::optional<double> knownScaleOf(const QString &source)
{
    if (source == "imdb"_L1 || source == "tmdb"_L1)
        return 10;
    if (source == "metacritic"_L1 || source == "rotten_tomatoes"_L1)
        return 100;
    return std::nullopt;
}

/// Written as refs, the one that names the film first.
QStringList refsOf(const std::optional<QString> &imdbId, const std::optional<QString> &tmdbId)
{
    QStringList refs;
    if (imdbId)
        refs.append(u"imdb:"_s + *imdbId);
    if (tmdbId)
        refs.append(u"tmdb:"_s + *tmdbId);
    return refs;
}

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
    Result<void> lookAhead(CsvRows &rows);
    Result<void> takeRow(CsvRows &rows);
    QString cell(FilmFact fact) const;
    /// What `read` makes of a cell; one that is not empty and cannot be read is reported.
    template <class Read>
    auto fact(FilmFact fact, Read read) -> decltype(read(QString()));
    template <class Code>
    QStringList codes(FilmFact fact, Code code);
    /// Gives the film its ref and ids, and answers its namesake; std::nullopt: it cannot be told, which is
    /// reported.
    std::optional<QString> identify(Movie &movie);
    void addFacts(Movie &movie);
    void addFigures(Movie &movie);
    void report(const QString &message) { m_intake.report(m_rows->name(), m_rows->line(), message); }

    Columns m_columns;
    TitleIndex &m_titles;
    FilmIntake &m_intake;
    QString m_ratingSource;
    QMap<FilmFact, qsizetype> m_places;
    std::optional<double> m_scale;
    CsvRows *m_rows = nullptr; ///< of the present reading
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

    return lookAhead(*first)
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

/// Learns the scale, and the titles of all rows with an id: a row without one means the same film wherever it
/// stands, and in every import of the file.
Result<void> Importer::lookAhead(CsvRows &rows)
{
    m_rows = &rows;
    double highest = 0;
    const auto look = [&]() -> Result<void> {
        if (!rows.fault().isEmpty())
            return {};
        if (const auto figure = readFigure(cell(FilmFact::Rating)); figure && !figure->scale)
            highest = std::max(highest, figure->value);
        const QString title = cell(FilmFact::Title);
        const QStringList refs =
            refsOf(readImdbId(cell(FilmFact::ImdbId)), readTmdbId(cell(FilmFact::TmdbId)));
        if (isUsableTitle(title) && !refs.isEmpty())
            m_titles.add(title, readYear(cell(FilmFact::Year)), refs);
        return {};
    };
    return m_intake.readAll(rows, say("core", "Reading titles"), 1, look).map([&] {
        const auto known = knownScaleOf(m_ratingSource);
        m_scale = known ? known : scaleOf(highest);
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
    const auto namesake = identify(movie);
    if (!namesake)
        return {};
    addFacts(movie);
    addFigures(movie);
    return m_intake.add(std::move(movie), rows.name(), rows.line(), *namesake);
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
    auto value = read(text);
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

std::optional<QString> Importer::identify(Movie &movie)
{
    MovieSummary &summary = movie.summary;
    const auto tmdbId = fact(FilmFact::TmdbId, readTmdbId);
    if (tmdbId)
        movie.externalIds.insert(u"tmdb"_s, *tmdbId);
    const auto imdbId = fact(FilmFact::ImdbId, readImdbId);
    if (imdbId)
        movie.externalIds.insert(u"imdb"_s, *imdbId);
    if (const QStringList refs = refsOf(imdbId, tmdbId); !refs.isEmpty()) {
        summary.ref = refs.first();
        return m_titles.namesake(summary.title, summary.year, summary.ref);
    }
    // The year is half the film's identity then, and was reported when it cannot be read.
    if (!summary.year && !cell(FilmFact::Year).isEmpty())
        return std::nullopt;
    ExportedFilm film;
    film.title = summary.title;
    film.year = summary.year;
    const auto ref = refByTitle(m_titles, film, movie.source);
    if (!ref) {
        report(
            say("core", "The catalogue has several films called %1 of that year; give an id of IMDb or TMDB.")
                .arg(film.title));
        return std::nullopt;
    }
    summary.ref = *ref;
    return QString();
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
    const QString column = m_columns.value(FilmFact::Rating);
    const auto scale = figure->scale ? figure->scale : m_scale;
    if (!scale)
        report(
            say("core", "Column \"%1\" has figures above 100, so it is not taken for ratings.").arg(column));
    else if (figure->value > *scale)
        report(say("core", "%1 in column \"%2\" is no rating from 0 to %3.")
                   .arg(QString::number(figure->value), column, QString::number(*scale)));
    else
        movie.scores.append({m_ratingSource, figure->value, *scale, votes});
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

Result<void> importFilms(const QString &path, const Columns &columns, TitleIndex &titles, FilmIntake &intake)
{
    return Importer(columns, titles, intake).import(path);
}

} // namespace matinee::csv
