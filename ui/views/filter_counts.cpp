#include "ui/views/filter_counts.h"

#include "ui/viewmodels/search_view_model.h"
#include "ui/viewmodels/session.h"

namespace matinee {

FilterCounts countFilters(const Session &session, SearchViewModel &search)
{
    FilterCounts counts;
    for (const MovieId id : search.movies()->movies()) {
        const MovieSummary *movie = session.movie(id);
        if (!movie)
            continue;
        for (const QString &genre : movie->genres)
            ++counts.genres[genre];
        counts.unseen += session.mine(id).seen() ? 0 : 1;
        counts.shortOnes += movie->runtimeMinutes.value_or(ShortMinutes + 1) <= ShortMinutes ? 1 : 0;
    }
    return counts;
}

} // namespace matinee
