#pragma once

#include "core/recommend/taste.h"

#include <QHash>

#include <span>

namespace matinee {

/// Everybody's verdicts as one table, people by films, both counted from 0 in the order of their
/// ids. When somebody judged a film twice, the later verdict in the list counts.
class VerdictTable {
public:
    explicit VerdictTable(const QList<Verdict> &verdicts);

    const std::vector<MovieId> &movies() const { return m_movies; }
    int people() const { return static_cast<int>(m_starts.size()) - 1; }
    std::span<const Encounter> encounters(int person) const; ///< by film; each has a rating
    /// Nothing for a person without verdicts.
    std::span<const Encounter> encountersOf(UserId user) const;

private:
    std::vector<MovieId> m_movies;
    std::vector<std::size_t> m_starts = {0};
    std::vector<Encounter> m_encounters;
    QHash<UserId, int> m_personOf;
};

} // namespace matinee
