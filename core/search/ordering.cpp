#include "core/search/ordering.h"

#include "core/base/text.h"
#include "core/search/sort_keys.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace matinee {

namespace {

constexpr quint64 LowHalf = 0xFFFFFFFF;

/// By the upper half of each, stable: so fast that sorting a million films by year is no reason to wait.
void sortByUpperHalf(std::vector<quint64> &values)
{
    constexpr int Bits = 11;
    constexpr quint64 Mask = (1U << Bits) - 1;
    std::vector<quint64> sorted(values.size());
    for (int shift = 32; shift < 64; shift += Bits) {
        std::array<std::size_t, Mask + 2> starts{};
        for (const quint64 value : values)
            ++starts[((value >> shift) & Mask) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        for (const quint64 value : values)
            sorted[starts[(value >> shift) & Mask]++] = value;
        values.swap(sorted);
    }
}

} // namespace

Ordering::Ordering(Sort sort, quint32 seed, std::vector<PartFilms> parts, PersonColumns &person)
    : m_sort(sort),
      m_seed(sort.key == SortKey::Random ? seed : 0),
      m_parts(std::move(parts)),
      m_person(person)
{
}

Result<Ordering::Page> Ordering::page(qsizetype limit, const QByteArray &after)
{
    std::optional<Place> start;
    if (!after.isEmpty()) {
        start = readCursor(after, {m_sort, m_seed});
        if (!start)
            return fail(Error::Kind::Invalid, say("core", "This is not where a page of this search ended."));
    }
    // One more than asked for tells whether there are more.
    m_enough = limit < 0 ? std::numeric_limits<qsizetype>::max() : limit + 1;
    m_after = start;

    const Hits hits = inOrder();
    Page page;
    const qsizetype count = limit < 0 ? std::ssize(hits) : std::min<qsizetype>(limit, std::ssize(hits));
    page.movies.resize(count);
    std::transform(hits.begin(), hits.begin() + count, page.movies.begin(),
                   [this](const Hit &hit) { return movieOf(hit); });
    if (count > 0 && count < std::ssize(hits))
        page.next = writeCursor(placeOf(hits[std::size_t(count - 1)]), {m_sort, m_seed});
    return page;
}

Ordering::Hits Ordering::inOrder() const
{
    // Nearly all films are in one part, so the others are put together first.
    Hits most;
    Hits few;
    for (quint32 part = 0; part < m_parts.size(); ++part) {
        Hits more = sorted(part);
        if (more.size() > most.size())
            most.swap(more);
        few.insert(few.end(), more.begin(), more.end());
    }
    std::sort(few.begin(), few.end(),
              [this](const Hit &left, const Hit &right) { return compare(left, placeOf(right)) < 0; });
    return merged(std::move(most), few);
}

Ordering::Hits Ordering::sorted(quint32 part) const
{
    if (m_parts[part].sets.back().isEmpty())
        return {};
    if (m_sort.key == SortKey::Title)
        return byTitle(part);
    if (m_sort.key == SortKey::Relevance || (m_sort.key == SortKey::Popularity && !m_sort.reversed))
        return byRank(part);
    return byKey(part);
}

/// Within a set films are in order already, so a page ends as soon as it is full.
Ordering::Hits Ordering::byRank(quint32 part) const
{
    const auto &sets = m_parts[part].sets;
    Hits hits;
    Bitset before(sets.back().size());
    std::vector<std::pair<quint32, Bitset>> ranks;
    for (quint32 rank = 0; rank < sets.size(); ++rank) {
        Bitset films = sets[rank];
        films &= sets.back();
        films.subtract(before);
        before |= films;
        ranks.emplace_back(rank, std::move(films));
    }
    if (m_sort.reversed)
        std::reverse(ranks.begin(), ranks.end());
    const auto last = quint32(sets.size());
    hits.reserve(std::size_t(std::min<qsizetype>(m_enough, sets.back().count())));
    for (const auto &[rank, films] : ranks) {
        const quint32 key = m_sort.reversed ? last - rank : rank;
        if (m_after && key < m_after->key)
            continue;
        films.each([&, key = key](Doc doc) {
            const Hit hit{part, doc, key};
            if (isAfterStart(hit))
                hits.push_back(hit);
            return std::ssize(hits) < m_enough;
        });
        if (std::ssize(hits) >= m_enough)
            break;
    }
    return hits;
}

/// As sorted in the segment; backwards, films of one title stay in order of popularity.
Ordering::Hits Ordering::byTitle(quint32 part) const
{
    const Segment &segment = *m_parts[part].segment;
    const Bitset &films = m_parts[part].sets.back();
    Hits hits;
    const auto add = [&](Doc doc) {
        if (films.test(doc) && isAfterStart({part, doc, 0}))
            hits.push_back({part, doc, 0});
        return std::ssize(hits) < m_enough;
    };
    const auto &order = segment.columns().byTitle;
    if (!m_sort.reversed) {
        (void)std::all_of(order.begin(), order.end(), add);
        return hits;
    }
    for (auto end = order.end(); end != order.begin();) {
        auto first = end - 1;
        while (first != order.begin() && sortTitle(segment, *(first - 1)) == sortTitle(segment, *first))
            --first;
        if (!std::all_of(first, end, add))
            break;
        end = first;
    }
    return hits;
}

Ordering::Hits Ordering::byKey(quint32 part) const
{
    const std::vector<quint32> keys = sortKeys(m_parts[part].segment, m_sort, m_seed, m_person);
    std::vector<quint64> packed;
    m_parts[part].sets.back().each([&](Doc doc) {
        if (isAfterStart({part, doc, keys[doc]}))
            packed.push_back((quint64(keys[doc]) << 32) | doc);
        return true;
    });
    if (m_enough < std::ssize(packed) / 8) {
        std::partial_sort(packed.begin(), packed.begin() + m_enough, packed.end());
        packed.resize(std::size_t(m_enough));
    } else {
        sortByUpperHalf(packed);
    }
    Hits hits(packed.size());
    std::transform(packed.begin(), packed.end(), hits.begin(), [part](quint64 value) {
        return Hit{part, Doc(value & LowHalf), quint32(value >> 32)};
    });
    return hits;
}

/// The few find their places by halving, because comparing titles is slow.
Ordering::Hits Ordering::merged(Hits main, const Hits &few) const
{
    if (few.empty())
        return main;
    Hits all;
    all.reserve(main.size() + few.size());
    auto from = main.cbegin();
    for (const Hit &hit : few) {
        const Place place = placeOf(hit);
        const auto to =
            std::partition_point(from, main.cend(), [&](const Hit &one) { return compare(one, place) < 0; });
        all.insert(all.end(), from, to);
        all.push_back(hit);
        from = to;
    }
    all.insert(all.end(), from, main.cend());
    return all;
}

MovieId Ordering::movieOf(const Hit &hit) const
{
    return MovieId(m_parts[hit.part].segment->columns().movie[hit.doc]);
}

Place Ordering::placeOf(const Hit &hit) const
{
    const Segment &segment = *m_parts[hit.part].segment;
    const float popularity = segment.columns().popularity[hit.doc];
    Place place{hit.key, {}, std::isnan(popularity) ? -1 : popularity, segment.columns().movie[hit.doc]};
    if (m_sort.key == SortKey::Title)
        place.title = sortTitle(segment, hit.doc).toByteArray();
    return place;
}

bool Ordering::isAfterStart(const Hit &hit) const
{
    return !m_after || compare(hit, *m_after) > 0;
}

int Ordering::compare(const Hit &hit, const Place &place) const
{
    const auto order = [](const auto &left, const auto &right) {
        return left < right ? -1 : int(right < left);
    };
    if (hit.key != place.key)
        return order(hit.key, place.key);
    const Segment &segment = *m_parts[hit.part].segment;
    if (m_sort.key == SortKey::Title) {
        const int titles = order(sortTitle(segment, hit.doc), QByteArrayView(place.title));
        if (titles != 0)
            return m_sort.reversed ? -titles : titles;
    }
    const float known = segment.columns().popularity[hit.doc];
    const float popularity = std::isnan(known) ? -1 : known;
    if (popularity < place.popularity || place.popularity < popularity)
        return order(place.popularity, popularity);
    return order(segment.columns().movie[hit.doc], place.movie);
}

} // namespace matinee
