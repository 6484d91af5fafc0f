#include "core/query/clause_reader.h"

#include "core/base/text.h"
#include "core/query/column_names.h"
#include "core/query/query_printer.h"
#include "core/query/query_values.h"
#include "core/query/word_count.h"

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// Names go into one clause, where the first of them stands; of everything else each is a clause.
void add(QList<Node> &nodes, Column column, ClauseValue value)
{
    const auto *names = std::get_if<AnyOf>(&value);
    for (Node &node : nodes) {
        auto *sofar = names ? std::get_if<AnyOf>(&node.clause.value) : nullptr;
        if (!sofar)
            continue;
        for (const QString &name : names->values) {
            if (!sofar->values.contains(name))
                sofar->values.append(name);
        }
        return;
    }
    nodes.append({Node::Kind::Clause, false, {column, std::move(value)}, {}});
}

} // namespace

std::optional<Node> ClauseReader::read(const QueryToken &token, bool isDenied, int depth)
{
    if (!token.closed && hasLetters(token.values.last().text))
        reportUnclosed(token.values.last());
    if (token.kind == QueryToken::Kind::Word) {
        const auto match = readFreeText(token.values.first());
        if (!match || !isWithinLimit(*match, token.values.first().span))
            return std::nullopt;
        return Node{Node::Kind::Clause, false, {Column::Any, *match}, {}};
    }
    if (const auto column = columnNamed(token.head))
        return readColumn(token, *column);
    if (isSortName(token.head))
        readSort(token, isDenied, depth);
    else
        reportUnknownColumn(token);
    return std::nullopt;
}

void ClauseReader::reportBrackets(const QueryToken &token, qsizetype end)
{
    const QString message = say("core", "“%1” takes no brackets. Any of several values is %2.");
    report(token, message.arg(token.head, token.head + u":a,b"_s));
    m_errors.last().length = end - m_errors.last().position;
}

std::optional<Node> ClauseReader::readColumn(const QueryToken &token, Column column)
{
    if (token.values.isEmpty()) {
        const QString example = infoOf(column).example.toString();
        report(token, say("core", "“%1” needs a value.").arg(token.head), example);
        return std::nullopt;
    }
    const ColumnUse use{column, token.head, token.values.size() == 1};
    QList<Node> nodes;
    for (const ValueText &value : token.values) {
        const auto read = readValue(use, value, m_names);
        if (read) {
            if (isWithinLimit(*read, value.span))
                add(nodes, column, *read);
        } else if (use.alone) {
            report(token, read.error().message, read.error().suggestion);
        } else {
            const auto &[message, suggestion] = read.error();
            m_errors.append({value.span.position, value.span.length, token.head, message, suggestion});
        }
    }
    if (nodes.isEmpty())
        return std::nullopt;
    return nodes.size() == 1 ? nodes.first() : Node{Node::Kind::Any, false, {}, nodes};
}

bool ClauseReader::isWithinLimit(const ClauseValue &value, const Span &span)
{
    const auto *text = std::get_if<TextMatch>(&value);
    if (!text)
        return true;
    m_words += wordCount(text->text);
    if (m_words <= MaxQueryWords)
        return true;
    if (m_tooMuch.length == 0)
        m_tooMuch.position = span.position;
    m_tooMuch.length = span.position + span.length - m_tooMuch.position;
    return false;
}

bool ClauseReader::isValue(Column column, const ValueText &value)
{
    return readValue({column, {}, true}, value, m_names).has_value();
}

QList<QueryError> ClauseReader::errors() const
{
    if (m_tooMuch.length == 0)
        return m_errors;
    const QString message = say("core", "A search has %1 words at most; the rest was left out.");
    return m_errors
        + QList<QueryError>{{m_tooMuch.position, m_tooMuch.length, {}, message.arg(MaxQueryWords), {}}};
}

void ClauseReader::readSort(const QueryToken &token, bool isDenied, int depth)
{
    QStringView typed = token.values.isEmpty() ? QStringView() : QStringView(token.values.first().text);
    const bool isReversed = typed.startsWith(u'-');
    if (isReversed)
        typed = typed.sliced(1);
    const auto key = sortNamed(typed);
    const QString name =
        (isReversed ? u"-"_s : QString()) + (key ? sortName(*key).toString() : nearestSortName(typed));
    if (depth > 0) {
        report(token, say("core", "“%1” cannot stand in brackets.").arg(token.head));
    } else if (token.values.isEmpty()) {
        report(token, say("core", "“%1” needs a value.").arg(token.head), name);
    } else if (!key || token.values.size() > 1) {
        const Span values{token.valuesAt, token.end() - token.valuesAt};
        const QString all = m_text.sliced(values.position, values.length).toString();
        report(token, say("core", "Films cannot be sorted by “%1”.").arg(forMessage(all)), name);
    } else if (token.negated || isDenied) {
        const QString turned = isReversed ? sortName(*key).toString() : u'-' + sortName(*key).toString();
        report(token, say("core", "To turn the order round, use %1.").arg(token.head + u':' + turned));
    } else {
        if (m_sort)
            report(m_sortToken, say("core", "Sorted twice; %1 is used.").arg(token.head + u':' + name));
        m_sort = Sort{*key, isReversed};
        m_sortToken = token;
    }
}

void ClauseReader::reportUnknownColumn(const QueryToken &token)
{
    const QStringView values = m_text.sliced(token.valuesAt, token.end() - token.valuesAt);
    const QString clause = nearestColumnName(token.head) + u':' + values.toString();
    report(token, say("core", "“%1” is nothing that can be searched by.").arg(token.head));
    m_errors.last().suggestion = clause;
}

void ClauseReader::reportUnclosed(const ValueText &phrase)
{
    const QString closed = quoted(phrase.text.trimmed());
    m_errors.append(
        {phrase.span.position, phrase.span.length, {}, say("core", "Missing closing quote."), closed});
}

void ClauseReader::report(const QueryToken &token, const QString &message, const QString &value)
{
    const qsizetype start = token.valuesAt - token.head.size() - 1;
    const QString suggestion = value.isEmpty() ? QString() : token.head + u':' + value;
    m_errors.append({start, token.end() - start, token.head, message, suggestion});
}

} // namespace matinee
