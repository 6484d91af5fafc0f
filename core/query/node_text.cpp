#include "core/query/query_edit.h"

#include "core/base/text.h"
#include "core/query/query_printer.h"
#include "core/query/value_names.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

QString textText(Column column, const TextMatch &match)
{
    QString text = match.kind == TextMatch::Kind::Phrase && column != Column::Any
        ? match.text
        : printValue({column, match});
    switch (column) {
    case Column::Title:
        return say("core", "titled %1").arg(text);
    case Column::Cast:
        return say("core", "with %1").arg(text);
    case Column::Director:
        return say("core", "directed by %1").arg(text);
    case Column::Person:
        return say("core", "with or by %1").arg(text);
    case Column::Keyword:
        return say("core", "about %1").arg(text);
    case Column::Plot:
        return say("core", "plot has %1").arg(text);
    case Column::Note:
        return say("core", "my notes have %1").arg(text);
    default:
        return text;
    }
}

/// "Horror or Comedy".
QString anyOfText(const QStringList &texts)
{
    QString all = texts.first();
    for (const QString &text : texts.sliced(1))
        all = say("core", "%1 or %2").arg(all, text);
    return all;
}

QString listText(const QString &list)
{
    if (list == "watchlist"_L1)
        return say("core", "on watchlist");
    if (list == "favourites"_L1)
        return say("core", "favourite");
    if (list == "hidden"_L1 || list == "seen"_L1)
        return valueLabel(Column::In, list);
    return say("core", "on %1").arg(list);
}

QString namesText(Column column, const AnyOf &names)
{
    QStringList texts;
    for (const QString &name : names.values)
        texts.append(column == Column::In ? listText(name) : valueLabel(column, name));
    return anyOfText(texts);
}

/// With the marks of the person's country; at most two decimals.
QString numberText(double number)
{
    const double hundredths = std::round(number * 100);
    const int decimals = std::fmod(hundredths, 100) == 0 ? 0 : std::fmod(hundredths, 10) == 0 ? 1 : 2;
    return QLocale().toString(number, 'f', decimals);
}

QString runtimeText(double minutes)
{
    const int whole = int(std::lround(minutes));
    if (whole < 60)
        return say("core", "%1 min").arg(whole);
    if (whole % 60 == 0)
        return say("core", "%1 h").arg(whole / 60);
    return say("core", "%1 h %2 min").arg(whole / 60).arg(whole % 60);
}

QString unitText(Column column, double number)
{
    switch (column) {
    case Column::Year:
        return printNumber(number);
    case Column::Runtime:
        return runtimeText(number);
    case Column::Votes:
        return number == 1 ? say("core", "1 vote") : say("core", "%1 votes").arg(numberText(number));
    case Column::My:
        return number == 1 ? say("core", "1 star") : say("core", "%1 stars").arg(numberText(number));
    case Column::Predicted:
        return say("core", "%1 %").arg(numberText(number));
    default:
        return numberText(number);
    }
}

QString yearsText(const NumberRange &range)
{
    if (!range.to) {
        const QString from = printNumber(range.from->value);
        return range.from->open ? say("core", "after %1").arg(from) : say("core", "%1 or later").arg(from);
    }
    if (!range.from) {
        const QString to = printNumber(range.to->value);
        return range.to->open ? say("core", "before %1").arg(to) : say("core", "up to %1").arg(to);
    }
    return printValue({Column::Year, range}).replace(".."_L1, u"–"_s);
}

QString rangeText(Column column, const NumberRange &range)
{
    if (column == Column::Year)
        return yearsText(range);
    if (!range.to) {
        const QString from = unitText(column, range.from->value);
        return range.from->open ? say("core", "more than %1").arg(from) : say("core", "%1 or more").arg(from);
    }
    const QString to = unitText(column, range.to->value);
    if (!range.from)
        return range.to->open ? say("core", "less than %1").arg(to) : say("core", "up to %1").arg(to);
    return range.from == range.to ? to : say("core", "%1 to %2").arg(unitText(column, range.from->value), to);
}

/// With what is counted: "rated 4 stars or more by me".
QString measureText(Column column, const QString &range)
{
    switch (column) {
    case Column::Rating:
        return say("core", "rated %1").arg(range);
    case Column::My:
        return say("core", "rated %1 by me").arg(range);
    case Column::Popularity:
        return say("core", "popularity %1").arg(range);
    case Column::Predicted:
        return say("core", "match %1").arg(range);
    default:
        return range;
    }
}

QString daysText(const DayRange &range)
{
    const auto day = [](QDate date) { return QLocale().toString(date, QLocale::ShortFormat); };
    if (!range.to.isValid())
        return say("core", "since %1").arg(day(range.from));
    if (!range.from.isValid())
        return say("core", "until %1").arg(day(range.to));
    // A year, a month or a day is printed as one.
    QString printed = printValue({Column::Added, range});
    if (printed.size() == 4)
        return printed;
    if (printed.size() == 7)
        return QLocale().toString(range.from, u"MMMM yyyy"_s);
    return range.from == range.to ? day(range.from) : day(range.from) + u'–' + day(range.to);
}

QString noneText(Column column)
{
    switch (column) {
    case Column::My:
        return say("core", "not rated by me");
    case Column::In:
        return say("core", "on no list");
    case Column::Watched:
        return say("core", "never watched");
    case Column::Rating:
    case Column::Votes:
        return say("core", "without public rating");
    case Column::Year:
        return say("core", "without year");
    case Column::Runtime:
        return say("core", "without length");
    case Column::Genre:
        return say("core", "without genre");
    case Column::Country:
        return say("core", "without country");
    case Column::Language:
        return say("core", "without language");
    case Column::Cast:
        return say("core", "without cast");
    case Column::Director:
        return say("core", "without director");
    case Column::Person:
        return say("core", "without people");
    case Column::Keyword:
        return say("core", "without keywords");
    case Column::Plot:
        return say("core", "without plot");
    case Column::Note:
        return say("core", "without my notes");
    case Column::Popularity:
        return say("core", "without popularity");
    case Column::Predicted:
        return say("core", "without match");
    default:
        return say("core", "none");
    }
}

QString clauseText(const Clause &clause)
{
    QString value = describeValue(clause);
    if (const auto *text = std::get_if<TextMatch>(&clause.value))
        return textText(clause.column, *text);
    if (std::holds_alternative<NumberRange>(clause.value))
        return measureText(clause.column, value);
    if (std::holds_alternative<DayRange>(clause.value))
        return clause.column == Column::Added ? say("core", "added %1").arg(value)
                                              : say("core", "watched %1").arg(value);
    return value;
}

QString groupText(const Node &group)
{
    QStringList texts;
    for (const Node &node : group.nodes) {
        const bool isGroup = node.kind != Node::Kind::Clause && !node.negated;
        texts.append(isGroup ? say("core", "(%1)").arg(describeNode(node)) : describeNode(node));
    }
    if (group.kind == Node::Kind::Any)
        return anyOfText(texts);
    QString all = texts.first();
    for (const QString &text : texts.sliced(1))
        all = say("core", "%1 and %2").arg(all, text);
    return all;
}

} // namespace

QString describeValue(const Clause &clause)
{
    if (const auto *text = std::get_if<TextMatch>(&clause.value))
        return printValue({clause.column, *text});
    if (const auto *names = std::get_if<AnyOf>(&clause.value))
        return namesText(clause.column, *names);
    if (const auto *range = std::get_if<NumberRange>(&clause.value))
        return rangeText(clause.column, *range);
    if (const auto *days = std::get_if<DayRange>(&clause.value))
        return daysText(*days);
    if (const auto *seen = std::get_if<bool>(&clause.value))
        return *seen ? say("core", "seen") : say("core", "unseen");
    return noneText(clause.column);
}

QString describeNode(const Node &node)
{
    if (node.kind != Node::Kind::Clause) {
        const QString text = groupText(node);
        return node.negated ? say("core", "not (%1)").arg(text) : text;
    }
    const auto *seen = std::get_if<bool>(&node.clause.value);
    if (seen && node.negated)
        return clauseText({node.clause.column, !*seen});
    const QString text = clauseText(node.clause);
    const auto *names = std::get_if<AnyOf>(&node.clause.value);
    const bool isNone = std::holds_alternative<NoValue>(node.clause.value);
    if (node.negated && isNone && node.clause.column == Column::My)
        return say("core", "rated by me");
    if (node.negated && (isNone || (names && names->values.size() > 1)))
        return say("core", "not (%1)").arg(text);
    return node.negated ? say("core", "not %1").arg(text) : text;
}

} // namespace matinee
