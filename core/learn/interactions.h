#pragma once

#include <span>
#include <vector>

namespace matinee::learn {

/// What one person did with one film.
struct Mark {
    int film = 0;
    float strength = 1; ///< how much it says, above 0
    double at = 0; ///< seconds since 1970; 0 when nobody knows
};

/// A person's films that count, ascending by film, each once.
using History = std::vector<Mark>;

/// Who liked which films, in rows (CSR); people and films are counted from 0.
class Interactions {
public:
    explicit Interactions(int films) : m_films(films) { }
    /// Each row ascending by film, each film once.
    Interactions(int films, const std::vector<History> &people);

    void add(std::span<const Mark> person);

    int people() const { return static_cast<int>(m_start.size()) - 1; }
    int films() const { return m_films; }
    std::span<const Mark> of(int person) const
    {
        return std::span(m_marks).subspan(m_start[person], m_start[person + 1] - m_start[person]);
    }
    const std::vector<Mark> &marks() const { return m_marks; }
    /// How many people liked each film.
    std::vector<int> counts() const;
    /// Films as rows, people as marks.
    Interactions transposed() const;

private:
    int m_films;
    std::vector<std::size_t> m_start{0};
    std::vector<Mark> m_marks;
};

} // namespace matinee::learn
