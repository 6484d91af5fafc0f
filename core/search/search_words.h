#pragma once

#include "core/search/evaluator.h"

#include <vector>

namespace matinee {

/// One way to read a word, in every part of the index: as typed, or as the words so many errors away.
struct WordWay {
    std::vector<Found> found; ///< by part of the index
    std::vector<PartReading> readings; ///< by part of the index, for names
};

/// A word of the top level that forgives typos, or words that belong together.
struct SearchWord {
    struct Place {
        qsizetype node = 0; ///< of the query
        qsizetype part = 0; ///< of that node's text
    };
    QList<Place> places; ///< all where it stands; in the first one's node it is looked for
    Column column = Column::Any;
    TextPart text;
    std::vector<WordWay> ways; ///< as typed, as words one error away...
};

/// One part of the index while a search looks at it.
struct PartView {
    SegmentPtr segment;
    Evaluator evaluator;
    Bitset base; ///< what may be found: live, nobody else's own, and what all uncounted nodes hold of
    std::vector<std::pair<Column, Bitset>> counted; ///< nodes that look at one column which is counted
    Bitset rest; ///< of `base` what the counted nodes hold of too
    std::vector<Found> phrases; ///< of free text; `base` holds of them, but does not know how well
};

/// The top level of a query taken apart.
struct QueryParts {
    std::vector<SearchWord> words; ///< without repeats; the first ones of a text that nobody types
    QList<qsizetype>
        others; ///< all other nodes, without repeats; those that are looked for film by film last
};
/// With `typing` the last free word and a text at the end may go on.
QueryParts takenApart(const Query &query, bool typing);

/// Reads a word as typed.
WordWay readAsTyped(const SearchWord &word, std::vector<PartView> &parts);
bool findsNothing(const WordWay &way, const std::vector<PartView> &parts);

/// Which way each word is read, by its place in `ways`.
using Ways = std::vector<std::size_t>;
/// What all the words find among `base` or `rest`, by part.
std::vector<Found> findTogether(const std::vector<SearchWord> &words, const Ways &ways,
                                const std::vector<PartView> &parts,
                                Bitset PartView::*among = &PartView::rest);
int countOf(const std::vector<Found> &found);

} // namespace matinee
