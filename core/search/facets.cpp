#include "core/search/facets.h"

#include "core/search/person_columns.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostNames = 30; ///< of countries and languages
constexpr int Decades = 6554; ///< of every year that a column can hold

/// How many films reach each of some rising marks: those below the first one, those from it up to the
/// second...
template <class Value, std::size_t Size>
std::array<int, Size + 1> countSteps(const std::vector<Value> &column, const std::array<Value, Size> &marks,
                                     const Bitset &films)
{
    std::array<int, Size + 1> counts{};
    films.each([&](Doc doc) {
        // No branches: this runs over whole columns. Unknown floats reach no mark.
        std::size_t step = 0;
        for (const Value mark : marks)
            step += std::size_t(column[doc] >= mark);
        ++counts[step];
        return true;
    });
    return counts;
}

constexpr std::array<quint16, 4> RuntimeMarks{91, 121, 151, Columns::Unknown16};
constexpr std::array RuntimeValues{"..90"_L1, "91..120"_L1, "121..150"_L1, ">=151"_L1};

constexpr std::array<float, 4> RatingMarks{6, 7, 8, 9};
constexpr std::array RatingValues{">=6"_L1, ">=7"_L1, ">=8"_L1, ">=9"_L1};

constexpr auto NotRated = "none"_L1;
constexpr std::array<quint8, 5> PointMarks{1, 20, 40, 60, 80};
constexpr std::array PointValues{">=1"_L1, ">=2"_L1, ">=3"_L1, ">=4"_L1}; ///< of the marks after the first

QHash<QString, int> countRuntimes(const std::vector<quint16> &runtimes, const Bitset &films)
{
    const auto counts = countSteps(runtimes, RuntimeMarks, films);
    QHash<QString, int> named;
    for (std::size_t i = 0; i < RuntimeValues.size(); ++i)
        named.insert(RuntimeValues[i], counts[i]);
    return named;
}

QHash<QString, int> countRatings(const std::vector<float> &ratings, const Bitset &films)
{
    const auto counts = countSteps(ratings, RatingMarks, films);
    QHash<QString, int> named;
    for (std::size_t i = 0; i < RatingValues.size(); ++i)
        named.insert(RatingValues[i], std::accumulate(counts.begin() + i + 1, counts.end(), 0));
    return named;
}

QHash<QString, int> countMine(const std::vector<quint8> &points, const Bitset &films)
{
    const auto counts = countSteps(points, PointMarks, films);
    QHash<QString, int> named{{NotRated, counts.front()}};
    for (std::size_t i = 0; i < PointValues.size(); ++i)
        named.insert(PointValues[i], std::accumulate(counts.begin() + i + 2, counts.end(), 0));
    return named;
}

QHash<QString, int> countNames(Category category, const Segment &segment, const Bitset &films)
{
    const std::vector<Doc> counts = segment.counts(category, films);
    QHash<QString, int> named;
    for (qsizetype i = 0; i < segment.values(category).size(); ++i)
        named.insert(segment.values(category).at(i), static_cast<int>(counts[std::size_t(i)]));
    return named;
}

QHash<QString, int> countDecades(const std::vector<quint16> &years, const Bitset &films)
{
    std::vector<int> counts(Decades, 0);
    films.each([&](Doc doc) {
        ++counts[years[doc] / 10];
        return true;
    });
    QHash<QString, int> named;
    for (std::size_t decade = 0; decade + 1 < counts.size(); ++decade) {
        if (counts[decade] > 0)
            named.insert(QString::number(decade) + u"0s"_s, counts[decade]);
    }
    return named;
}

QHash<QString, int> countSeen(const PersonMarks &marks, const Bitset &films)
{
    const Doc seen = Bitset::countOfBoth(marks.seen, films);
    return {{u"yes"_s, static_cast<int>(seen)}, {u"no"_s, static_cast<int>(films.count() - seen)}};
}

/// The values that there are always, as they run; empty for names and decades.
QStringList fixedValues(Facet facet)
{
    switch (facet) {
    case Facet::Runtime:
        return {RuntimeValues.begin(), RuntimeValues.end()};
    case Facet::Rating:
        return {RatingValues.rbegin(), RatingValues.rend()};
    case Facet::Seen:
        return {u"no"_s, u"yes"_s};
    case Facet::My:
        return QStringList(NotRated) + QStringList(PointValues.rbegin(), PointValues.rend());
    default:
        return {};
    }
}

bool isLaterDecade(const FacetValue &one, const FacetValue &other)
{
    return QStringView(one.value).chopped(1).toInt() > QStringView(other.value).chopped(1).toInt();
}

bool isCommoner(const FacetValue &one, const FacetValue &other)
{
    return one.count != other.count ? one.count > other.count : one.value < other.value;
}

} // namespace

Column columnOf(Facet facet)
{
    switch (facet) {
    case Facet::Genre:
        return Column::Genre;
    case Facet::Decade:
        return Column::Year;
    case Facet::Country:
        return Column::Country;
    case Facet::Language:
        return Column::Language;
    case Facet::Runtime:
        return Column::Runtime;
    case Facet::Rating:
        return Column::Rating;
    case Facet::Seen:
        return Column::Seen;
    case Facet::My:
        return Column::My;
    }
    return Column::Any;
}

QHash<QString, int> countFacet(Facet facet, const PartView &part, const Bitset &films, PersonColumns &person)
{
    const Segment &segment = *part.segment;
    const auto marks = person.marks(part.segment);
    switch (facet) {
    case Facet::Genre:
        return countNames(Category::Genre, segment, films);
    case Facet::Country:
        return countNames(Category::Country, segment, films);
    case Facet::Language:
        return countNames(Category::Language, segment, films);
    case Facet::Decade:
        return countDecades(segment.columns().year, films);
    case Facet::Runtime:
        return countRuntimes(segment.columns().runtime, films);
    case Facet::Rating:
        return countRatings(segment.columns().rating, films);
    case Facet::Seen:
        return marks ? countSeen(*marks, films) : QHash<QString, int>();
    case Facet::My:
        return marks ? countMine(marks->points, films) : QHash<QString, int>();
    }
    return {};
}

QList<FacetValue> facetValues(Facet facet, const QHash<QString, int> &counts)
{
    QList<FacetValue> values;
    const auto add = [&values](const QString &value, int films) {
        if (films > 0)
            values.append({value, films});
    };
    const QStringList fixed = fixedValues(facet);
    for (const QString &value : fixed)
        add(value, counts.value(value));
    if (!fixed.isEmpty())
        return values;

    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        add(count.key(), *count);
    std::sort(values.begin(), values.end(), facet == Facet::Decade ? isLaterDecade : isCommoner);
    if (facet == Facet::Country || facet == Facet::Language)
        values.resize(std::min(values.size(), MostNames));
    return values;
}

} // namespace matinee
