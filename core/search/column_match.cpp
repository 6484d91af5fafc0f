#include "core/search/column_match.h"

#include "core/index/tokens.h"
#include "core/search/person_columns.h"
#include "core/search/text_match.h"

#include <QDate>

#include <algorithm>
#include <cmath>
#include <limits>

namespace matinee {

namespace {

/// A range of numbers with both its ends in it, as `Value` has them: 7.4 is in the range 7.4 of floats too.
/// Nothing is in one that runs backwards; unknown values are in none.
template <class Value>
struct Interval {
    Value from, to;

    explicit Interval(const NumberRange &range);
    /// No branches: this runs over whole columns.
    bool has(Value value) const { return bool(unsigned(value >= from) & unsigned(value <= to)); }
};

template <class Value>
Interval<Value>::Interval(const NumberRange &range)
{
    constexpr double Infinity = std::numeric_limits<double>::infinity();
    const double first = range.from ? range.from->value : -Infinity;
    const double last = range.to ? range.to->value : Infinity;
    if constexpr (std::is_floating_point_v<Value>) {
        const auto next = [](double value, bool open, double towards) {
            return open ? std::nextafter(Value(value), Value(towards)) : Value(value);
        };
        from = next(first, range.from && range.from->open, Infinity);
        to = next(last, range.to && range.to->open, -Infinity);
    } else {
        constexpr double Most = std::numeric_limits<Value>::max() - 1; // the greatest of all is unknown
        const double lowest = range.from && range.from->open ? std::floor(first) + 1 : std::ceil(first);
        const double highest = range.to && range.to->open ? std::ceil(last) - 1 : std::floor(last);
        const bool isEmpty = lowest > Most || highest < 0;
        from = isEmpty ? Value(1) : Value(std::max(lowest, 0.0));
        to = isEmpty ? Value(0) : Value(std::min(highest, Most));
    }
}

template <class Value, class Test>
Bitset filmsWhere(const std::vector<Value> &column, Test test)
{
    Bitset films(static_cast<Doc>(column.size()));
    std::size_t first = 0;
    for (quint64 &word : films.words()) {
        const std::size_t count = std::min<std::size_t>(64, column.size() - first);
        quint64 bits = 0;
        for (std::size_t i = 0; i < count; ++i)
            bits |= quint64(test(column[first + i])) << i;
        word = bits;
        first += count;
    }
    return films;
}

template <class Test>
Bitset filmsWithout(const Segment &segment, Test isThere)
{
    Bitset films(segment.size());
    for (Doc doc = 0; doc < films.size(); ++doc) {
        if (!isThere(doc))
            films.set(doc);
    }
    return films;
}

bool isUnknown(float value)
{
    return std::isnan(value);
}

bool isUnknown(quint16 value)
{
    return value == Columns::Unknown16;
}

bool isUnknown(quint32 value)
{
    return value == Columns::Unknown32;
}

template <class Value>
Bitset filmsInColumn(const std::vector<Value> &column, const ClauseValue &value)
{
    if (std::holds_alternative<NoValue>(value))
        return filmsWhere(column, [](Value one) { return isUnknown(one); });
    const auto *range = std::get_if<NumberRange>(&value);
    if (!range)
        return Bitset(static_cast<Doc>(column.size()));
    return filmsWhere(column, [interval = Interval<Value>(*range)](Value one) { return interval.has(one); });
}

bool isWithin(const Viewing &viewing, const DayRange &range)
{
    return (!range.from.isValid() || viewing.from >= range.from)
        && (!range.to.isValid() || viewing.to <= range.to);
}

Bitset filmsWatched(const Segment &segment, const ClauseValue &value, const PersonColumns &person)
{
    const DayRange everyDay;
    const auto *days = std::get_if<DayRange>(&value);
    const bool none = std::holds_alternative<NoValue>(value);
    Bitset films(segment.size());
    if (!days && !none)
        return films;
    for (const Viewing &viewing : person.viewings()) {
        const auto doc = segment.docOf(viewing.movie);
        if (doc && isWithin(viewing, days ? *days : everyDay))
            films.set(*doc);
    }
    if (none)
        films.invert();
    return films;
}

/// All of the words, in any order unless it is a phrase.
bool hasText(QByteArrayView note, const TextMatch &text, const QByteArray &words)
{
    if (text.kind == TextMatch::Kind::Phrase)
        return hasPhrase(note, words);
    const QList<QByteArray> all = words.split(' ');
    return std::all_of(all.begin(), all.end(), [&](const QByteArray &word) {
        return hasPhrase(note, word, text.kind == TextMatch::Kind::Prefix && &word == &all.last());
    });
}

Bitset filmsNoted(const Segment &segment, const ClauseValue &value, const PersonColumns &person)
{
    const auto *text = std::get_if<TextMatch>(&value);
    const bool none = std::holds_alternative<NoValue>(value);
    const QByteArray words = text ? comparableText(text->text) : QByteArray();
    Bitset films(segment.size());
    if (!text && !none)
        return films;
    for (const Note &note : person.notes()) {
        const auto doc = segment.docOf(note.movie);
        if (doc && (none || hasText(note.words, *text, words)))
            films.set(*doc);
    }
    if (none)
        films.invert();
    return films;
}

Bitset filmsRated(const PersonMarks &marks, const ClauseValue &value)
{
    if (std::holds_alternative<NoValue>(value))
        return filmsWhere(marks.points, [](quint8 points) { return points == 0; });
    const auto *range = std::get_if<NumberRange>(&value);
    if (!range)
        return Bitset(marks.seen.size());
    return filmsWhere(marks.points, [stars = Interval<double>(*range)](quint8 points) {
        return points > 0 && stars.has(points / 20.0);
    });
}

Bitset filmsSeen(const PersonMarks &marks, const ClauseValue &value)
{
    const auto *seen = std::get_if<bool>(&value);
    Bitset films = seen ? marks.seen : Bitset(marks.seen.size());
    if (seen && !*seen)
        films.invert();
    return films;
}

Bitset filmsPredicted(const Segment &segment, const ClauseValue &value, const PersonColumns &person)
{
    const auto *range = std::get_if<NumberRange>(&value);
    const bool none = std::holds_alternative<NoValue>(value);
    Bitset films(segment.size());
    if (!range && !none)
        return films;
    const Interval<float> percent(range ? *range : NumberRange());
    for (auto match = person.match().cbegin(); match != person.match().cend(); ++match) {
        const auto doc = segment.docOf(match.key());
        if (doc && percent.has(float(match.value() * 100)))
            films.set(*doc);
    }
    if (none)
        films.invert();
    return films;
}

} // namespace

qint64 dayNumber(QDate day)
{
    return QDate(1970, 1, 1).daysTo(day);
}

Bitset filmsByFigure(const Segment &segment, const Clause &clause)
{
    const Columns &columns = segment.columns();
    switch (clause.column) {
    case Column::Year:
        return filmsInColumn(columns.year, clause.value);
    case Column::Runtime:
        return filmsInColumn(columns.runtime, clause.value);
    case Column::Rating:
        return filmsInColumn(columns.rating, clause.value);
    case Column::Votes:
        return filmsInColumn(columns.votes, clause.value);
    case Column::Popularity:
        return filmsInColumn(columns.popularity, clause.value);
    case Column::Added:
        if (const auto *days = std::get_if<DayRange>(&clause.value)) {
            const qint64 from = days->from.isValid() ? dayNumber(days->from) : 0;
            const qint64 to = days->to.isValid() ? dayNumber(days->to) : Columns::Unknown32 - 1;
            return filmsWhere(columns.added, [&](quint32 day) { return day >= from && day <= to; });
        }
        return filmsInColumn(columns.added, clause.value);
    default:
        return Bitset(segment.size());
    }
}

Bitset filmsWithoutText(const Segment &segment, Column column)
{
    switch (column) {
    case Column::Keyword:
        return filmsWithout(segment, [&](Doc doc) { return !segment.keywords(doc).isEmpty(); });
    case Column::Plot:
        return filmsWithout(segment, [&](Doc doc) { return !segment.plot(doc).isEmpty(); });
    case Column::Person:
        return filmsWithout(segment, [&](Doc doc) { return !segment.credits(doc).empty(); });
    case Column::Cast:
    case Column::Director:
        return filmsWithout(segment, [&](Doc doc) {
            const auto credits = segment.credits(doc);
            return std::any_of(credits.begin(), credits.end(), [&](const Credit &credit) {
                return credit.director == (column == Column::Director);
            });
        });
    default:
        return Bitset(segment.size());
    }
}

Bitset filmsByPerson(const SegmentPtr &segment, const Clause &clause, PersonColumns &person)
{
    if (!person.user().isStored())
        return Bitset(segment->size());
    switch (clause.column) {
    case Column::My:
        return filmsRated(*person.marks(segment), clause.value);
    case Column::Seen:
        return filmsSeen(*person.marks(segment), clause.value);
    case Column::Watched:
        return filmsWatched(*segment, clause.value, person);
    case Column::Note:
        return filmsNoted(*segment, clause.value, person);
    case Column::Predicted:
        return filmsPredicted(*segment, clause.value, person);
    default:
        return Bitset(segment->size());
    }
}

void addFilms(const Segment &segment, const QList<MovieId> &movies, Bitset &films)
{
    for (const MovieId movie : movies) {
        if (const auto doc = segment.docOf(movie))
            films.set(*doc);
    }
}

} // namespace matinee
