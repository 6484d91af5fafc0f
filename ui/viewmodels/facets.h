#pragma once

#include "core/query/query_edit.h"
#include "core/search/search_service.h"

namespace matinee {

/// All that can be counted beside the results, in the order of menus.
QList<Facet> allFacets();
/// Translated: "Genre", "Decade".
QString facetName(Facet facet);
/// Whether a film can have several values, so that "all of these" means something.
bool hasSeveral(Facet facet);

/// The condition that a value of a facet stands for; std::nullopt for one no query can say.
std::optional<Node> nodeOf(Facet facet, const QString &value);
/// What a menu under the name of the facet calls it, translated: "Horror", "1990s", "4 stars or more".
QString labelOf(Facet facet, const QString &value);
/// What a chip calls a condition; it begins a line of its own, so with a capital letter.
QString chipText(const Node &node);

/// Whether a film could still be left out by asking for this value beside what the query asks for: it is not
/// asked for yet, and the facet can hold more than one or says nothing so far.
bool narrows(const Query &query, Facet facet, const QString &value);

enum class Held { No, Yes, Excluded };

/// How a value is chosen in a query.
Held heldIn(const Query &query, Facet facet, const QString &value);
/// Whether the values of a facet must all hold or one of them is enough.
Choice choiceIn(const Query &query, Facet facet);
/// How many films a value leaves, by what was counted; a range may take in several counted ones. std::nullopt
/// when that cannot be told.
std::optional<int> countIn(const QList<FacetValue> &counted, Facet facet, const QString &value);
/// Chosen becomes not chosen and the reverse. Values that lie side by side (decades, running times) are
/// alternatives; of those that hold one another ("4 stars or more") one is chosen at a time.
Query withToggled(const Query &query, Facet facet, const QString &value, Choice choice);
/// The same values, all or any of them.
Query withChoice(const Query &query, Facet facet, Choice choice);

} // namespace matinee
