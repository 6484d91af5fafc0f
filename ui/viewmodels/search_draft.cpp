#include "ui/viewmodels/search_draft.h"

#include "core/query/query_edit.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace matinee {

bool isFreeWord(const Node &node)
{
    if (node.kind == Node::Kind::Clause)
        return node.clause.column == Column::Any;
    return std::all_of(node.nodes.cbegin(), node.nodes.cend(), isFreeWord);
}

bool looksAt(const Node &node, Column column)
{
    if (node.kind == Node::Kind::Clause)
        return node.clause.column == column;
    return std::any_of(node.nodes.cbegin(), node.nodes.cend(),
                       [column](const Node &inner) { return looksAt(inner, column); });
}

Query SearchDraft::query() const
{
    return both(m_parsed.query, m_filters);
}

QString SearchDraft::words() const
{
    Query words = m_parsed.query;
    words.sort.reset();
    words.nodes.removeIf([](const Node &node) { return !isFreeWord(node); });
    return printQuery(words);
}

QList<SearchChip> SearchDraft::chips() const
{
    QList<SearchChip> chips;
    for (qsizetype at = 0; at < m_filters.nodes.size(); ++at)
        chips.append({m_filters.nodes.at(at), false, at});
    for (qsizetype at = 0; at < m_parsed.query.nodes.size(); ++at) {
        const Node &node = m_parsed.query.nodes.at(at);
        if (!isFreeWord(node) && !m_filters.nodes.contains(node))
            chips.append({node, true, at});
    }
    return chips;
}

void SearchDraft::setNames(const QueryNames &names)
{
    m_names = names;
    m_parsed = parseQuery(m_typed, m_names);
}

void SearchDraft::setTyped(const QString &text)
{
    const auto sortBefore = m_parsed.query.sort;
    m_typed = text;
    m_parsed = parseQuery(text, m_names);
    if (m_parsed.query.sort && m_parsed.query.sort != sortBefore)
        m_filters.sort.reset();
}

void SearchDraft::setSort(const std::optional<Sort> &sort)
{
    m_filters.sort = sort;
}

void SearchDraft::setQuery(const Query &query)
{
    Query words;
    m_filters = query;
    m_filters.nodes.clear();
    for (const Node &node : query.nodes)
        (isFreeWord(node) ? words : m_filters).nodes.append(node);
    m_typed = printQuery(words);
    m_parsed = parseQuery(m_typed, m_names);
}

void SearchDraft::remove(const SearchChip &chip)
{
    if (chip.typed)
        cut(chip.at);
    else
        m_filters = without(m_filters, chip.at);
}

void SearchDraft::clearFilters()
{
    m_filters.nodes.clear();
    cutAll([](const Node &node) { return !isFreeWord(node); });
}

void SearchDraft::clearWords()
{
    cutAll(isFreeWord);
}

void SearchDraft::setConditions(const Query &wanted)
{
    cutAll([&wanted](const Node &node) { return !wanted.nodes.contains(node); });
    m_filters.nodes.clear();
    for (const Node &node : wanted.nodes) {
        if (!m_parsed.query.nodes.contains(node))
            m_filters.nodes.append(node);
    }
}

void SearchDraft::mend(const QueryError &error, const QString &with)
{
    QString text = m_typed;
    setTyped(text.replace(error.position, error.length, with));
}

void SearchDraft::cutAll(const std::function<bool(const Node &)> &unwanted)
{
    // From the end, and looking anew each time: what is left of the text may read differently.
    for (qsizetype at = m_parsed.query.nodes.size() - 1; at >= 0; --at) {
        if (at < m_parsed.query.nodes.size() && unwanted(m_parsed.query.nodes.at(at)))
            cut(at);
    }
}

void SearchDraft::cut(qsizetype node)
{
    setTyped(takenOut(m_typed, m_parsed.spans.at(node)).trimmed());
}

} // namespace matinee
