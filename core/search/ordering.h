#pragma once

#include "core/base/result.h"
#include "core/index/segment.h"
#include "core/search/cursor.h"

#include <optional>
#include <vector>

namespace matinee {

class PersonColumns;

/// What is to be put in order of one part of the index.
struct PartFilms {
    SegmentPtr segment;
    std::vector<Bitset>
        sets; ///< best first; a film is in the first that has it; the last is all that was found
};

/// Puts films in the order that was asked for: by the sort, unknown values last, then by popularity, then by
/// id. Lives for one search.
class Ordering {
public:
    Ordering(Sort sort, quint32 seed, std::vector<PartFilms> parts, PersonColumns &person);

    struct Page {
        QList<MovieId> movies;
        QByteArray next; ///< cursor; empty when there are no more
    };
    /// `limit` -1: all. Invalid: `after` is no cursor of this order.
    Result<Page> page(qsizetype limit, const QByteArray &after);

private:
    struct Hit {
        quint32 part;
        Doc doc;
        quint32 key; ///< smaller is earlier; of a sort by title 0
    };
    using Hits = std::vector<Hit>;

    Hits inOrder() const;
    // Of one part, in order, from m_after on; at least the first m_enough.
    Hits sorted(quint32 part) const;
    Hits byRank(quint32 part) const;
    Hits byTitle(quint32 part) const;
    Hits byKey(quint32 part) const;
    Hits merged(Hits main, const Hits &few) const;

    MovieId movieOf(const Hit &hit) const;
    Place placeOf(const Hit &hit) const;
    bool isAfterStart(const Hit &hit) const;
    /// Negative: the film stands before the place.
    int compare(const Hit &hit, const Place &place) const;

    const Sort m_sort;
    const quint32 m_seed;
    const std::vector<PartFilms> m_parts;
    PersonColumns &m_person;
    qsizetype m_enough = 0;
    std::optional<Place> m_after;
};

} // namespace matinee
