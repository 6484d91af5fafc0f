#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/library/library.h"

#include <memory>

namespace matinee {

class CatalogService;
class LibraryService;

/// What a person asks for. Everything set must hold; an empty query is every film.
struct SearchQuery {
    enum class Seen { Either, Seen, Unseen };
    enum class Sort { Relevance, Popularity, Title, YearNewest, YearOldest, Runtime, OwnRating };

    QString text; ///< words of titles and people; the last one may be unfinished
    QStringList genres; ///< all of these
    QStringList notGenres;
    std::optional<int> yearFrom;
    std::optional<int> yearTo;
    std::optional<int> runtimeTo; ///< minutes
    Seen seen = Seen::Either;
    bool inWatchlist = false;
    Sort sort = Sort::Relevance; ///< without text the same as Popularity
};

struct SearchHits {
    QList<MovieId> movies; ///< all of them, in order
    QHash<QString, int> genres; ///< count per genre among the hits when the genre choice is ignored
    QHash<int, int> decades; ///< likewise: 1990 -> count
};

/// Search and filters over the catalogue in memory. Blocking, one per service thread.
class SearchService {
public:
    SearchService(CatalogService &catalog, LibraryService &library);
    ~SearchService();

    Result<SearchHits> search(UserId user, const SearchQuery &query);

private:
    Result<void> refreshIndex(const CataloguePtr &catalogue);

    CatalogService &m_catalog;
    LibraryService &m_library;
    std::unique_ptr<class SearchIndex> m_index;
};

} // namespace matinee
