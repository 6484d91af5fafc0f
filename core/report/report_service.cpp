#include "core/report/report_service.h"

#include "core/base/clock.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/recommend/reason_text.h"
#include "core/recommend/recommend_service.h"
#include "core/report/report_text.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace matinee {

namespace {

/// As many as stand on the first page, below its head.
constexpr int Recommendations = 8;

struct Viewing {
    const MovieSummary *movie;
    WatchedOn on;
    bool rewatch;
    std::optional<Rating> rating;
};

/// Whether all days that `on` may mean are within the period.
bool isWithin(const WatchedOn &on, const ReportOptions &options)
{
    if (!options.from && !options.to)
        return true;
    const auto year = on.year();
    if (!year)
        return false;
    QDate first(*year, 1, 1);
    QDate last(*year, 12, 31);
    if (const auto day = on.exactDay()) {
        first = last = *day;
    } else if (const QDate month = QDate::fromString(on.text(), QStringLiteral("yyyy-MM")); month.isValid()) {
        first = month;
        last = month.addDays(month.daysInMonth() - 1);
    }
    return (!options.from || first >= *options.from) && (!options.to || last <= *options.to);
}

/// The diary, and after it what was rated but never logged: seen too, nobody knows when.
QList<Viewing> viewingsOf(const QList<Watch> &diary, const Shelf &shelf, const Catalogue &catalogue,
                          const ReportOptions &options)
{
    QList<Viewing> viewings;
    for (const Watch &watch : diary) {
        if (const MovieSummary *movie = catalogue.find(watch.movie);
            movie && isWithin(watch.watchedOn, options))
            viewings.append({movie, watch.watchedOn, watch.rewatch, shelf.value(watch.movie).rating});
    }
    const auto logged = viewings.size();
    for (const auto &[id, mine] : shelf.asKeyValueRange()) {
        const MovieSummary *movie = catalogue.find(id);
        if (movie && mine.rating && mine.watches == 0 && isWithin({}, options))
            viewings.append({movie, {}, false, mine.rating});
    }
    std::sort(viewings.begin() + logged, viewings.end(), [](const Viewing &a, const Viewing &b) {
        return QString::localeAwareCompare(a.movie->title, b.movie->title) < 0;
    });
    return viewings;
}

/// The mean of what is rated.
struct Mean {
    int points = 0;
    int count = 0;

    void add(std::optional<Rating> rating)
    {
        if (rating) {
            points += rating->points();
            ++count;
        }
    }
    std::optional<double> stars() const
    {
        return count > 0 ? std::optional(points / 20.0 / count) : std::nullopt;
    }
};

/// Each film once, in the order of the viewings.
QList<Viewing> distinctFilms(const QList<Viewing> &viewings)
{
    QSet<MovieId> known;
    QList<Viewing> films;
    for (const Viewing &viewing : viewings) {
        if (!known.contains(viewing.movie->id)) {
            known.insert(viewing.movie->id);
            films.append(viewing);
        }
    }
    return films;
}

QList<Report::Genre> genresOf(const QList<Viewing> &films)
{
    struct Tally {
        int films = 0;
        Mean mean;
    };
    QHash<QString, Tally> tallies;
    for (const Viewing &film : films) {
        for (const QString &genre : film.movie->genres) {
            ++tallies[genre].films;
            tallies[genre].mean.add(film.rating);
        }
    }
    QList<Report::Genre> genres;
    for (const auto &[name, tally] : tallies.asKeyValueRange())
        genres.append({name, tally.films, tally.mean.stars()});
    std::ranges::sort(genres, [](const Report::Genre &a, const Report::Genre &b) {
        return a.films != b.films ? a.films > b.films : a.name < b.name;
    });
    return genres;
}

void countHeadlines(Report &report, const QList<Viewing> &viewings, const QList<Viewing> &films)
{
    Mean mean;
    for (const Viewing &film : films)
        mean.add(film.rating);
    for (const Viewing &viewing : viewings)
        report.minutes += viewing.movie->runtimeMinutes.value_or(0);
    report.films = static_cast<int>(films.size());
    report.watches = static_cast<int>(viewings.size());
    report.ratings = mean.count;
    report.meanStars = mean.stars();
}

Report::Recommendation recommendationOf(const Suggestion &suggestion, const MovieSummary &movie,
                                        const Catalogue &catalogue)
{
    return {movie.title,
            longFacts(movie),
            reasonText(suggestion, catalogue),
            static_cast<int>(std::lround(100 * suggestion.match)),
            {movie.ref, movie.title, movie.directors.value(0), movie.year, movie.genres}};
}

} // namespace

ReportService::ReportService(CatalogService &catalog, LibraryService &library, RecommendService &recommend,
                             const Clock &clock)
    : m_catalog(catalog),
      m_library(library),
      m_recommend(recommend),
      m_clock(clock)
{
}

Result<Report> ReportService::build(UserId user, const QString &person, const ReportOptions &options)
{
    const auto catalogue = m_catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    const auto diary = m_library.diary(user);
    if (!diary)
        return tl::unexpected(diary.error());
    const auto shelf = m_library.shelf(user);
    if (!shelf)
        return tl::unexpected(shelf.error());

    Report report;
    report.person = person;
    report.period = periodText(options);
    report.madeAt = m_clock.now();
    report.options = options;

    const QList<Viewing> viewings = viewingsOf(*diary, *shelf, **catalogue, options);
    const QList<Viewing> films = distinctFilms(viewings);
    countHeadlines(report, viewings, films);
    report.genres = genresOf(films);
    for (const Viewing &viewing : viewings)
        report.history.append({dayText(viewing.on), viewing.movie->title, shortFacts(*viewing.movie),
                               viewing.rating, viewing.rewatch});
    if (options.sections.contains(ReportOptions::Section::Recommendations)) {
        const auto suggested = recommendations(user, **catalogue);
        if (!suggested)
            return tl::unexpected(suggested.error());
        report.recommendations = *suggested;
    }
    return report;
}

Result<QList<Report::Recommendation>> ReportService::recommendations(UserId user, const Catalogue &catalogue)
{
    SuggestOptions wanted;
    wanted.limit = Recommendations;
    return m_recommend.suggest(user, wanted).map([&](const QList<Suggestion> &suggestions) {
        QList<Report::Recommendation> films;
        for (const Suggestion &suggestion : suggestions) {
            if (const MovieSummary *movie = catalogue.find(suggestion.movie))
                films.append(recommendationOf(suggestion, *movie, catalogue));
        }
        return films;
    });
}

} // namespace matinee
