#include "ui/viewmodels/narrowing_counts.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/facets.h"
#include "ui/viewmodels/search_draft.h"
#include "ui/viewmodels/session.h"

#include <algorithm>

namespace matinee {

namespace {

bool saysSomethingOn(const Query &query, Facet facet)
{
    return std::any_of(query.nodes.cbegin(), query.nodes.cend(),
                       [facet](const Node &node) { return looksAt(node, columnOf(facet)); });
}

} // namespace

NarrowingCounts::NarrowingCounts(Session &session, QObject *parent) : QObject(parent), m_session(session) { }

void NarrowingCounts::look(const SearchRequest &search)
{
    ++m_round;
    SearchRequest request = search;
    request.facets.removeIf(
        [&search](Facet facet) { return !hasSeveral(facet) || !saysSomethingOn(search.query, facet); });
    m_counts.removeIf([&request](const auto &counted) { return !request.facets.contains(counted.key()); });
    if (request.facets.isEmpty())
        return;
    request.facetsNarrow = true;
    request.limit = 0;
    request.people = 0;
    const Doors &doors = m_session.doors();
    whenDone(doors.search.call(&SearchService::search, doors.user, request), this,
             [this, round = m_round](const Result<SearchHits> &hits) {
                 if (round != m_round || !hits)
                     return;
                 m_counts = hits->facets;
                 emit changed();
             });
}

std::optional<QList<FacetValue>> NarrowingCounts::of(Facet facet) const
{
    const auto counted = m_counts.constFind(facet);
    return counted == m_counts.cend() ? std::nullopt : std::optional(*counted);
}

} // namespace matinee
