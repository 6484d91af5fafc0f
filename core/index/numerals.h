#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace matinee {

/// Where a word stands, which decides whether a single Roman letter is a number.
enum class WordPlace {
    Inside, ///< no: "v" of "Ford v Ferrari"
    Last, ///< of several: "v" and "x" are ("Rocky V", "Saw X"), "i" is a person ("The King and I")
    AfterPart, ///< after "episode", "part", "chapter", "volume": all are ("Episode I - ...")
};

/// Whether a number follows this word: "episode", "part"...
bool announcesNumber(QByteArrayView word);

/// The number that a folded word is: 1 to 20 in digits, "i" to "xx", "one" to "twelve".
std::optional<int> numberOf(QByteArrayView word, WordPlace place);

/// Other ways to write a word that is a number, or in which single digits stand for letters
/// ("ii": "2" and "two"; "se7en": "seven").
QList<QByteArray> numeralAliases(QByteArrayView word, WordPlace place);

} // namespace matinee
