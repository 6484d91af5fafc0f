#pragma once

#include <QtGlobal>

#include <compare>
#include <cstddef>
#include <functional>

namespace matinee {

/// A number that names one row of one kind of thing, so that a user can never be passed
/// where a movie is meant. 0 is "not stored yet"; stored ids are positive.
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value) : m_value(value) { }

    constexpr qint64 value() const { return m_value; }
    constexpr bool isStored() const { return m_value > 0; }

    friend constexpr auto operator<=>(Id, Id) = default;

private:
    qint64 m_value = 0;
};

template <class Tag>
std::size_t qHash(Id<Tag> id, std::size_t seed = 0) noexcept
{
    return std::hash<qint64>()(id.value()) ^ seed;
}

using MovieId = Id<struct MovieTag>;
using PersonId = Id<struct PersonTag>;
using UserId = Id<struct UserTag>;

} // namespace matinee
