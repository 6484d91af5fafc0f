#include "core/recommend/verdict_table.h"

#include <algorithm>
#include <tuple>

namespace matinee {

VerdictTable::VerdictTable(const QList<Verdict> &verdicts)
{
    QList<Verdict> sorted = verdicts;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Verdict &a, const Verdict &b) {
        return std::tie(a.user, a.movie) < std::tie(b.user, b.movie);
    });

    m_movies.reserve(sorted.size());
    for (const Verdict &verdict : std::as_const(sorted))
        m_movies.push_back(verdict.movie);
    std::sort(m_movies.begin(), m_movies.end());
    m_movies.erase(std::unique(m_movies.begin(), m_movies.end()), m_movies.end());

    m_encounters.reserve(sorted.size());
    for (auto it = sorted.cbegin(); it != sorted.cend(); ++it) {
        const auto next = std::next(it);
        const bool lastOfPerson = next == sorted.cend() || next->user != it->user;
        if (lastOfPerson || next->movie != it->movie) {
            const auto film = std::lower_bound(m_movies.cbegin(), m_movies.cend(), it->movie);
            m_encounters.push_back({static_cast<int>(film - m_movies.cbegin()), it->rating, false});
        }
        if (lastOfPerson) {
            m_personOf.insert(it->user, people());
            m_starts.push_back(m_encounters.size());
        }
    }
}

std::span<const Encounter> VerdictTable::encounters(int person) const
{
    return {m_encounters.data() + m_starts[person], m_encounters.data() + m_starts[person + 1]};
}

std::span<const Encounter> VerdictTable::encountersOf(UserId user) const
{
    const auto person = m_personOf.constFind(user);
    return person == m_personOf.cend() ? std::span<const Encounter>() : encounters(*person);
}

} // namespace matinee
