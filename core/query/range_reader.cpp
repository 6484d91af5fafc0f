#include "core/query/range_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// One end as typed, which may stand for more than a point: "1970s", "2025-06".
template <class T>
struct Interval {
    T first, last;
};

/// A range as typed: a sign and one end, or two ends of which one may be empty.
struct RangeText {
    QStringView sign; ///< ">=", "<=", ">", "<", ".." or empty
    QStringView from, to; ///< the same without ".."

    /// Both ends put differently.
    QString with(const QString &newFrom, const QString &newTo) const
    {
        return sign == u".." ? newFrom + u".."_s + newTo : sign.toString() + newFrom;
    }
};

RangeText rangeText(QStringView text)
{
    struct Sign {
        QStringView typed, sign;
    };
    static constexpr std::array Signs{Sign{u">=", u">="}, Sign{u"<=", u"<="}, Sign{u"≥", u">="},
                                      Sign{u"≤", u"<="},  Sign{u">", u">"},   Sign{u"<", u"<"}};
    for (const Sign &sign : Signs) {
        if (text.startsWith(sign.typed)) {
            const QStringView end = text.sliced(sign.typed.size());
            return {sign.sign, end, end};
        }
    }
    const qsizetype dots = text.indexOf(u"..");
    if (dots < 0)
        return {u"", text, text};
    return {u"..", text.first(dots), text.sliced(dots + 2)};
}

/// A number from the beginning of the text, which loses it. Only digits with at most one point: no "inf", no
/// "1e9".
std::optional<double> takeNumber(QStringView &text)
{
    static constexpr qsizetype MaxDigits = 20;
    qsizetype length = 0;
    int points = 0;
    for (; length < text.size(); ++length) {
        const QChar c = text[length];
        const bool isPoint = c == u'.' && length > 0 && points == 0;
        if (!isPoint && !(c >= u'0' && c <= u'9'))
            break;
        points += isPoint;
    }
    bool isNumber = false;
    const double number = length > MaxDigits ? 0 : text.first(length).toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    text = text.sliced(length);
    return number;
}

bool isOneOf(QStringView text, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(
        words, [&](QStringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
}

bool isMinutes(QStringView unit)
{
    return isOneOf(unit, {u"", u"m", u"min", u"mins", u"minutes"});
}

/// "1h40" in minutes.
std::optional<double> readRuntime(QStringView text)
{
    const auto number = takeNumber(text);
    if (!number)
        return std::nullopt;
    if (isMinutes(text))
        return std::round(*number);
    if (!text.startsWith(u'h', Qt::CaseInsensitive))
        return std::nullopt;
    text = text.sliced(1);
    if (isOneOf(text, {u"", u"r", u"rs", u"our", u"ours"}))
        return std::round(*number * 60);
    const auto minutes = takeNumber(text);
    if (!minutes || *minutes >= 60 || !isMinutes(text))
        return std::nullopt;
    return std::round(*number * 60 + *minutes);
}

int fullYear(int twoDigits)
{
    return twoDigits < 30 ? 2000 + twoDigits : 1900 + twoDigits;
}

std::optional<Interval<double>> readYears(QStringView text)
{
    const qsizetype typed = text.size();
    const auto number = takeNumber(text);
    if (!number || std::floor(*number) < *number)
        return std::nullopt;
    if (text.isEmpty())
        return Interval<double>{*number, *number};
    const bool isDecade = isOneOf(text, {u"s", u"'s", u"’s"}) && std::fmod(*number, 10) == 0;
    const qsizetype digits = typed - text.size();
    if (!isDecade || (digits != 4 && digits != 2))
        return std::nullopt;
    const double first = digits == 2 ? fullYear(int(*number)) : *number;
    return Interval<double>{first, first + 9};
}

std::optional<Interval<double>> readNumber(Column column, QStringView text)
{
    if (column == Column::Year)
        return readYears(text);
    std::optional<double> number;
    if (column == Column::Runtime) {
        number = readRuntime(text);
    } else {
        number = takeNumber(text);
        const bool isShare = column == Column::Popularity || column == Column::Predicted;
        if (number && column == Column::Votes) {
            const double unit = isOneOf(text, {u"k"}) ? 1e3 : isOneOf(text, {u"m"}) ? 1e6 : 1;
            *number = std::round(*number * unit);
            text = unit > 1 ? QStringView() : text;
        }
        if (!text.isEmpty() && !(isShare && text == u"%"))
            return std::nullopt;
    }
    return number ? std::optional(Interval<double>{*number, *number}) : std::nullopt;
}

/// Whether the day is of a year that a query can name.
bool isInYears(QDate day)
{
    const ColumnInfo &years = infoOf(Column::Year);
    return day.year() >= years.least && day.year() <= years.most;
}

std::optional<Interval<QDate>> readDays(QStringView text)
{
    const QString day = text.toString();
    const bool isAscii =
        std::ranges::all_of(text, [](QChar c) { return c == u'-' || (c >= u'0' && c <= u'9'); });
    static constexpr std::array Forms{4, 7, 10};
    if (!isAscii || std::ranges::find(Forms, text.size()) == Forms.end())
        return std::nullopt;
    const QDate first = QDate::fromString(day + u"-01-01"_s.right(10 - day.size()), Qt::ISODate);
    if (!first.isValid() || !isInYears(first))
        return std::nullopt;
    const QDate next = day.size() == 4 ? first.addYears(1)
        : day.size() == 7              ? first.addMonths(1)
                                       : first.addDays(1);
    return Interval<QDate>{first, next.addDays(-1)};
}

/// The ends as intervals; false when one is no number or day, or both are missing.
template <class T, class Read>
bool readEnds(const RangeText &text, std::optional<Interval<T>> &from, std::optional<Interval<T>> &to,
              Read read)
{
    from = read(text.from);
    to = read(text.to);
    if (text.sign == u"..")
        return (from || text.from.isEmpty()) && (to || text.to.isEmpty()) && (from || to);
    return from.has_value();
}

using Reading = tl::expected<ClauseValue, RangeFault::Kind>;

Reading readNumbers(const ColumnInfo &column, const RangeText &text)
{
    std::optional<Interval<double>> from, to;
    if (!readEnds(text, from, to, [&](QStringView end) { return readNumber(column.column, end); }))
        return tl::unexpected(RangeFault::Kind::NotARange);
    for (const auto &end : {from, to}) {
        if (end && (end->first < column.least || end->last > column.most))
            return tl::unexpected(RangeFault::Kind::OutOfRange);
    }
    if (text.sign.startsWith(u'>'))
        return NumberRange{text.sign == u">" ? Bound{from->last, true} : Bound{from->first}, std::nullopt};
    if (text.sign.startsWith(u'<'))
        return NumberRange{std::nullopt, text.sign == u"<" ? Bound{to->first, true} : Bound{to->last}};
    if (from && to && from->first > to->last)
        return tl::unexpected(RangeFault::Kind::Backwards);
    NumberRange range;
    if (from)
        range.from = Bound{from->first};
    if (to)
        range.to = Bound{to->last};
    return range;
}

Reading readDayRange(const RangeText &text)
{
    std::optional<Interval<QDate>> from, to;
    if (!readEnds(text, from, to, readDays))
        return tl::unexpected(RangeFault::Kind::NotARange);
    if (text.sign == u">" || text.sign == u"<") {
        const bool isAfter = text.sign == u">";
        const QDate day = isAfter ? from->last.addDays(1) : to->first.addDays(-1);
        if (!isInYears(day))
            return tl::unexpected(RangeFault::Kind::OutOfRange);
        return isAfter ? DayRange{day, QDate()} : DayRange{QDate(), day};
    }
    if (text.sign == u">=")
        return DayRange{from->first, QDate()};
    if (text.sign == u"<=")
        return DayRange{QDate(), to->last};
    if (from && to && from->first > to->last)
        return tl::unexpected(RangeFault::Kind::Backwards);
    return DayRange{from ? from->first : QDate(), to ? to->last : QDate()};
}

Reading read(const ColumnInfo &column, QStringView text)
{
    const RangeText parts = rangeText(text);
    return column.kind == ValueKind::Day ? readDayRange(parts) : readNumbers(column, parts);
}

/// A number on another scale than the column's: 70 for a rating of 7, 8 of 10 for 4 stars, 85 for 1985.
double rescaled(const ColumnInfo &column, double number)
{
    switch (column.column) {
    case Column::Rating:
        return number > 100 ? number : number / 10;
    case Column::My:
        return number > 10 ? number / 20 : number / 2;
    case Column::Year:
        return number < 100 ? fullYear(int(number)) : number;
    default:
        return number;
    }
}

QString rescaledEnd(const ColumnInfo &column, QStringView end)
{
    const auto number = readNumber(column.column, end);
    if (!number || (number->first >= column.least && number->last <= column.most))
        return end.toString();
    return QString::number(rescaled(column, number->first), 'f', QLocale::FloatingPointShortest);
}

/// What was probably meant; it may be as wrong.
QString guess(const ColumnInfo &column, const QString &typed, RangeFault::Kind fault)
{
    const RangeText text = rangeText(typed);
    switch (fault) {
    case RangeFault::Kind::Backwards:
        return text.with(text.to.toString(), text.from.toString());
    case RangeFault::Kind::OutOfRange:
        return text.with(rescaledEnd(column, text.from), rescaledEnd(column, text.to));
    case RangeFault::Kind::NotARange:
        break;
    }
    // "1970-1989", as people also write it.
    const auto isHyphen = [](QChar c) { return c == u'-' || c == u'–'; };
    const auto hyphen = std::ranges::find_if(typed, isHyphen);
    const qsizetype at = hyphen - typed.begin();
    return hyphen == typed.end() ? QString() : typed.first(at) + u".."_s + typed.sliced(at + 1);
}

} // namespace

tl::expected<ClauseValue, RangeFault> readRange(const ColumnInfo &column, const QString &text)
{
    QString typed = text;
    typed.removeIf([](QChar c) { return c.isSpace(); });
    const Reading value = read(column, typed);
    if (value)
        return *value;
    const QString meant = guess(column, typed, value.error());
    if (read(column, meant))
        return tl::unexpected(RangeFault{value.error(), meant});
    const bool isZero = column.column == Column::My && typed == u"0";
    return tl::unexpected(RangeFault{value.error(), isZero ? u"none"_s : QString()});
}

} // namespace matinee
