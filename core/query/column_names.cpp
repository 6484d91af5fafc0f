#include "core/query/column_names.h"

#include "core/query/similar_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

using enum ValueKind;

/// In the order of the enumeration.
constexpr std::array Columns{
    ColumnInfo{Column::Any, u"", Text, u"", nullptr},
    ColumnInfo{Column::Title, u"title", Text, u"alien", QT_TRANSLATE_NOOP("core", "words of the title")},
    ColumnInfo{Column::Cast, u"cast", Text, u"\"Jamie Lee Curtis\"",
               QT_TRANSLATE_NOOP("core", "who plays in it")},
    ColumnInfo{Column::Director, u"director", Text, u"carpenter",
               QT_TRANSLATE_NOOP("core", "who directed it")},
    ColumnInfo{Column::Person, u"person", Text, u"eastwood", QT_TRANSLATE_NOOP("core", "cast or director")},
    ColumnInfo{Column::Keyword, u"keyword", Text, u"heist", QT_TRANSLATE_NOOP("core", "what it is about")},
    ColumnInfo{Column::Plot, u"plot", Text, u"island", QT_TRANSLATE_NOOP("core", "words of the plot")},
    ColumnInfo{Column::Genre, u"genre", Names, u"horror",
               QT_TRANSLATE_NOOP("core", "horror, comedy, drama...")},
    ColumnInfo{Column::Country, u"country", Names, u"FR", QT_TRANSLATE_NOOP("core", "where it was made")},
    ColumnInfo{Column::Language, u"lang", Names, u"ja", QT_TRANSLATE_NOOP("core", "language spoken in it")},
    ColumnInfo{Column::In, u"in", Names, u"watchlist", QT_TRANSLATE_NOOP("core", "one of your lists")},
    ColumnInfo{Column::Year, u"year", Number, u"1970..1989",
               QT_TRANSLATE_NOOP("core", "1994, 1970..1989 or 1970s"), 1870, 2100},
    ColumnInfo{Column::Runtime, u"runtime", Number, u"<=1h40",
               QT_TRANSLATE_NOOP("core", "length in minutes, or 1h40"), 0, 10'000},
    ColumnInfo{Column::Rating, u"rating", Number, u">=7", QT_TRANSLATE_NOOP("core", "of the public, 0 to 10"),
               0, 10},
    ColumnInfo{Column::Votes, u"votes", Number, u">=1000",
               QT_TRANSLATE_NOOP("core", "how many people rated it"), 0, 1e12},
    ColumnInfo{Column::Popularity, u"popularity", Number, u">=50", QT_TRANSLATE_NOOP("core", "0 to 100"), 0,
               100},
    ColumnInfo{Column::Predicted, u"predicted", Number, u">=80",
               QT_TRANSLATE_NOOP("core", "how well it should suit you, 0 to 100"), 0, 100},
    ColumnInfo{Column::My, u"my", Number, u">=4",
               QT_TRANSLATE_NOOP("core", "your rating, 0.5 to 5 stars, or none"), 0.5, 5},
    ColumnInfo{Column::Added, u"added", Day, u"2025-01..2025-06",
               QT_TRANSLATE_NOOP("core", "when it came into the catalogue"), 1870, 2100},
    ColumnInfo{Column::Watched, u"watched", Day, u"2025-01..2025-06",
               QT_TRANSLATE_NOOP("core", "when you saw it"), 1870, 2100},
    ColumnInfo{Column::Seen, u"seen", YesNo, u"no", QT_TRANSLATE_NOOP("core", "yes or no")},
    ColumnInfo{Column::Note, u"note", Text, u"reread",
               QT_TRANSLATE_NOOP("core", "words of your notes and reviews")},
};

struct Alias {
    QStringView name;
    Column column;
};

constexpr std::array Aliases{
    Alias{u"titles", Column::Title},
    Alias{u"actor", Column::Cast},
    Alias{u"actors", Column::Cast},
    Alias{u"actress", Column::Cast},
    Alias{u"starring", Column::Cast},
    Alias{u"dir", Column::Director},
    Alias{u"directors", Column::Director},
    Alias{u"directedby", Column::Director},
    Alias{u"people", Column::Person},
    Alias{u"keywords", Column::Keyword},
    Alias{u"synopsis", Column::Plot},
    Alias{u"story", Column::Plot},
    Alias{u"genres", Column::Genre},
    Alias{u"countries", Column::Country},
    Alias{u"language", Column::Language},
    Alias{u"languages", Column::Language},
    Alias{u"list", Column::In},
    Alias{u"lists", Column::In},
    Alias{u"years", Column::Year},
    Alias{u"decade", Column::Year},
    Alias{u"length", Column::Runtime},
    Alias{u"duration", Column::Runtime},
    Alias{u"score", Column::Rating},
    Alias{u"ratings", Column::Rating},
    Alias{u"match", Column::Predicted},
    Alias{u"mine", Column::My},
    Alias{u"myrating", Column::My},
    Alias{u"notes", Column::Note},
    Alias{u"review", Column::Note},
};

struct SortNaming {
    QStringView name;
    SortKey key;
};

/// The first name of each key is the canonical one.
constexpr std::array Sorts{
    SortNaming{u"relevance", SortKey::Relevance},
    SortNaming{u"popularity", SortKey::Popularity},
    SortNaming{u"predicted", SortKey::Predicted},
    SortNaming{u"year", SortKey::Year},
    SortNaming{u"rating", SortKey::Rating},
    SortNaming{u"votes", SortKey::Votes},
    SortNaming{u"my", SortKey::My},
    SortNaming{u"runtime", SortKey::Runtime},
    SortNaming{u"title", SortKey::Title},
    SortNaming{u"added", SortKey::Added},
    SortNaming{u"watched", SortKey::Watched},
    SortNaming{u"random", SortKey::Random},
    SortNaming{u"popular", SortKey::Popularity},
    SortNaming{u"match", SortKey::Predicted},
    SortNaming{u"score", SortKey::Rating},
    SortNaming{u"mine", SortKey::My},
    SortNaming{u"length", SortKey::Runtime},
    SortNaming{u"name", SortKey::Title},
    SortNaming{u"shuffle", SortKey::Random},
};

constexpr QStringView SortColumn = u"sort";
constexpr qsizetype SortKeys = 12;

bool same(QStringView one, QStringView other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

const ColumnInfo &infoOf(Column column)
{
    static_assert(std::ranges::is_sorted(Columns, {}, &ColumnInfo::column));
    static_assert(Columns.back().column == Column::Note
                  && std::ssize(Columns) == qsizetype(Column::Note) + 1);
    return Columns.at(size_t(column));
}

QList<Column> namedColumns()
{
    QList<Column> columns;
    for (const ColumnInfo &info : Columns) {
        if (info.column != Column::Any)
            columns.append(info.column);
    }
    return columns;
}

std::optional<Column> columnNamed(QStringView typed)
{
    for (const ColumnInfo &info : Columns) {
        if (info.column != Column::Any && same(info.name, typed))
            return info.column;
    }
    for (const Alias &alias : Aliases) {
        if (same(alias.name, typed))
            return alias.column;
    }
    return std::nullopt;
}

bool isSortName(QStringView typed)
{
    return same(SortColumn, typed);
}

QString nearestColumnName(QStringView typed)
{
    // Title words with a colon ("Mission:Impossible") are commoner than slips in a first letter.
    const bool isWord = std::ranges::all_of(typed, [](QChar c) { return c.isLetter() && c < u'\x80'; });
    if (typed.size() < 3 || !isWord)
        return {};
    const QString lower = typed.toString().toLower();
    QStringList names{SortColumn.toString()};
    for (const ColumnInfo &info : Columns)
        names.append(info.name.toString());
    for (const Alias &alias : Aliases)
        names.append(alias.name.toString());
    names.removeIf([&](const QString &name) { return name.size() < 3 || name.front() != lower.front(); });
    const qsizetype nearest = nearestName(names, lower);
    return nearest < 0 ? QString() : names.at(nearest);
}

QStringList columnNamesBegunBy(QStringView begun)
{
    QStringList names;
    const auto offer = [&](QStringView spelling, QStringView name) {
        if (spelling.startsWith(begun, Qt::CaseInsensitive) && !names.contains(name))
            names.append(name.toString());
    };
    for (const ColumnInfo &info : Columns) {
        if (info.column != Column::Any)
            offer(info.name, info.name);
    }
    offer(SortColumn, SortColumn);
    for (const Alias &alias : Aliases)
        offer(alias.name, infoOf(alias.column).name);
    return names;
}

QStringView sortName(SortKey key)
{
    return std::ranges::find(Sorts, key, &SortNaming::key)->name;
}

std::optional<SortKey> sortNamed(QStringView typed)
{
    const auto found = std::ranges::find_if(Sorts, [&](const SortNaming &s) { return same(s.name, typed); });
    return found == Sorts.end() ? std::nullopt : std::optional(found->key);
}

QString nearestSortName(QStringView typed)
{
    QStringList names;
    for (const SortNaming &sort : Sorts)
        names.append(sort.name.toString());
    const qsizetype nearest = nearestName(names, typed.toString().toLower());
    return nearest < 0 ? u"rating"_s : sortName(Sorts.at(size_t(nearest)).key).toString();
}

QStringList sortNames()
{
    QStringList names;
    for (const SortNaming &sort : std::span(Sorts).first<size_t(SortKeys)>())
        names.append(sort.name.toString());
    return names;
}

} // namespace matinee
