#pragma once

#include <QString>

namespace matinee {

/// The form in which titles and names are compared: compatibility-decomposed without accents, lower
/// case, letters that have no accent to lose spelt out (ß ss, æ ae, ø o, ł l, œ oe), "&" as "and",
/// apostrophes gone, every other punctuation a single space, no space at the ends.
/// "L’Été, Léon & Cie" is "lete leon and cie".
QString folded(const QString &text);

/// folded() without a leading article ("the", "a", "an", "le", "la", "les", "der", "die", "das", "el",
/// "il"); a title that is only an article stays.
QString foldedTitle(const QString &title);

} // namespace matinee
