#pragma once

#include <compare>
#include <optional>

namespace matinee {

/// A person's verdict on a movie, in points.
///
/// Unit     points, 1 to 100. Half stars are steps of 10 (½★ is 10, ★★★★★ is 100), a
///          ten-point scale the same, so every service's scale comes in and goes out
///          unchanged. "Not rated" is an absent Rating; there is no zero.
/// Range    fromPoints() answers std::nullopt outside 1..100; nothing is clamped,
///          because a silently changed rating would be learnt from.
/// Elsewhere  OMDb and TMDB publish 0.0-10.0 averages. Those are a `Score`, never a
///          Rating: one is an opinion, the other a statistic.
class Rating {
public:
    static constexpr std::optional<Rating> fromPoints(int points)
    {
        if (points < 1 || points > 100)
            return std::nullopt;
        return Rating(points);
    }

    constexpr int points() const { return m_points; }
    constexpr double stars() const { return m_points / 20.0; }

    friend constexpr auto operator<=>(Rating, Rating) = default;

private:
    constexpr explicit Rating(int points) : m_points(points) { }

    int m_points;
};

} // namespace matinee
