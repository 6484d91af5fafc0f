#include "core/importing/import_service.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/catalog/catalog_service.h"
#include "core/importing/archive.h"
#include "core/importing/film_matcher.h"
#include "core/importing/import_plan.h"
#include "core/importing/letterboxd_reader.h"
#include "core/importing/movielens_reader.h"
#include "core/library/library_service.h"

namespace matinee {

using namespace Qt::StringLiterals;

/// The export's films in our catalogue, in its order.
struct ImportService::Films {
    QList<KnownFilm> known;
    int matched = 0;
    int created = 0;
};

namespace {

Result<ServiceExport> readExport(const ImportOptions &options)
{
    const bool isLetterboxd = options.format == ImportFormat::Letterboxd;
    const auto files = readExportFiles(options.path, isLetterboxd ? letterboxd::wants : movielens::wants);
    if (!files)
        return tl::unexpected(files.error());
    return isLetterboxd ? letterboxd::read(*files) : movielens::read(*files, options.movieLensUser);
}

/// The ref a film is entered with: the same from one import to the next.
QString refFor(const ExportedFilm &film, const QString &source)
{
    if (!film.imdbId.isEmpty())
        return u"imdb:"_s + film.imdbId;
    if (!film.tmdbId.isEmpty())
        return u"tmdb:"_s + film.tmdbId;
    const QString year = film.year ? QString::number(*film.year) : QString();
    return u"local:"_s + importedUuid(source, u"film:%1|%2"_s.arg(film.title, year));
}

NewMovie newMovie(const ExportedFilm &film, const QString &ref, const QString &source)
{
    NewMovie movie;
    movie.summary.ref = ref;
    movie.summary.title = film.title;
    movie.summary.originalTitle = film.originalTitle;
    movie.summary.year = film.year;
    movie.summary.genres = film.genres;
    movie.source = source;
    if (!film.imdbId.isEmpty())
        movie.externalIds.insert(u"imdb"_s, film.imdbId);
    if (!film.tmdbId.isEmpty())
        movie.externalIds.insert(u"tmdb"_s, film.tmdbId);
    return movie;
}

tl::unexpected<Error> cancelled()
{
    return fail(Error::Kind::Conflict, say("core", "The import was cancelled; nothing has changed."));
}

/// How many records the import wrote, told from what the library holds before and after.
void countChanges(const Holdings &before, const Holdings &after, ImportReport &report)
{
    const auto isNewIn = [](const auto &records, const auto &id) { return !records.contains(id); };
    for (auto at = after.watches.cbegin(); at != after.watches.cend(); ++at)
        report.watches += isNewIn(before.watches, at.key());
    for (auto at = after.reviews.cbegin(); at != after.reviews.cend(); ++at)
        report.reviews += isNewIn(before.reviews, at.key());
    for (auto at = after.shelf.cbegin(); at != after.shelf.cend(); ++at) {
        const Mine then = before.shelf.value(at.key());
        report.ratings += at->rating != then.rating;
        report.favourites += at->favourite != then.favourite;
        report.watchlist += at->watchlist != then.watchlist;
    }
}

} // namespace

ImportService::ImportService(CatalogService &catalog, LibraryService &library)
    : m_catalog(catalog),
      m_library(library)
{
}

Result<ImportReport> ImportService::import(UserId user, const ImportOptions &options,
                                           const ImportProgress &progress)
{
    const auto exported = readExport(options);
    if (!exported)
        return tl::unexpected(exported.error());
    if (progress && !progress(0, exported->rows))
        return cancelled();
    const auto before = holdings(user);
    if (!before)
        return tl::unexpected(before.error());
    const auto films = enterFilms(user, *exported);
    if (!films)
        return tl::unexpected(films.error());

    const ImportPlan plan = planImport(*exported, films->known, *before);
    const QString what = options.format == ImportFormat::Letterboxd ? say("core", "Import from Letterboxd")
                                                                    : say("core", "Import from MovieLens");
    const auto changed = m_library.applyAll(user, what, plan.edits);
    if (!changed)
        return tl::unexpected(changed.error());
    const auto after = holdings(user);
    if (!after)
        return tl::unexpected(after.error());

    ImportReport report;
    report.rows = exported->rows;
    report.matched = films->matched;
    report.created = films->created;
    report.changed = *changed;
    report.keptRatings = plan.keptRatings;
    report.problems = exported->problems.kept();
    report.problemCount = exported->problems.count();
    countChanges(*before, *after, report);
    if (progress)
        progress(exported->rows, exported->rows);
    return report;
}

Result<ImportService::Films> ImportService::enterFilms(UserId user, const ServiceExport &exported)
{
    const auto catalogue = m_catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    QStringList refs;
    for (const ExportedFilm &film : exported.films)
        refs.append(refFor(film, exported.source));

    Films films;
    QList<NewMovie> missing;
    QList<qsizetype> missingPlaces;
    QSet<MovieId> matched;
    QSet<QString> tmdbIds;
    const QList<MovieId> matches = FilmMatcher(*catalogue, user).match(exported.films, refs);
    for (qsizetype i = 0; i < matches.size(); ++i) {
        // The matcher sees only canonical refs; the database also knows a film's other ids.
        const MovieId id = matches[i].isStored() ? matches[i] : m_catalog.find(refs[i]).value_or(MovieId());
        if (const MovieSummary *movie = (*catalogue)->find(id)) {
            films.known.append({id, movie->ref});
            matched.insert(id);
            continue;
        }
        ExportedFilm film = exported.films[i];
        // MovieLens gives a few films the TMDB id of another, but an id names one film.
        if (tmdbIds.contains(film.tmdbId) || m_catalog.find(u"tmdb:"_s + film.tmdbId))
            film.tmdbId.clear();
        tmdbIds.insert(film.tmdbId);
        missing.append(newMovie(film, refs[i], exported.source));
        missingPlaces.append(i);
        films.known.append({{}, refs[i]});
    }
    const auto entered = m_catalog.addMissing(missing);
    if (!entered)
        return tl::unexpected(entered.error());
    for (qsizetype i = 0; i < entered->size(); ++i)
        films.known[missingPlaces[i]].id = entered->at(i);
    films.matched = static_cast<int>(matched.size());
    films.created = static_cast<int>(QSet<MovieId>(entered->cbegin(), entered->cend()).size());
    return films;
}

Result<Holdings> ImportService::holdings(UserId user) const
{
    const auto shelf = m_library.shelf(user);
    const auto diary = m_library.diary(user);
    const auto reviews = m_library.reviews(user);
    const auto removed = m_library.removedWatches(user);
    if (!shelf)
        return tl::unexpected(shelf.error());
    if (!diary)
        return tl::unexpected(diary.error());
    if (!reviews)
        return tl::unexpected(reviews.error());
    if (!removed)
        return tl::unexpected(removed.error());

    Holdings held{*shelf, {}, *removed, {}};
    for (const Watch &watch : *diary)
        held.watches.insert(watch.id, watch);
    for (const Review &review : *reviews)
        held.reviews.insert(review.id, review);
    return held;
}

} // namespace matinee
