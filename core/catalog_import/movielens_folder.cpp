#include "core/catalog_import/movielens_folder.h"

#include "core/base/text.h"
#include "core/catalog_import/csv_rows.h"
#include "core/catalog_import/film_intake.h"
#include "core/catalog_import/movielens_figures.h"
#include "core/catalog_import/plain_columns.h"
#include "core/catalog_import/popularity.h"
#include "core/catalog_import/source_folder.h"
#include "core/catalog_import/title_index.h"
#include "core/importing/film_collector.h"
#include "core/importing/movielens_title.h"

#include <cmath>

namespace matinee::movielens {

using namespace Qt::StringLiterals;

namespace {

constexpr double MostStars = 5;

QString named(const char *file)
{
    return QString::fromLatin1(file);
}

std::optional<quint32> idOf(const QString &text)
{
    bool isNumber = false;
    const quint32 id = text.toUInt(&isNumber);
    return isNumber && id > 0 ? std::optional(id) : std::nullopt;
}

/// Half stars of "0.5" to "5.0".
std::optional<int> halfStarsOf(std::string_view text)
{
    const std::size_t point = text.find('.');
    const auto whole = numberOf(text.substr(0, point));
    const auto part = point == std::string_view::npos ? 0 : numberOf(text.substr(point + 1));
    if (!whole || *whole > 5 || !part || (*part != 0 && *part != 5))
        return std::nullopt;
    const int halves = static_cast<int>(*whole * 2 + (*part == 5 ? 1 : 0));
    return halves >= 1 && halves <= 10 ? std::optional(halves) : std::nullopt;
}

tl::unexpected<Error> tooMuch(const QString &file)
{
    return fail(Error::Kind::Invalid, say("core", "%1 has more rows than Matinee can take in.").arg(file));
}

struct Link {
    quint32 imdb = 0; ///< 0: unknown
    quint32 tmdb = 0;
};

class Importer {
public:
    Importer(const SourceFolder &folder, TitleIndex &titles, FilmIntake &intake)
        : m_folder(folder),
          m_titles(titles),
          m_intake(intake)
    {
    }

    Result<void> import();

private:
    /// Calls `use` with the cells of each row in these columns.
    template <class Use>
    Result<void> readFile(const char *name, const QString &step, const QStringList &columns, Use use);

    Result<void> readLinks();
    Result<void> readTags();
    Result<void> readRatings();
    Result<void> readMovies();
    Result<void> takeMovie(const QStringList &cells, const CsvRows &rows);
    /// Says what is wrong with the present row, which does not end the import.
    Result<void> report(const CsvRows &rows, const QString &message);
    Result<FilmOffer> offerFrom(quint32 id, const ExportedFilm &film);
    void addFigures(Movie &movie, quint32 id) const;

    const SourceFolder &m_folder;
    TitleIndex &m_titles;
    FilmIntake &m_intake;
    QHash<quint32, Link> m_links;
    Tags m_tags;
    RatingSums m_ratings;
    QSet<quint32> m_tmdbIds; ///< that links.csv gives at all
    QSet<quint32> m_sharedTmdbIds; ///< that it gives several films, so that they tell nothing
};

template <class Use>
Result<void> Importer::readFile(const char *name, const QString &step, const QStringList &columns, Use use)
{
    auto rows = m_folder.open(named(name)).and_then(CsvRows::open);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<qsizetype> places;
    for (const QString &column : columns) {
        const auto place = rows->column(column);
        if (!place)
            return tl::unexpected(place.error());
        places.append(*place);
    }
    QStringList cells(columns.size());
    return m_intake.readAll(*rows, step, 1, [&]() -> Result<void> {
        m_intake.countRow();
        if (!rows->fault().isEmpty())
            return report(*rows, rows->fault());
        for (qsizetype i = 0; i < places.size(); ++i)
            cells[i] = rows->cells()[places[i]];
        return use(cells, *rows);
    });
}

Result<void> Importer::report(const CsvRows &rows, const QString &message)
{
    m_intake.report(rows.name(), rows.line(), message);
    return {};
}

Result<void> Importer::import()
{
    if (!m_folder.has(named(MoviesFile)))
        return fail(Error::Kind::NotFound,
                    say("core", "This is no data set of MovieLens: %1 is missing.").arg(named(MoviesFile)));
    qint64 total = 0;
    for (const char *file : {LinksFile, TagsFile, RatingsFile, MoviesFile}) {
        total += m_folder.packedSize(named(file));
        if (!m_folder.has(named(file)))
            m_intake.reportMissing(named(file));
    }
    m_intake.expect(total);
    return readLinks()
        .and_then([this] { return readTags(); })
        .and_then([this] { return readRatings(); })
        .and_then([this] { return readMovies(); })
        .and_then([this] { return m_intake.finish(); });
}

Result<void> Importer::readLinks()
{
    if (!m_folder.has(named(LinksFile)))
        return {};
    const auto use = [this](const QStringList &cells, const CsvRows &rows) -> Result<void> {
        const auto film = idOf(cells[0]);
        if (!film)
            return report(rows, say("core", "\"%1\" is no number of a film.").arg(cells[0].left(40)));
        const Link link{idOf(cells[1]).value_or(0), idOf(cells[2]).value_or(0)};
        m_links.insert(*film, link);
        if (m_tmdbIds.contains(link.tmdb))
            m_sharedTmdbIds.insert(link.tmdb);
        m_tmdbIds.insert(link.tmdb);
        return m_links.size() > RatingSums::MostFilms ? tooMuch(rows.name()) : Result<void>();
    };
    return readFile(LinksFile, say("core", "Reading ids"), {u"movieId"_s, u"imdbId"_s, u"tmdbId"_s}, use);
}

Result<void> Importer::readTags()
{
    if (!m_folder.has(named(TagsFile)))
        return {};
    const auto use = [this](const QStringList &cells, const CsvRows &rows) -> Result<void> {
        const auto person = idOf(cells[0]);
        const auto film = idOf(cells[1]);
        if (!person || !film)
            return report(rows, say("core", "The row has no numbers of a person and a film."));
        return m_tags.add(*person, *film, cells[2]) ? Result<void>() : tooMuch(rows.name());
    };
    return readFile(TagsFile, say("core", "Reading tags"), {u"userId"_s, u"movieId"_s, u"tag"_s}, use)
        .map([this] { m_tags.sort(); });
}

/// Tens of millions of rows of nothing but numbers, so they are not taken apart as CSV.
Result<void> Importer::readRatings()
{
    if (!m_folder.has(named(RatingsFile)))
        return {};
    auto file = m_folder.open(named(RatingsFile));
    if (!file)
        return tl::unexpected(file.error());
    if (const auto header = file->next(); !header)
        return tl::unexpected(header.error());
    const auto columns = PlainColumns<2>::find(file->name(), file->text(), {"movieId", "rating"}, ',');
    if (!columns)
        return tl::unexpected(columns.error());

    return m_intake.readAll(*file, say("core", "Reading ratings"), 1, [&]() -> Result<void> {
        if (file->text().empty() && !file->isTooLong())
            return {};
        m_intake.countRow();
        const auto cells = columns->split(file->text());
        const auto film = cells ? numberOf((*cells)[0]) : std::nullopt;
        const auto halves = cells ? halfStarsOf((*cells)[1]) : std::nullopt;
        if (!film || *film < 1 || *film > std::numeric_limits<quint32>::max() || !halves)
            m_intake.report(file->name(), file->number(),
                            say("core", "The row has no number of a film and a rating from 0.5 to 5."));
        else if (!m_ratings.add(static_cast<quint32>(*film), *halves))
            return tooMuch(file->name());
        return {};
    });
}

Result<void> Importer::readMovies()
{
    return readFile(MoviesFile, say("core", "Saving films"), {u"movieId"_s, u"title"_s, u"genres"_s},
                    [this](const QStringList &cells, const CsvRows &rows) { return takeMovie(cells, rows); });
}

Result<void> Importer::takeMovie(const QStringList &cells, const CsvRows &rows)
{
    const auto id = idOf(cells[0]);
    if (!id)
        return report(rows, say("core", "\"%1\" is no number of a film.").arg(cells[0].left(40)));
    if (!isUsableTitle(cells[1]))
        return report(rows, say("core", "The film has no title, or one that is far too long."));
    ExportedFilm film = readTitle(cells[1]);
    film.genres = readGenres(cells[2]);
    auto offer = offerFrom(*id, film);
    if (!offer)
        return report(rows, offer.error().message);
    addFigures(offer->movie, *id);
    return m_intake.add(std::move(offer->movie), rows.name(), rows.line(), offer->namesake);
}

Result<FilmOffer> Importer::offerFrom(quint32 id, const ExportedFilm &film)
{
    Movie movie;
    movie.source = u"movielens"_s;
    movie.summary.title = film.title;
    movie.summary.originalTitle = film.originalTitle;
    movie.summary.year = film.year;
    movie.summary.genres = film.genres;
    for (const QString &title : film.otherTitles) {
        if (title != film.originalTitle)
            movie.otherTitles.append(title);
    }
    const Link link = m_links.value(id);
    if (link.tmdb != 0 && !m_sharedTmdbIds.contains(link.tmdb)) {
        const QString tmdbId = QString::number(link.tmdb);
        movie.externalIds.insert(u"tmdb"_s, tmdbId);
        movie.summary.ref = u"tmdb:"_s + tmdbId;
    }
    if (link.imdb != 0) {
        const QString imdbId = u"tt"_s + QString::number(link.imdb).rightJustified(7, u'0');
        movie.externalIds.insert(u"imdb"_s, imdbId);
        movie.summary.ref = u"imdb:"_s + imdbId;
    }
    if (!movie.summary.ref.isEmpty()) {
        QStringList ids{movie.summary.ref};
        if (const QString tmdb = movie.externalIds.value(u"tmdb"_s); link.imdb != 0 && !tmdb.isEmpty())
            ids.append(u"tmdb:"_s + tmdb);
        m_titles.add(film.title, film.year, ids);
        const QString namesake = m_titles.namesake(film.title, film.year, movie.summary.ref);
        return FilmOffer{std::move(movie), namesake};
    }
    const auto ref = refByTitle(m_titles, film, movie.source);
    if (!ref)
        return fail(
            Error::Kind::Conflict,
            say("core", "The catalogue has several films called %1 of that year; links.csv gives no id.")
                .arg(film.title));
    movie.summary.ref = *ref;
    return FilmOffer{std::move(movie), {}};
}

void Importer::addFigures(Movie &movie, quint32 id) const
{
    movie.keywords = m_tags.keywordsOf(id);
    const RatingSums::Sum sum = m_ratings.of(id);
    if (sum.ratings == 0)
        return;
    const double mean = static_cast<double>(sum.halfStars) / 2 / static_cast<double>(sum.ratings);
    movie.scores.append({u"movielens"_s, std::round(mean * 100) / 100, MostStars, sum.ratings});
    movie.summary.popularity = popularityOfRatings(sum.ratings, m_ratings.most());
}

} // namespace

Result<void> importFilms(const SourceFolder &folder, TitleIndex &titles, FilmIntake &intake)
{
    return Importer(folder, titles, intake).import();
}

} // namespace matinee::movielens
