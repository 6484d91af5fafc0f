#include "core/learn/interactions.h"

namespace matinee::learn {

Interactions::Interactions(int films, const std::vector<History> &people) : m_films(films)
{
    for (const History &person : people)
        add(person);
}

void Interactions::add(std::span<const Mark> person)
{
    m_marks.insert(m_marks.end(), person.begin(), person.end());
    m_start.push_back(m_marks.size());
}

std::vector<int> Interactions::counts() const
{
    std::vector<int> counts(m_films, 0);
    for (const Mark &mark : m_marks)
        ++counts[mark.film];
    return counts;
}

Interactions Interactions::transposed() const
{
    Interactions other(people());
    other.m_start.assign(m_films + 1, 0);
    const std::vector<int> liked = counts();
    for (int film = 0; film < m_films; ++film)
        other.m_start[film + 1] = other.m_start[film] + liked[film];
    std::vector<std::size_t> next(other.m_start.begin(), other.m_start.end() - 1);
    other.m_marks.resize(m_marks.size());
    for (int person = 0; person < people(); ++person) {
        for (const Mark &mark : of(person))
            other.m_marks[next[mark.film]++] = {person, mark.strength, mark.at};
    }
    return other;
}

} // namespace matinee::learn
