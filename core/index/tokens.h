#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace matinee {

/// One word of a text and what else it may be called: "ii" also is "2", "schön" also is "schoen".
/// Folded, UTF-8.
struct Token {
    QByteArray word;
    QList<QByteArray> aliases;
    friend bool operator==(const Token &, const Token &) = default;
};

/// The words of a text to be indexed, in order. CJK runs become overlapping pairs and single characters.
QList<Token> tokensOf(const QString &text);

/// The words to look for, all of which must be found. CJK runs become overlapping pairs, a run of one
/// character stays one. No aliases: the index has them. While the last word is typed it is a beginning, also
/// when it is such a pair or single character.
QList<QByteArray> searchWords(const QString &text);

/// searchWords() by what belongs together: found is a film that has all `words`, or `joined` where there is
/// one. "spider-man" is {spider, man} or spiderman, "E.T." is {e, t} or et.
struct WantedWords {
    QList<QByteArray> words;
    QByteArray joined; ///< empty: there is no other way to write it
    friend bool operator==(const WantedWords &, const WantedWords &) = default;
};
QList<WantedWords> wantedWords(const QString &text);

/// A text as phrases and whole titles are compared: folded words, one blank between them, Roman numerals
/// (from II, and single letters only at the end) and number words written alike.
/// CJK characters are words of their own; initials are one word.
QByteArray comparableText(const QString &text);

/// A comparableText() without its leading article (those of foldedTitle()); one that is only an article
/// stays.
QByteArrayView withoutArticle(QByteArrayView comparable);

} // namespace matinee
