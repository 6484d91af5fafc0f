#include "core/query/query_printer.h"

#include "core/query/column_names.h"
#include "core/query/query_parser.h"
#include "core/query/query_values.h"
#include "core/query/range_reader.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

QString printText(const TextMatch &match)
{
    switch (match.kind) {
    case TextMatch::Kind::Prefix:
        return match.text + u'*';
    case TextMatch::Kind::Phrase:
        return quoted(match.text);
    case TextMatch::Kind::Exact:
        return u'=' + match.text;
    case TextMatch::Kind::Word:
        break;
    }
    return match.text;
}

bool isDecade(Column column, const NumberRange &range)
{
    return column == Column::Year && !range.from->open && !range.to->open
        && range.to->value == range.from->value + 9 && std::fmod(range.from->value, 10) == 0;
}

QString printRange(Column column, const NumberRange &range)
{
    if (!range.to)
        return (range.from->open ? u">"_s : u">="_s) + printNumber(range.from->value);
    if (!range.from)
        return (range.to->open ? u"<"_s : u"<="_s) + printNumber(range.to->value);
    if (range.from == range.to)
        return printNumber(range.from->value);
    if (isDecade(column, range))
        return printNumber(range.from->value) + u's';
    return printNumber(range.from->value) + u".."_s + printNumber(range.to->value);
}

QString printDays(const DayRange &range)
{
    QString from = range.from.toString(Qt::ISODate);
    const QString to = range.to.toString(Qt::ISODate);
    if (!range.to.isValid())
        return u">="_s + from;
    if (!range.from.isValid())
        return u"<="_s + to;
    if (range.from == range.to)
        return from;
    if (range.from.day() == 1 && range.to == range.from.addMonths(1).addDays(-1))
        return from.first(7);
    if (range.from.dayOfYear() == 1 && range.to == range.from.addYears(1).addDays(-1))
        return from.first(4);
    return from + u".."_s + to;
}

QString printNames(Column column, const AnyOf &names)
{
    QStringList printed;
    for (const QString &value : names.values)
        printed.append(printName(column, value));
    return printed.join(u',');
}

/// Whether a group is what a list of values of one column makes: "cast:weaver,skerritt".
bool isValueList(const Node &group)
{
    if (group.kind != Node::Kind::Any)
        return false;
    const Column column = group.nodes.first().clause.column;
    int names = 0;
    for (const Node &node : group.nodes) {
        if (node.kind != Node::Kind::Clause || node.negated || node.clause.column != column)
            return false;
        names += std::holds_alternative<AnyOf>(node.clause.value);
    }
    return column != Column::Any && names <= 1;
}

QString printClause(const Clause &clause)
{
    const QString value = printValue(clause);
    return clause.column == Column::Any ? value : infoOf(clause.column).name.toString() + u':' + value;
}

QString printNode(const Node &node);

bool isColumn(const Node &node)
{
    return node.kind == Node::Kind::Clause ? node.clause.column != Column::Any : isValueList(node);
}

bool isWordLikeOperator(const Node &node)
{
    const auto *text = std::get_if<TextMatch>(&node.clause.value);
    return node.kind == Node::Kind::Clause && !node.negated && node.clause.column == Column::Any && text
        && text->kind == TextMatch::Kind::Word && isOperatorWord(text->text);
}

/// Pieces of which each is `nodes` printed, where all must hold. After a length, one blank before a word
/// could make a unit of it ("runtime:100 min"), and between columns "or" could be meant as an operator.
QString joinedAll(const QList<Node> &nodes, const QStringList &printed)
{
    QString all;
    for (qsizetype i = 0; i < printed.size(); ++i) {
        if (i > 0) {
            const Node &last = nodes.at(i - 1);
            const Clause &clause = isValueList(last) ? last.nodes.first().clause : last.clause;
            const ColumnInfo &runtime = infoOf(Column::Runtime);
            const bool isUnit = clause.column == Column::Runtime && readRange(runtime, u'1' + printed.at(i));
            const bool isOperator = isColumn(last) && isWordLikeOperator(nodes.at(i)) && i + 1 < nodes.size()
                && isColumn(nodes.at(i + 1));
            all += isUnit || isOperator ? u"  "_s : u" "_s;
        }
        all += printed.at(i);
    }
    return all;
}

/// Without brackets around it.
QString printGroup(const Node &group)
{
    QStringList printed;
    if (isValueList(group)) {
        for (const Node &node : group.nodes)
            printed.append(printValue(node.clause));
        return infoOf(group.nodes.first().clause.column).name.toString() + u':' + printed.join(u',');
    }
    for (const Node &node : group.nodes) {
        // AND binds more strongly than OR, so it needs no brackets within one.
        const bool isBare = group.kind == Node::Kind::Any && node.kind == Node::Kind::All && !node.negated;
        printed.append(isBare ? printGroup(node) : printNode(node));
    }
    return group.kind == Node::Kind::Any ? printed.join(u" OR "_s) : joinedAll(group.nodes, printed);
}

QString printNode(const Node &node)
{
    const QString minus = node.negated ? u"-"_s : QString();
    if (node.kind == Node::Kind::Clause)
        return minus + printClause(node.clause);
    return isValueList(node) ? minus + printGroup(node) : minus + u'(' + printGroup(node) + u')';
}

} // namespace

QString quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + escaped + u'"';
}

QString printName(Column column, const QString &value)
{
    const QString name = column == Column::Genre ? value.toLower() : value;
    const auto mustBeQuoted = [](QChar c) { return c.isSpace() || u",()\"“”„"_s.contains(c); };
    return name.isEmpty() || isNone(name) || std::ranges::any_of(name, mustBeQuoted) ? quoted(name) : name;
}

QString printNumber(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

QString printValue(const Clause &clause)
{
    if (const auto *text = std::get_if<TextMatch>(&clause.value))
        return printText(*text);
    if (const auto *names = std::get_if<AnyOf>(&clause.value))
        return printNames(clause.column, *names);
    if (const auto *range = std::get_if<NumberRange>(&clause.value))
        return printRange(clause.column, *range);
    if (const auto *days = std::get_if<DayRange>(&clause.value))
        return printDays(*days);
    if (const auto *yes = std::get_if<bool>(&clause.value))
        return *yes ? u"yes"_s : u"no"_s;
    return u"none"_s;
}

QString printQuery(const Query &query)
{
    QStringList printed;
    for (const Node &node : query.nodes) {
        const bool isWhole = query.nodes.size() == 1 && node.kind == Node::Kind::Any && !node.negated;
        printed.append(isWhole ? printGroup(node) : printNode(node));
    }
    QString nodes = joinedAll(query.nodes, printed);
    if (!query.sort)
        return nodes;
    const QString minus = query.sort->reversed ? u"-"_s : QString();
    const QString sort = u"sort:"_s + minus + sortName(query.sort->key).toString();
    return nodes.isEmpty() ? sort : nodes + u' ' + sort;
}

} // namespace matinee
