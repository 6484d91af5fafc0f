#pragma once

#include "core/query/query_parser.h"

#include <functional>

namespace matinee {

/// A part of a search that can be shown and taken away by itself.
struct SearchChip {
    Node node;
    bool typed = false; ///< stands in the box, not among the filters
    qsizetype at = 0; ///< of the node, in parsed().query or in filters()

    friend bool operator==(const SearchChip &, const SearchChip &) = default;
};

/// A search as a person builds it up: the text in the box, which may hold any of the query language, and the
/// filters chosen beside it. A value; pure.
class SearchDraft {
public:
    const QString &typed() const { return m_typed; }
    const ParsedQuery &parsed() const { return m_parsed; } ///< of typed()
    const Query &filters() const { return m_filters; }
    /// Text and filters together: what a smart list keeps and what is shared.
    Query query() const;
    /// Free words in the box, without columns; they have no chip.
    QString words() const;
    bool hasFilters() const { return !chips().isEmpty(); }
    /// The filters, then what is typed with a column, in order.
    QList<SearchChip> chips() const;

    /// Reads the text again: what a list is called decides what "in:" means.
    void setNames(const QueryNames &names);
    /// A sort that is typed anew takes the place of the one chosen before.
    void setTyped(const QString &text);
    void setFilters(const Query &filters) { m_filters = filters; }
    /// Takes the place of the typed one too.
    void setSort(const std::optional<Sort> &sort);
    /// A whole search: free words go into the box, the rest are filters.
    void setQuery(const Query &query);
    void remove(const SearchChip &chip);
    /// Everything that has a chip.
    void clearFilters();
    void clearWords();
    /// Text and filters together become this: what is typed stays where it is part of it, the rest of it are
    /// filters. The sort stays.
    void setConditions(const Query &wanted);
    /// Puts `with` where an error is.
    void mend(const QueryError &error, const QString &with);

private:
    void cut(qsizetype node);
    void cutAll(const std::function<bool(const Node &)> &unwanted);

    QString m_typed;
    QueryNames m_names;
    ParsedQuery m_parsed;
    Query m_filters;
};

/// Whether a node or one within it is a word or phrase on no column.
bool isFreeWord(const Node &node);
/// Whether a node looks at this column, at the top or within.
bool looksAt(const Node &node, Column column);

} // namespace matinee
