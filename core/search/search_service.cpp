#include "core/search/search_service.h"

#include "core/catalog/catalog_service.h"
#include "core/catalog/folded.h"
#include "core/library/library_service.h"
#include "core/search/search_index.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

struct Hit {
    qsizetype row;
    int match;
};

int decadeOf(int year)
{
    return year / 10 * 10;
}

bool hasAll(const QStringList &genres, const QStringList &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const QString &genre) { return genres.contains(genre); });
}

bool hasAny(const QStringList &genres, const QStringList &unwanted)
{
    return std::any_of(unwanted.begin(), unwanted.end(),
                       [&](const QString &genre) { return genres.contains(genre); });
}

/// Every filter but genre and year, whose counts ignore their own choice.
bool passes(const MovieSummary &movie, const Mine &mine, const SearchQuery &query)
{
    if (query.seen != SearchQuery::Seen::Either && mine.seen() != (query.seen == SearchQuery::Seen::Seen))
        return false;
    if (query.inWatchlist && !mine.watchlist)
        return false;
    return !query.runtimeTo || (movie.runtimeMinutes && *movie.runtimeMinutes <= *query.runtimeTo);
}

bool isInYears(const MovieSummary &movie, const SearchQuery &query)
{
    if (!query.yearFrom && !query.yearTo)
        return true;
    return movie.year && *movie.year >= query.yearFrom.value_or(0)
        && *movie.year <= query.yearTo.value_or(9999);
}

/// Unknown values go last whichever way the sort runs.
int compareKnown(const std::optional<int> &left, const std::optional<int> &right, bool descending)
{
    if (left.has_value() != right.has_value())
        return left ? -1 : 1;
    if (!left || *left == *right)
        return 0;
    return (*left < *right) == descending ? 1 : -1;
}

std::optional<int> pointsOf(const Shelf &shelf, MovieId movie)
{
    const auto mine = shelf.constFind(movie);
    return mine != shelf.cend() && mine->rating ? std::optional(mine->rating->points()) : std::nullopt;
}

/// Negative: left first. Rows are in order of popularity, so equal films keep that order.
int compare(SearchQuery::Sort sort, const MovieSummary &left, const MovieSummary &right, const Shelf &shelf)
{
    switch (sort) {
    case SearchQuery::Sort::YearNewest:
        return compareKnown(left.year, right.year, true);
    case SearchQuery::Sort::YearOldest:
        return compareKnown(left.year, right.year, false);
    case SearchQuery::Sort::Runtime:
        return compareKnown(left.runtimeMinutes, right.runtimeMinutes, false);
    case SearchQuery::Sort::OwnRating:
        return compareKnown(pointsOf(shelf, left.id), pointsOf(shelf, right.id), true);
    case SearchQuery::Sort::Relevance:
    case SearchQuery::Sort::Popularity:
    case SearchQuery::Sort::Title: // has its own way, below
        break;
    }
    return 0;
}

void sortByTitle(std::vector<Hit> &hits, const Catalogue &catalogue)
{
    // Folding is dear, so once a film instead of once a comparison.
    std::vector<std::pair<QString, Hit>> keyed;
    keyed.reserve(hits.size());
    for (const Hit &hit : hits)
        keyed.emplace_back(foldedTitle(catalogue.movies.at(hit.row).title), hit);
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), hits.begin(), [](const auto &pair) { return pair.second; });
}

void sortHits(std::vector<Hit> &hits, const SearchQuery &query, const Catalogue &catalogue,
              const Shelf &shelf)
{
    if (query.sort == SearchQuery::Sort::Title)
        return sortByTitle(hits, catalogue);
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit &a, const Hit &b) {
        if (query.sort == SearchQuery::Sort::Relevance)
            return a.match > b.match;
        return compare(query.sort, catalogue.movies.at(a.row), catalogue.movies.at(b.row), shelf) < 0;
    });
}

} // namespace

SearchService::SearchService(CatalogService &catalog, LibraryService &library)
    : m_catalog(catalog),
      m_library(library)
{
}

SearchService::~SearchService() = default;

Result<void> SearchService::refreshIndex(const CataloguePtr &catalogue)
{
    if (m_index && m_index->catalogue() == catalogue)
        return {};
    return m_catalog.allMovies().map(
        [&](const QList<Movie> &movies) { m_index = std::make_unique<SearchIndex>(catalogue, movies); });
}

Result<SearchHits> SearchService::search(UserId user, const SearchQuery &query)
{
    const auto catalogue = m_catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    const auto shelf = m_library.shelf(user);
    if (!shelf)
        return tl::unexpected(shelf.error());
    const QString text = folded(query.text);
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    // Twice the same asks nothing more, and an address has room for thousands.
    words.removeDuplicates();
    if (!words.isEmpty()) {
        if (auto refreshed = refreshIndex(*catalogue); !refreshed)
            return tl::unexpected(refreshed.error());
    }

    SearchHits found;
    std::vector<Hit> hits;
    const auto &movies = (*catalogue)->movies;
    for (qsizetype row = 0; row < movies.size(); ++row) {
        const MovieSummary &movie = movies.at(row);
        const int match = words.isEmpty() ? 1 : m_index->match(row, text, words);
        if (match == 0 || !passes(movie, shelf->value(movie.id), query)
            || hasAny(movie.genres, query.notGenres))
            continue;
        const bool hasGenres = hasAll(movie.genres, query.genres);
        const bool inYears = isInYears(movie, query);
        if (inYears) {
            for (const QString &genre : movie.genres)
                ++found.genres[genre];
        }
        if (hasGenres && movie.year)
            ++found.decades[decadeOf(*movie.year)];
        if (hasGenres && inYears)
            hits.push_back({row, match});
    }
    sortHits(hits, query, **catalogue, *shelf);
    found.movies.reserve(static_cast<qsizetype>(hits.size()));
    for (const Hit &hit : hits)
        found.movies.append(movies.at(hit.row).id);
    return found;
}

} // namespace matinee
