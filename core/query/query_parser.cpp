#include "core/query/query_parser.h"

#include "core/base/text.h"
#include "core/query/clause_reader.h"
#include "core/query/column_names.h"
#include "core/query/query_values.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

using Kind = QueryToken::Kind;

/// A node with its place in the text.
struct Item {
    Node node;
    Span span;
    QList<Span> inner; ///< of a group of kind All: where its nodes are, for when it is taken apart
};

using Items = QList<Item>;

Span joined(const Span &first, const Span &last)
{
    return {first.position, last.position + last.length - first.position};
}

bool isOpenGroup(const Node &node, Node::Kind kind)
{
    return node.kind == kind && !node.negated;
}

/// All of them as one node.
Item allOf(const Items &items)
{
    if (items.size() == 1)
        return items.first();
    Item all{{Node::Kind::All, false, {}, {}}, joined(items.first().span, items.last().span), {}};
    for (const Item &item : items) {
        all.node.nodes.append(item.node);
        all.inner.append(item.span);
    }
    return all;
}

/// One of `operands`, of which each is a list of what must hold.
Items anyOf(const QList<Items> &operands)
{
    if (operands.size() < 2)
        return operands.value(0);
    Item any{{Node::Kind::Any, false, {}, {}},
             joined(operands.first().first().span, operands.last().last().span),
             {}};
    for (const Items &operand : operands) {
        const Node node = allOf(operand).node;
        if (isOpenGroup(node, Node::Kind::Any))
            any.node.nodes.append(node.nodes);
        else
            any.node.nodes.append(node);
    }
    return {any};
}

/// The contrary; one that is no longer negated is taken apart.
Items negated(const Items &items)
{
    if (items.isEmpty())
        return {};
    Item item = allOf(items);
    item.node.negated = !item.node.negated;
    if (!isOpenGroup(item.node, Node::Kind::All))
        return {item};
    Items apart;
    for (qsizetype i = 0; i < item.node.nodes.size(); ++i)
        apart.append({item.node.nodes.at(i), item.inner.at(i), {}});
    return apart;
}

class Parser {
public:
    Parser(const QString &text, const QueryNames &names)
        : m_text(QStringView(text).first(std::min(text.size(), MaxQueryLength))),
          m_tokens(queryTokens(m_text)),
          m_clauses(m_text, names)
    {
        if (text.size() > MaxQueryLength)
            reportLength(MaxQueryLength, text.size() - MaxQueryLength);
    }

    ParsedQuery parsed()
    {
        ParsedQuery answer;
        for (const Item &item : readAny(0)) {
            answer.query.nodes.append(item.node);
            answer.spans.append(item.span);
        }
        answer.query.sort = m_clauses.sort();
        reportBrackets();
        reportDoubts();
        shorten(answer);
        answer.errors = m_clauses.errors() + m_errors;
        for (QueryError &error : answer.errors)
            keepApart(error);
        std::ranges::stable_sort(answer.errors, {}, &QueryError::position);
        return answer;
    }

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    const QueryToken &here() const { return m_tokens.at(m_at); }
    bool isAt(Kind kind) const { return !atEnd() && here().kind == kind; }

    /// Operands between OR; one that is missing or wrong does not count.
    Items readAny(int depth)
    {
        QList<Items> operands;
        while (true) {
            const Items operand = readAll(depth);
            if (!operand.isEmpty())
                operands.append(operand);
            if (!isAt(Kind::Or))
                return anyOf(operands);
            ++m_at;
        }
    }

    Items readAll(int depth)
    {
        Items items;
        while (!atEnd() && !isAt(Kind::Or)) {
            if (isAt(Kind::And)) {
                ++m_at;
            } else if (!isAt(Kind::Close)) {
                items += readNegatable(depth);
            } else if (depth > 0) {
                break;
            } else {
                m_errors.append({here().span.position,
                                 here().span.length,
                                 {},
                                 say("core", "Closing bracket without an opening one."),
                                 {}});
                ++m_at;
            }
        }
        return items;
    }

    Items readNegatable(int depth)
    {
        bool isNegated = false;
        const qsizetype start = here().span.position;
        while (isAt(Kind::Not)) {
            isNegated = !isNegated;
            ++m_at;
        }
        if (atEnd() || isAt(Kind::And) || isAt(Kind::Or) || isAt(Kind::Close))
            return {}; // NOT without anything to deny, as while typing
        const bool isNot = here().span.position > start;
        isNegated = isNegated != here().negated;
        Items items;
        if (isAt(Kind::Open)) {
            items = readGroup(depth);
        } else if (isAtBracketedColumn()) {
            skipBracketedColumn();
        } else if (const auto node = m_clauses.read(here(), isNot, depth)) {
            items.append({*node, here().span, {}});
            ++m_at;
        } else {
            ++m_at;
        }
        if (isNegated)
            items = negated(items);
        if (items.size() == 1)
            items.first().span = {start, m_tokens.at(m_at - 1).end() - start};
        return items;
    }

    /// What stands in brackets, as if without them.
    Items readGroup(int depth)
    {
        const QueryToken open = here();
        ++m_at;
        if (depth >= MaxQueryDepth) {
            skipGroup(open);
            return {};
        }
        Items items = readAny(depth + 1);
        if (atEnd()) {
            m_unclosedAt = open.span.position;
            ++m_unclosed;
        } else {
            ++m_at;
        }
        return items;
    }

    /// "genre:(horror OR comedy)": brackets where a value should be.
    bool isAtBracketedColumn() const
    {
        const bool needsValue = isAt(Kind::Column) && here().values.isEmpty() && m_at + 1 < m_tokens.size();
        const QueryToken &next = needsValue ? m_tokens.at(m_at + 1) : here();
        return needsValue && next.kind == Kind::Open && next.span.position == here().end();
    }

    void skipBracketedColumn()
    {
        const QueryToken &column = here();
        m_at += 2;
        skipNested();
        m_clauses.reportBrackets(column, m_tokens.at(m_at - 1).end());
    }

    /// Past the closing bracket of a group of which the opening one was read.
    void skipNested()
    {
        const qsizetype open = m_tokens.at(m_at - 1).span.position;
        int nested = 1;
        for (; !atEnd() && nested > 0; ++m_at)
            nested += isAt(Kind::Open) ? 1 : isAt(Kind::Close) ? -1 : 0;
        if (nested > 0) {
            m_unclosedAt = open;
            m_unclosed += nested;
        }
    }

    void skipGroup(const QueryToken &open)
    {
        skipNested();
        const Span span = joined(open.span, m_tokens.at(m_at - 1).span);
        const QString message =
            say("core", "Brackets go %1 deep at most; what is in deeper ones was left out.");
        m_errors.append({span.position, span.length, {}, message.arg(MaxQueryDepth), {}});
    }

    void reportBrackets()
    {
        if (m_unclosed == 0)
            return;
        const QStringView part = m_text.sliced(m_unclosedAt);
        const QString closed = part.toString() + QString(m_unclosed, u')');
        // In a phrase that nothing closes, a bracket would be text.
        const QueryToken last = queryTokens(closed).last();
        const bool isMended = last.kind == Kind::Close && last.end() == closed.size();
        const QString suggestion = isMended ? closed : QString();
        m_errors.append({m_unclosedAt, part.size(), {}, say("core", "Missing closing bracket."), suggestion});
    }

    /// What follows a phrase without a blank ('genre:"horor"film') must not grow together with what replaces
    /// it.
    void keepApart(QueryError &error) const
    {
        const qsizetype end = error.position + error.length;
        const bool isFollowed =
            end < m_text.size() && !m_text[end].isSpace() && !u",()\""_s.contains(m_text[end]);
        if (isFollowed && !error.suggestion.isEmpty())
            error.suggestion += u' ';
    }

    /// Words that were probably meant otherwise.
    void reportDoubts()
    {
        for (qsizetype at = 0; at + 1 < m_tokens.size(); ++at) {
            const Span &span = m_tokens.at(at).values.value(0).span;
            const QString word = m_tokens.at(at).values.value(0).text;
            if (isMeantAsOperator(at)) {
                const QString message = say("core", "“%1” is looked for as a word.");
                m_errors.append({span.position, span.length, {}, message.arg(word), word.toUpper()});
            } else if (isMeantAsColumn(at)) {
                const Span &value = m_tokens.at(at + 1).values.first().span;
                const Span both = joined(span, value);
                const QString message =
                    say("core", "“%1” is looked for as a word, because a blank follows it.");
                m_errors.append({both.position, both.length, word.chopped(1), message.arg(word),
                                 word + m_text.sliced(value.position, value.length).toString()});
            }
        }
    }

    /// "or" between two columns, which no title has. printQuery() puts two blanks before one that is a word.
    bool isMeantAsOperator(qsizetype at) const
    {
        const auto isColumn = [&](qsizetype other) {
            const QueryToken token = m_tokens.value(other);
            return token.kind == Kind::Column && columnNamed(token.head);
        };
        const QueryToken &token = m_tokens.at(at);
        return token.kind == Kind::Word && !token.negated && !token.values.first().quoted
            && isOperatorWord(token.values.first().text) && isColumn(at - 1) && isColumn(at + 1)
            && m_tokens.at(at - 1).end() + 1 == token.span.position;
    }

    /// "genre: horror", which few titles are; what a column of texts has after its name may be one.
    bool isMeantAsColumn(qsizetype at)
    {
        const QueryToken &token = m_tokens.at(at), &next = m_tokens.at(at + 1);
        if (token.kind != Kind::Word || next.kind != Kind::Word || next.negated)
            return false;
        const ValueText &word = token.values.first();
        const auto column = word.text.endsWith(u':') ? columnNamed(word.text.chopped(1)) : std::nullopt;
        return column && infoOf(*column).kind != ValueKind::Text
            && m_clauses.isValue(*column, next.values.first());
    }

    void reportLength(qsizetype position, qsizetype length)
    {
        const QString message = say("core", "A search has %1 characters at most; the rest was left out.");
        m_errors.append({position, length, {}, message.arg(MaxQueryLength), {}});
    }

    /// Spelt out ("noir" is "film-noir"), a query may be longer than as typed, and must still be readable.
    void shorten(ParsedQuery &answer)
    {
        if (printQuery(answer.query).size() <= MaxQueryLength)
            return;
        Query &query = answer.query;
        qsizetype fitting = 0, tooMany = query.nodes.size();
        while (tooMany - fitting > 1) {
            const qsizetype count = (fitting + tooMany) / 2;
            const bool fits = printQuery({query.nodes.first(count), query.sort}).size() <= MaxQueryLength;
            (fits ? fitting : tooMany) = count;
        }
        query.nodes.resize(fitting);
        answer.spans.resize(fitting);
        const qsizetype end = fitting == 0 ? 0 : answer.spans.last().position + answer.spans.last().length;
        reportLength(end, m_text.size() - end);
    }

    QStringView m_text;
    QList<QueryToken> m_tokens;
    qsizetype m_at = 0;
    ClauseReader m_clauses;
    QList<QueryError> m_errors;
    qsizetype m_unclosedAt = 0; ///< the outermost bracket that is not closed
    int m_unclosed = 0;
};

} // namespace

ParsedQuery parseQuery(const QString &text, const QueryNames &names)
{
    return Parser(text, names).parsed();
}

} // namespace matinee
