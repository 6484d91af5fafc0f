#pragma once

#include "core/query/query_parser.h"

#include <rapidcheck.h>

/// Random queries, as parseQuery() may answer them, and random texts, some of them nearly queries.
namespace matinee::random {

using namespace Qt::StringLiterals;

inline const QueryNames Names{{u"Film Club"_s, u"say \"cheese\" \\o/"_s, u"none"_s, u"★★"_s, u"été,2025"_s},
                              {u"Martial Arts"_s}};

template <class T>
T pick(const QList<T> &choices)
{
    return choices.at(*rc::gen::inRange<int>(0, int(choices.size())));
}

inline TextMatch text(Column column)
{
    using Kind = TextMatch::Kind;
    const Kind kind = pick<Kind>({Kind::Word, Kind::Prefix, Kind::Phrase, Kind::Exact});
    if (kind == Kind::Phrase)
        return {kind,
                pick<QString>({u"in space"_s, u"\"q\" \\"_s, u"“x” ("_s, u"OR a:b"_s, u"none"_s, u"é"_s})};
    QString word =
        pick<QString>({u"alien"_s, u"8½"_s, u"七人"_s, u"or"_s, u"x:y"_s, u"m*sh"_s, u"a\\b"_s, u"min"_s});
    if (column == Column::Any && *rc::gen::arbitrary<bool>())
        word = pick<QString>({u"Spider-Man,"_s, u"https://x.org"_s, u"none"_s, u"h"_s});
    return {kind, word};
}

inline NumberRange numbers(double least, double most, int parts)
{
    const auto number = [&] {
        return least + double(*rc::gen::inRange(0, int((most - least) * parts) + 1)) / parts;
    };
    const double one = number(), other = number();
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return {Bound{one, *rc::gen::arbitrary<bool>()}, std::nullopt};
    case 1:
        return {std::nullopt, Bound{one, *rc::gen::arbitrary<bool>()}};
    case 2:
        return {Bound{one}, Bound{one}};
    default:
        return {Bound{std::min(one, other)}, Bound{std::max(one, other)}};
    }
}

inline DayRange days()
{
    // Mostly of our time, and the ends of what a query can name.
    const auto day = [] {
        const QDate first(1870, 1, 1), last(2100, 12, 31);
        return *rc::gen::inRange(0, 8) > 0 ? QDate(1990, 1, 1).addDays(*rc::gen::inRange(0, 20'000))
                                           : pick<QDate>({first, first.addDays(1), last.addDays(-1), last});
    };
    const QDate one = day(), other = day();
    const QDate month(one.year(), one.month(), 1), year(one.year(), 1, 1);
    return pick<DayRange>({{one, QDate()},
                           {QDate(), one},
                           {one, one},
                           {std::min(one, other), std::max(one, other)},
                           {month, month.addMonths(1).addDays(-1)},
                           {year, year.addYears(1).addDays(-1)}});
}

inline AnyOf names(QStringList all)
{
    AnyOf chosen;
    for (int count = *rc::gen::inRange(1, 4); count > 0; --count)
        chosen.values.append(all.takeAt(*rc::gen::inRange<int>(0, int(all.size()))));
    return chosen;
}

inline Clause clause()
{
    const auto column = Column(*rc::gen::inRange(0, int(Column::Note) + 1));
    const bool mayBeNone = column != Column::Any && column != Column::Title && column != Column::Seen;
    if (mayBeNone && *rc::gen::inRange(0, 8) == 0)
        return {column, NoValue{}};
    switch (column) {
    case Column::Genre:
        return {column, names({u"Horror"_s, u"Sci-Fi"_s, u"Film-Noir"_s, u"Martial Arts"_s})};
    case Column::Country:
        return {column, names({u"FR"_s, u"US"_s, u"SU"_s, u"XK"_s})};
    case Column::Language:
        return {column, names({u"ja"_s, u"no"_s, u"nan"_s, u"ase"_s})};
    case Column::In:
        return {column, names(QStringList{u"watchlist"_s, u"seen"_s} + Names.lists)};
    case Column::Year:
        return {column, numbers(1870, 2100, 1)};
    case Column::Runtime:
        return {column, numbers(0, 10'000, 1)};
    case Column::Rating:
        return {column, numbers(0, 10, 100)};
    case Column::Votes:
        return {column, numbers(0, 2e9, 1)};
    case Column::Popularity:
    case Column::Predicted:
        return {column, numbers(0, 100, 1000)};
    case Column::My:
        return {column, numbers(0.5, 5, 2)};
    case Column::Added:
    case Column::Watched:
        return {column, days()};
    case Column::Seen:
        return {column, *rc::gen::arbitrary<bool>()};
    default:
        return {column, text(column)};
    }
}

/// `parent`: a group of this kind without "-" would be part of the group around it.
inline Node node(int depth, Node::Kind parent)
{
    const int kind = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
    if (kind < 2)
        return {Node::Kind::Clause, *rc::gen::arbitrary<bool>(), clause(), {}};
    Node group{kind == 2 ? Node::Kind::All : Node::Kind::Any, *rc::gen::arbitrary<bool>(), {}, {}};
    group.negated = group.negated || group.kind == parent;
    for (int count = *rc::gen::inRange(2, 5); count > 0; --count)
        group.nodes.append(node(depth - 1, group.kind));
    return group;
}

inline Query query()
{
    Query query;
    for (int count = *rc::gen::inRange(0, 5); count > 0; --count)
        query.nodes.append(node(3, Node::Kind::All));
    if (*rc::gen::arbitrary<bool>())
        query.sort =
            Sort{SortKey(*rc::gen::inRange(0, int(SortKey::Random) + 1)), *rc::gen::arbitrary<bool>()};
    return query;
}

inline QString queryText()
{
    static const QStringList pieces{u" "_s,        u" "_s,
                                    u" "_s,        u"("_s,
                                    u")"_s,        u"-"_s,
                                    u"\""_s,       u","_s,
                                    u":"_s,        u"="_s,
                                    u"*"_s,        u".."_s,
                                    u">="_s,       u"<"_s,
                                    u"\\"_s,       u"“"_s,
                                    u" OR "_s,     u" AND "_s,
                                    u"NOT "_s,     u"alien"_s,
                                    u"genre:"_s,   u"horror"_s,
                                    u"horor"_s,    u"comedy"_s,
                                    u"year:"_s,    u"1970s"_s,
                                    u"1989"_s,     u"abc"_s,
                                    u"in:"_s,      u"film"_s,
                                    u"club"_s,     u"none"_s,
                                    u"runtime:"_s, u"1h40"_s,
                                    u"100"_s,      u"min"_s,
                                    u"sort:"_s,    u"-year"_s,
                                    u"quality"_s,  u"dirctor:"_s,
                                    u"cast:"_s,    u"my:"_s,
                                    u"4.5"_s,      u"seen:"_s,
                                    u"yes"_s,      u"watched:"_s,
                                    u"2025-06"_s,  u"lang:"_s,
                                    u"japanish"_s, u" added:"_s,
                                    u"<1870"_s,    u">2100"_s,
                                    u"<=1870"_s,   u" or "_s,
                                    u" genre: "_s, u"country:"_s,
                                    u"uk"_s,       u"votes:"_s,
                                    u"10k"_s,      u"rating:"_s,
                                    u"70"_s,       u"é七\U0001F3AC"_s};
    QString text;
    for (int count = *rc::gen::inRange(0, 24); count > 0; --count) {
        if (*rc::gen::inRange(0, 12) == 0)
            text += QChar(*rc::gen::arbitrary<char16_t>());
        else
            text += pick(pieces);
    }
    return text;
}

} // namespace matinee::random
