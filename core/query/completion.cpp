#include "core/query/completion.h"

#include "core/base/text.h"
#include "core/catalog/folded.h"
#include "core/query/column_names.h"
#include "core/query/query_lexer.h"
#include "core/query/query_printer.h"
#include "core/query/query_values.h"
#include "core/query/value_names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// The word or the value of a column that the cursor is in.
struct Begun {
    QueryToken token; ///< as if the text ended at the cursor
    Span part; ///< of the text, that an offer replaces
    QString typed; ///< of it, up to the cursor
};

bool touches(const Span &span, qsizetype at)
{
    return span.position <= at && at <= span.position + span.length;
}

/// Where the word or value ends that the cursor is in and that begins at `start`.
qsizetype endOf(const QString &text, qsizetype start, qsizetype cursor)
{
    for (const QueryToken &token : queryTokens(text)) {
        for (const ValueText &value : token.values) {
            if (value.span.position != start || !touches(value.span, cursor))
                continue;
            if (token.closed)
                return start + value.span.length;
            // A phrase that nothing closes would take the rest of the text with it.
            qsizetype end = cursor;
            while (end < text.size() && !text.at(end).isSpace())
                ++end;
            return end;
        }
    }
    return cursor;
}

std::optional<Begun> begunAt(const QString &text, qsizetype cursor)
{
    const QList<QueryToken> tokens = queryTokens(QStringView(text).first(cursor));
    if (tokens.isEmpty() || tokens.last().end() != cursor)
        return std::nullopt;
    const QueryToken &token = tokens.last();
    if (token.values.isEmpty() || !touches(token.values.last().span, cursor) || text.at(cursor - 1) == u',')
        return Begun{token, {cursor, endOf(text, cursor, cursor) - cursor}, {}};
    const ValueText &value = token.values.last();
    const qsizetype start = value.span.position;
    return Begun{token, {start, endOf(text, start, cursor) - start}, value.text};
}

class Offers {
public:
    Offers(const QString &text, const Begun &begun, int limit) : m_text(text), m_begun(begun), m_limit(limit)
    {
    }

    bool isFull() const { return m_offers.size() >= m_limit; }
    const QList<Completion> &all() const { return m_offers; }

    /// A column, after which its value is typed.
    void addColumn(const QString &name, const QString &hint)
    {
        const QString label = name + u':';
        put(label, label, hint, false);
    }

    void addValue(const QString &value, const QString &hint)
    {
        put(value, m_begun.token.head + u':' + value, hint, true);
    }

private:
    /// A blank follows what is finished, where nothing stands yet.
    void put(const QString &replacement, const QString &label, const QString &hint, bool isFinished)
    {
        const bool isKnown =
            std::ranges::any_of(m_offers, [&](const Completion &c) { return c.label == label; });
        if (isFull() || isKnown)
            return;
        const QString left = m_text.first(m_begun.part.position);
        const QString right = m_text.sliced(m_begun.part.position + m_begun.part.length);
        const QString blank = isFinished && right.isEmpty() ? u" "_s : QString();
        m_offers.append({left + replacement + blank + right, left.size() + replacement.size() + blank.size(),
                         label, hint});
    }

    const QString &m_text;
    const Begun &m_begun;
    int m_limit;
    QList<Completion> m_offers;
};

void offerColumns(Offers &offers, const Begun &begun)
{
    if (begun.typed.size() < 2)
        return;
    for (const QString &name : columnNamesBegunBy(begun.typed)) {
        const auto column = columnNamed(name);
        offers.addColumn(
            name, column ? say("core", infoOf(*column).meaning) : say("core", "the order of the films"));
    }
}

void offerSorts(Offers &offers, const QString &typed)
{
    const QString minus = typed.startsWith(u'-') ? u"-"_s : QString();
    for (const QString &name : sortNames()) {
        if (name.startsWith(typed.sliced(minus.size()), Qt::CaseInsensitive))
            offers.addValue(minus + name, {});
    }
}

void offerNames(Offers &offers, Column column, const QString &typed, const ValuesOf &values)
{
    const bool isCode = column == Column::Country || column == Column::Language;
    const auto offer = [&](const QString &value) {
        const QString label = valueLabel(column, value);
        const QString printed = printName(column, value);
        offers.addValue(printed, label.compare(printed, Qt::CaseInsensitive) == 0 ? QString() : label);
    };
    const QueryNames none;
    const QStringList fitting = ValueNames(none).begunBy(column, typed);
    // Codes that films have come first, of them those whose name is begun; then whatever the code begins.
    const QStringList known = values(column, isCode ? QString() : typed);
    for (const QString &value : known) {
        const bool isBegun =
            !isCode || value.startsWith(typed, Qt::CaseInsensitive) || fitting.contains(value);
        if (isBegun)
            offer(value);
    }
    if (isCode && !typed.isEmpty()) {
        for (const QString &value : values(column, typed))
            offer(value);
    }
    if (!typed.isEmpty() || column == Column::In) {
        for (const QString &value : fitting)
            offer(value);
    }
}

bool isPlainWord(const QString &text)
{
    return !isNone(text)
        && std::ranges::all_of(text, [](QChar c) { return c.isLetterOrNumber() || c == u'-'; });
}

void offerTexts(Offers &offers, Column column, const QString &typed, const ValuesOf &values)
{
    const bool isAsked = column == Column::Cast || column == Column::Director || column == Column::Person
        || column == Column::Keyword;
    if (!isAsked || folded(typed).isEmpty())
        return;
    for (const QString &value : values(column, typed))
        offers.addValue(isPlainWord(value) ? value : quoted(value), {});
}

void offerValues(Offers &offers, Column column, const QString &typed, const ValuesOf &values)
{
    switch (infoOf(column).kind) {
    case ValueKind::Names:
        offerNames(offers, column, typed, values);
        break;
    case ValueKind::Text:
        offerTexts(offers, column, typed, values);
        break;
    case ValueKind::YesNo:
        for (const QString &word : {u"yes"_s, u"no"_s}) {
            if (word.startsWith(typed, Qt::CaseInsensitive))
                offers.addValue(word, {});
        }
        break;
    case ValueKind::Number:
    case ValueKind::Day:
        if (typed.isEmpty())
            offers.addValue(infoOf(column).example.toString(), say("core", infoOf(column).meaning));
        break;
    }
}

} // namespace

QList<Completion> complete(const QString &text, qsizetype cursor, const ValuesOf &values, int limit)
{
    const auto begun = begunAt(text, std::clamp<qsizetype>(cursor, 0, text.size()));
    if (!begun)
        return {};
    const QueryToken &token = begun->token;
    Offers offers(text, *begun, limit);
    if (token.kind == QueryToken::Kind::Word && !token.values.first().quoted) {
        offerColumns(offers, *begun);
    } else if (token.kind == QueryToken::Kind::Column) {
        if (const auto column = columnNamed(token.head))
            offerValues(offers, *column, begun->typed, values);
        else if (isSortName(token.head))
            offerSorts(offers, begun->typed);
    }
    return offers.all();
}

} // namespace matinee
