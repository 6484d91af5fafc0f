#pragma once

#include <QStringList>

namespace matinee {

/// Insertions, deletions, replacements and swaps of neighbours between two words (Damerau-Levenshtein,
/// optimal string alignment), or limit + 1 when there are more than `limit`.
int editDistance(QStringView one, QStringView other, int limit);

/// Index of the name that a mistyped one most likely means, or -1: at most one slip in words of 3 to 5
/// letters, two in longer ones, none in shorter ones; of equally near names the one with the longer common
/// beginning. Compares as given: fold both sides first.
qsizetype nearestName(const QStringList &names, QStringView typed);

} // namespace matinee
