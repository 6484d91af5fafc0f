#include "core/search/sort_keys.h"

#include "core/index/tokens.h"
#include "core/search/column_match.h"
#include "core/search/person_columns.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace matinee {

namespace {

constexpr quint32 LastKey = UnknownKey - 1;

/// Ascending with the value, which is 0 or more; negative and NaN are unknown.
quint32 keyOf(float value)
{
    return value >= 0 ? std::bit_cast<quint32>(value + 0.0F) : UnknownKey;
}

quint32 keyOf(quint16 value)
{
    return value == Columns::Unknown16 ? UnknownKey : value;
}

quint32 keyOf(quint32 value)
{
    return value;
}

quint32 turned(quint32 key)
{
    return key == UnknownKey ? key : LastKey - key;
}

/// Spreads numbers that follow each other over all keys (the finalizer of MurmurHash3).
quint32 scattered(qint64 movie, quint32 seed)
{
    auto hash = quint64(movie) ^ (quint64(seed) << 32);
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdU;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53U;
    return std::min(quint32(hash >> 32), LastKey);
}

template <class Value>
std::vector<quint32> keysOf(const std::vector<Value> &values, bool descending)
{
    std::vector<quint32> keys(values.size());
    std::transform(values.begin(), values.end(), keys.begin(),
                   [descending](Value value) { return descending ? turned(keyOf(value)) : keyOf(value); });
    return keys;
}

std::vector<quint32> matchKeys(const Segment &segment, const PersonColumns &person, bool descending)
{
    std::vector<float> match(segment.size(), -1);
    for (auto film = person.match().cbegin(); film != person.match().cend(); ++film) {
        if (const auto doc = segment.docOf(film.key()))
            match[*doc] = float(film.value());
    }
    return keysOf(match, descending);
}

/// By the newest viewing, of which the first day counts that it may have been.
std::vector<quint32> watchedKeys(const Segment &segment, const PersonColumns &person, bool descending)
{
    std::vector<quint32> days(segment.size(), UnknownKey);
    for (const Viewing &viewing : person.viewings()) {
        const auto doc = segment.docOf(viewing.movie);
        const quint32 day = quint32(viewing.from.toJulianDay());
        if (doc && (days[*doc] == UnknownKey || days[*doc] < day))
            days[*doc] = day;
    }
    return keysOf(days, descending);
}

std::vector<quint32> ratingKeys(const SegmentPtr &segment, PersonColumns &person, bool descending)
{
    std::vector<quint32> keys(segment->size(), UnknownKey);
    if (const auto marks = person.marks(segment)) {
        std::transform(marks->points.begin(), marks->points.end(), keys.begin(), [descending](quint8 points) {
            const quint32 key = points > 0 ? points : UnknownKey;
            return descending ? turned(key) : key;
        });
    }
    return keys;
}

} // namespace

std::vector<quint32> sortKeys(const SegmentPtr &segment, Sort sort, quint32 seed, PersonColumns &person)
{
    const Columns &columns = segment->columns();
    const bool descending = !sort.reversed;
    switch (sort.key) {
    case SortKey::Popularity:
        return keysOf(columns.popularity, descending);
    case SortKey::Predicted:
        return matchKeys(*segment, person, descending);
    case SortKey::Year:
        return keysOf(columns.year, descending);
    case SortKey::Rating:
        return keysOf(columns.rating, descending);
    case SortKey::Votes:
        return keysOf(columns.votes, descending);
    case SortKey::My:
        return ratingKeys(segment, person, descending);
    case SortKey::Runtime:
        return keysOf(columns.runtime, sort.reversed);
    case SortKey::Added:
        return keysOf(columns.added, descending);
    case SortKey::Watched:
        return watchedKeys(*segment, person, descending);
    case SortKey::Random: {
        std::vector<quint32> keys(segment->size());
        std::transform(columns.movie.begin(), columns.movie.end(), keys.begin(), [&](qint64 movie) {
            return sort.reversed ? turned(scattered(movie, seed)) : scattered(movie, seed);
        });
        return keys;
    }
    case SortKey::Relevance:
    case SortKey::Title:
        break;
    }
    return std::vector<quint32>(segment->size(), 0);
}

QByteArrayView sortTitle(const Segment &segment, Doc doc)
{
    const QByteArrayView titles = segment.titles(doc);
    const qsizetype end = titles.indexOf('\n');
    const QByteArrayView title = end < 0 ? titles : titles.first(end);
    return mayHaveArticle(title) ? withoutArticle(title) : title;
}

bool mayHaveArticle(QByteArrayView comparable)
{
    constexpr qsizetype Longest = 3;
    return comparable.first(std::min(comparable.size(), Longest + 1)).contains(' ');
}

} // namespace matinee
