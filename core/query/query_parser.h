#pragma once

#include "core/query/query.h"

namespace matinee {

/// A part of the text that could not be understood, and the rest of the query holds without it; or a word
/// that was probably meant otherwise, which is looked for as a word all the same.
struct QueryError {
    qsizetype position = 0; ///< of the bad part in the text, in UTF-16 code units
    qsizetype length = 0;
    QString column; ///< as typed; empty where no column is meant
    QString message; ///< translated, one sentence or two
    QString suggestion; ///< what to put in place of the bad part; empty when there is no good guess
};

/// Where a top-level node stands in the text, so that a chip can be taken out of it.
struct Span {
    qsizetype position = 0;
    qsizetype length = 0;
};

/// What a query may name that depends on whose it is.
struct QueryNames {
    /// Names of the person's lists, smart ones included; "watchlist" and its like are known.
    QStringList lists;
    /// Genres of the catalogue beside those that every catalogue has; the latter may be among them.
    QStringList genres;
};

struct ParsedQuery {
    Query query; ///< of the parts that could be understood
    QList<Span> spans; ///< one for each of query.nodes
    QList<QueryError> errors; ///< in order of position
};

/// Reads the query language. Pure; any text gives an answer.
///
///   query  := clause (ws clause)*; clauses AND; OR is weaker; ( ) groups; "-" or NOT negates
///   clause := column ":" value | word | "phrase" | word* | =word
///   value  := word | "phrase" | a,b,c | N | N..M | ..M | N.. | >=N <=N >N <N | yes | no | none
///
/// A colon after a word that is no column and not nearly one is text ("Alien: Covenant"); so is one
/// that a blank follows, and "or". Both are reported where they stand before a value or between columns.
///
/// Units    runtime in minutes or as "1h40"; year also "1970s" and "80s"; votes also "10k"; days
/// "2025-06-03",
///          "2025-06" and "2025", which are all of their days.
///
/// Limits   MaxQueryLength characters, MaxQueryWords words to look for, MaxQueryDepth nested groups; what is
///          beyond is an error and left out.
ParsedQuery parseQuery(const QString &text, const QueryNames &names = {});

constexpr qsizetype MaxQueryLength = 4000;
constexpr int MaxQueryWords = 40; ///< in all texts together, see word_count.h
constexpr int MaxQueryDepth = 20;

/// The canonical text: parseQuery(printQuery(q), names).query == q for every query that parseQuery
/// answered. Column names, codes and keywords are the English ones whatever the program's language.
QString printQuery(const Query &query);

} // namespace matinee
