#pragma once

#include "core/learn/ratings_csv.h"

#include <random>
#include <string>

namespace matinee {

inline constexpr int Films = 120;
inline constexpr int Circles = 4;

/// People of four circles, who mostly like films of their own circle, the first ones of it most.
inline learn::RatingTable circles(int people, float worst = 2, float best = 5)
{
    std::mt19937 random(3);
    learn::RatingTable table;
    for (int person = 0; person < people; ++person) {
        for (int film = 0; film < Films; ++film) {
            const unsigned fame = film / Circles + 2; // 2 is seen most
            const bool isOwn = film % Circles == person % Circles;
            if (random() % (isOwn ? fame : 30 * fame) != 0)
                continue;
            learn::RatingRow row;
            row.user = table.users.number("u" + std::to_string(person));
            row.film = table.films.number("f" + std::to_string(film));
            row.rating = random() % 5 == 0 ? worst : best;
            table.rows.push_back(row);
        }
    }
    return table;
}

} // namespace matinee
