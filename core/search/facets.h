#pragma once

#include "core/search/search_service.h"
#include "core/search/search_words.h"

namespace matinee {

/// What a facet's values are in the films of one part, by text of the value; 0 where none has it.
QHash<QString, int> countFacet(Facet facet, const PartView &part, const Bitset &films, PersonColumns &person);

/// In the order for chips: names by count, the most first and only so many, everything else as it runs.
/// Values that no film has are left out.
QList<FacetValue> facetValues(Facet facet, const QHash<QString, int> &counts);

} // namespace matinee
