#pragma once

#include "core/search/facets.h"
#include "core/search/index.h"
#include "core/search/ordering.h"
#include "core/search/search_words.h"

#include <optional>

namespace matinee {

class PersonColumns;

/// Answers one request for films over one index. What the request asks of the person is loaded.
class FilmSearch {
public:
    FilmSearch(const Index &index, PersonColumns &person, const SearchRequest &request);

    /// Everything but people.
    Result<SearchHits> run();
    /// The free words that were answered, put right where they were mistyped.
    QList<TextPart> freeWords() const;

private:
    void makeParts(const Index &index);
    /// The nodes that are no words, those that look at one counted column apart.
    void evaluateOthers();
    bool isCounted(Column column) const;
    void findFilms();
    /// What the words find as typed among `base` or `rest`, by part.
    std::vector<Found> foundAsTyped(Bitset PartView::*among) const;
    Ordering ordering() const;
    QHash<Facet, QList<FacetValue>> countFacets() const;
    std::vector<Bitset> foundUncounted() const;

    PersonColumns &m_person;
    const SearchRequest &m_request;
    QueryParts m_query;
    bool m_isOnlyFree = false; ///< its words could be a whole title
    std::vector<PartView> m_parts;
    std::vector<Found> m_found; ///< by part
    QList<Ways> m_ways; ///< in which the words were read for that
    std::optional<Query> m_corrected;
};

} // namespace matinee
