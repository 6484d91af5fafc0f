#include "core/query/query_lexer.h"

#include "core/query/column_names.h"
#include "core/query/range_reader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„';
}

bool isBracket(QChar c)
{
    return c == u'(' || c == u')';
}

class Lexer {
public:
    explicit Lexer(QStringView text) : m_text(text) { }

    QList<QueryToken> tokens()
    {
        while (true) {
            while (!atEnd() && here().isSpace())
                ++m_at;
            if (atEnd())
                return std::move(m_tokens);
            readToken();
        }
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar here() const { return m_text[m_at]; }
    /// Of a word: what ends it wherever it stands.
    bool atBreak() const { return isBreak(m_at); }
    bool isBreak(qsizetype at) const
    {
        return at >= m_text.size() || m_text[at].isSpace() || isQuote(m_text[at]) || isBracket(m_text[at]);
    }

    void readToken()
    {
        QueryToken token;
        token.span.position = m_at;
        while (!atEnd() && here() == u'-') {
            token.negated = true;
            ++m_at;
        }
        if (atEnd() || here().isSpace())
            return; // a dash between words
        if (here() == u'(' || here() == u')') {
            token.kind = here() == u'(' ? QueryToken::Kind::Open : QueryToken::Kind::Close;
            ++m_at;
        } else {
            readClause(token);
        }
        token.span.length = m_at - token.span.position;
        if (token.kind != QueryToken::Kind::Word || hasLetters(token.values.first().text))
            m_tokens.append(token);
    }

    void readClause(QueryToken &token)
    {
        if (startsQuoted()) {
            token.values.append(readQuoted(token));
            return;
        }
        const qsizetype start = m_at;
        while (!atBreak())
            ++m_at;
        const QStringView word = m_text.sliced(start, m_at - start);
        const qsizetype colon = word.indexOf(u':');
        if (colon > 0 && isColumn(word.first(colon), start + colon + 1)) {
            token.kind = QueryToken::Kind::Column;
            token.head = word.first(colon).toString();
            m_at = token.valuesAt = start + colon + 1;
            readValues(token);
            return;
        }
        token.kind = token.negated ? QueryToken::Kind::Word : operatorOf(word);
        token.values.append({word.toString(), false, {start, m_at - start}});
    }

    static QueryToken::Kind operatorOf(QStringView word)
    {
        if (word == "AND"_L1)
            return QueryToken::Kind::And;
        if (word == "OR"_L1)
            return QueryToken::Kind::Or;
        return word == "NOT"_L1 ? QueryToken::Kind::Not : QueryToken::Kind::Word;
    }

    /// A colon before a blank is one of a title, and so is any after a word that is not like a column's name.
    bool isColumn(QStringView head, qsizetype afterColon) const
    {
        const QChar next = afterColon < m_text.size() ? m_text[afterColon] : QChar();
        if (next.isSpace())
            return false;
        const bool hasValue = afterColon < m_text.size() && !isBracket(next);
        return columnNamed(head) || isSortName(head) || (hasValue && !nearestColumnName(head).isEmpty());
    }

    void readValues(QueryToken &token)
    {
        while (!atEnd()) {
            if (startsQuoted()) {
                token.values.append(readQuoted(token));
            } else {
                const qsizetype start = m_at;
                while (!atBreak() && here() != u',')
                    ++m_at;
                if (m_at > start)
                    token.values.append(
                        {m_text.sliced(start, m_at - start).toString(), false, {start, m_at - start}});
            }
            if (atEnd() || here() != u',')
                break;
            ++m_at;
        }
        if (columnNamed(token.head) == Column::Runtime && !token.values.isEmpty())
            readUnits(token.values.last());
    }

    /// "runtime:100 min", "runtime:<=1 h 40": what one blank keeps from a number and makes it a length.
    void readUnits(ValueText &value)
    {
        while (!value.quoted && m_at + 1 < m_text.size() && here() == u' ') {
            qsizetype end = m_at + 1;
            while (end < m_text.size() && m_text[end].isLetterOrNumber())
                ++end;
            const QStringView next = m_text.sliced(m_at + 1, end - m_at - 1);
            const bool isUnit = !next.isEmpty() && next.front().isLetter() == value.text.back().isDigit();
            if (!isUnit || !isBreak(end) || !readRange(infoOf(Column::Runtime), value.text + next.toString()))
                return;
            value.text += next;
            value.span.length = end - value.span.position;
            m_at = end;
        }
    }

    /// A phrase is exact, so an equals sign before it changes nothing.
    bool startsQuoted() const
    {
        qsizetype at = m_at;
        while (at < m_text.size() && m_text[at] == u'=')
            ++at;
        return at < m_text.size() && isQuote(m_text[at]);
    }

    ValueText readQuoted(QueryToken &token)
    {
        ValueText value{{}, true, {m_at, 0}};
        while (here() == u'=')
            ++m_at;
        // Typed with a plain quote, curved ones inside are text.
        const bool plain = here() == u'"';
        const auto closes = [&](QChar c) { return plain ? c == u'"' : isQuote(c); };
        ++m_at;
        while (!atEnd() && !closes(here())) {
            const bool hasNext = m_at + 1 < m_text.size();
            if (here() == u'\\' && hasNext && (isQuote(m_text[m_at + 1]) || m_text[m_at + 1] == u'\\'))
                ++m_at;
            value.text += here();
            ++m_at;
        }
        token.closed = !atEnd();
        if (token.closed)
            ++m_at;
        value.span.length = m_at - value.span.position;
        return value;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QList<QueryToken> m_tokens;
};

} // namespace

QList<QueryToken> queryTokens(QStringView text)
{
    return Lexer(text).tokens();
}

bool hasLetters(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

} // namespace matinee
