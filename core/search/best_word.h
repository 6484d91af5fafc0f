#pragma once

#include "core/search/search_words.h"

namespace matinee {

/// The word of the dictionary that word number `word`, read as `ways` says, was most likely meant to be,
/// given that all words together found `found`: the one of most films there, films that have it in a title or
/// name counting for more, and most of all those that have all the words in one name or in their titles.
/// Empty when none is in such a film, so a word is never one of films that may not be seen.
QByteArray bestWord(const std::vector<PartView> &parts, const std::vector<SearchWord> &words,
                    const Ways &ways, const std::vector<Found> &found, std::size_t word);

/// Where a film of any part is in the order of popularity of the main one; the last place when its own is
/// unknown.
Doc rankOf(const std::vector<PartView> &parts, std::size_t part, Doc doc);
/// The best-known film, as its place in the order of popularity.
Doc bestRank(const std::vector<PartView> &parts, std::size_t part, const Bitset &films);

} // namespace matinee
