#pragma once

#include "core/query/query_parser.h"

namespace matinee {

// What chips and menus do to a query. All pure; `nodes` that are no plain clause on the column stay as they
// are.

/// How a set of chosen names must hold: one of them, all of them, none of them.
enum class Choice { Any, All, None };

/// The names chosen in a column at the top level, one list for each way. Any: the names of the AnyOf clauses
/// with several names; All: of the clauses with one name; None: of the negated ones.
QStringList chosen(const Query &query, Column column, Choice choice);
/// Chosen becomes not chosen and the reverse; a name is chosen in one way at a time.
Query toggled(const Query &query, Column column, const QString &name, Choice choice);
Query without(const Query &query, qsizetype node);
/// Both must hold; the sort of `second`, else of `first`. Nodes already there are not repeated.
Query both(const Query &first, const Query &second);

/// The text without a part of it. A blank stays where words would grow together.
QString takenOut(const QString &text, const Span &part);
/// What a value as the query language writes it means in a column, as FacetValue::value is: (Year, "1990s"),
/// (Runtime, "..90"), (My, "none"), (Country, "FR"); std::nullopt when it means nothing.
std::optional<ClauseValue> valueFromText(Column column, const QString &text, const QueryNames &names = {});

/// For a chip: "Horror", "not Horror", "1990s", "up to 1 h 40 min", "unseen"; translated.
QString describeNode(const Node &node);
/// The same without the column's own words where a heading has them: (Year, ...) "1990s", (My, ...) "4 stars
/// or more".
QString describeValue(const Clause &clause);

} // namespace matinee
