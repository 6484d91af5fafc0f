#pragma once

#include "core/query/query_parser.h"

namespace matinee {

/// A piece of text in a clause: a free word or phrase, or one value of a column.
struct ValueText {
    QString text; ///< without quotes and with \" and \\ taken apart
    bool quoted = false;
    Span span; ///< quotes included
};

struct QueryToken {
    enum class Kind { Open, Close, And, Or, Not, Word, Column };
    Kind kind = Kind::Word;
    Span span; ///< "-" included
    bool negated = false; ///< with "-": Open, Word, Column
    bool closed = true; ///< false: the last value misses its closing quote; it is the last token
    QString head; ///< Column: the name as typed, which is a known or a nearly known one
    qsizetype valuesAt = 0; ///< Column: where the text after the colon begins
    QList<ValueText> values; ///< Word: one; Column: none or more

    qsizetype end() const { return span.position + span.length; }
};

/// Takes a query apart. Words without a letter or digit are left out. Linear in the length of `text`.
QList<QueryToken> queryTokens(QStringView text);

/// Whether there is something to look for: a letter, a digit or a sign beyond the basic plane.
bool hasLetters(QStringView text);

} // namespace matinee
