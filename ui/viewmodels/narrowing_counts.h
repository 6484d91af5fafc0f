#pragma once

#include "core/search/search_service.h"

#include <QObject>

namespace matinee {

class Session;

/// How many films each further value of a facet leaves beside the values that are chosen already. The counts
/// that come with a search are of films with the value in their place, which is what a list of alternatives
/// needs; a refinement needs these.
class NarrowingCounts : public QObject {
    Q_OBJECT

public:
    explicit NarrowingCounts(Session &session, QObject *parent = nullptr);

    /// Counts for the facets of the search on which it says something; changed() follows. Older counts hold
    /// until then, so that chips do not blink at every letter.
    void look(const SearchRequest &search);
    /// std::nullopt before they were counted.
    std::optional<QList<FacetValue>> of(Facet facet) const;

signals:
    void changed();

private:
    Session &m_session;
    QHash<Facet, QList<FacetValue>> m_counts;
    int m_round = 0; ///< counts look(): older answers are thrown away
};

} // namespace matinee
