#pragma once

#include <QHash>
#include <QString>

namespace matinee {

class SearchViewModel;
class Session;

constexpr int ShortMinutes = 120; ///< the "short" film of the quick filter, at most

/// How many of the films found would be left if a filter were added.
struct FilterCounts {
    QHash<QString, int> genres;
    int unseen = 0;
    int shortOnes = 0; ///< of at most ShortMinutes
};

FilterCounts countFilters(const Session &session, SearchViewModel &search);

} // namespace matinee
