#pragma once

#include "core/query/query.h"

#include <QString>

namespace matinee {

class SearchViewModel;

/// The whole search in the query language, into the clipboard.
void copySearch(const SearchViewModel &search);
/// What a list of it may be called: "Crime, 1990s".
QString nameFor(const SearchViewModel &search);

/// What films can be sorted by, in the order of the menu.
QList<SortKey> sortKeys();
QString sortText(SortKey key);
/// Which end comes first: "Newest first".
QString directionText(Sort sort);

} // namespace matinee
