#pragma once

#include "core/query/query_lexer.h"
#include "core/query/value_names.h"

namespace matinee {

/// Reads the words and columns of one text, one after the other.
class ClauseReader {
public:
    /// Both must outlive the reader.
    ClauseReader(QStringView text, const QueryNames &names) : m_text(text), m_names(names) { }

    /// The clause of a token of kind Word or Column, without its "-"; several values of a column that holds
    /// one are a group. std::nullopt when there is none: wrong, or a sort order, which sort() then has.
    /// `isDenied`: NOT stands before it; `depth`: how many brackets it stands in.
    std::optional<Node> read(const QueryToken &token, bool isDenied, int depth);

    /// Brackets that end at `end` stand where the values of the column should.
    void reportBrackets(const QueryToken &token, qsizetype end);

    /// Whether the column has such a value.
    bool isValue(Column column, const ValueText &value);

    std::optional<Sort> sort() const { return m_sort; }
    QList<QueryError> errors() const;

private:
    std::optional<Node> readColumn(const QueryToken &token, Column column);
    /// Whether a text may still be looked for; those that may not are one error.
    bool isWithinLimit(const ClauseValue &value, const Span &span);
    void readSort(const QueryToken &token, bool isDenied, int depth);
    void reportUnknownColumn(const QueryToken &token);
    void reportUnclosed(const ValueText &phrase);
    /// About a whole clause without its "-"; `value` takes the place of its values, unless it is empty.
    void report(const QueryToken &token, const QString &message, const QString &value = {});

    QStringView m_text;
    ValueNames m_names;
    std::optional<Sort> m_sort;
    QueryToken m_sortToken; ///< of m_sort
    QList<QueryError> m_errors;
    int m_words = 0; ///< to look for
    Span m_tooMuch; ///< from the first text beyond MaxQueryWords to the last
};

} // namespace matinee
