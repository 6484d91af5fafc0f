#pragma once

#include <QString>

namespace matinee {

/// How letters with an umlaut or ring are written without it: "schön" is "schon" or "schoen".
enum class Umlauts { Plain, Spelt };

/// Letters in the form in which they are compared, everything else as it is: compatibility-decomposed,
/// without accents (U+0300 to U+036F only: the marks of other scripts are letters), case-folded, letters that
/// have no accent to lose spelt out (ß ss, æ ae, ø o, ł l, œ oe), Katakana as Hiragana, Arabic without vowel
/// signs and with one form each of alef, yeh, kaf and heh, Hebrew without points. "&", and "+" that stands
/// for it, are " and "; every apostrophe is '; fractions and raised digits are numbers of their own ("8½" is
/// "8 1⁄2").
QString foldedLetters(const QString &text, Umlauts umlauts = Umlauts::Plain);

/// The form in which titles and names are compared: foldedLetters() without apostrophes, every other
/// punctuation a single space, no space at the ends. "L’Été, Léon & Cie" is "lete leon and cie".
QString folded(const QString &text);

/// How many characters of a folded text are its leading article and the space after it ("the", "a", "an",
/// "le", "la", "les", "der", "die", "das", "el", "il"); 0 when there is none or nothing else.
qsizetype articleLength(QStringView folded);

/// folded() without a leading article; a title that is only an article stays.
QString foldedTitle(const QString &title);

} // namespace matinee
