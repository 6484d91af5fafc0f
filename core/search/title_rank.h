#pragma once

#include "core/search/search_words.h"

namespace matinee {

/// The free text of a query, words and phrases, as titles are compared: what might be a whole title.
QByteArray wholeText(const Query &query);

/// Adds those of `among` whose whole title is the text, whatever its blanks ("fightclub" is "Fight Club"):
/// they are found although their words are others.
void addSameTitles(const Segment &segment, QByteArrayView text, const Bitset &among, Found &found);

/// What was found, best first, each set including those before it; the last one is everything. First films
/// whose title is the text, with its article or without one; then those whose title begins with it, as a
/// whole word or not; then by the levels of Found, of names first those that have all the words in one.
std::vector<Bitset> rankedSets(const PartView &part, std::size_t partNumber, QByteArrayView text,
                               const std::vector<SearchWord> &words, const Ways &ways, const Found &found);

} // namespace matinee
