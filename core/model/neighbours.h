#pragma once

#include "core/learn/model.h"

#include <cstdint>
#include <memory>

namespace matinee::model {

/// Item weights in short. B_ij is what film i of a person adds to the score of film j; of each column of B,
/// less what few directions of taste say of it anyway, the strongest entries are kept, positive or negative,
/// as whole numbers.
struct NeighbourTable {
    std::vector<std::uint32_t> starts{
        0}; ///< film i's entries are those from starts[i] to before starts[i + 1]
    std::vector<std::uint16_t> films; ///< j, ascending within i
    std::vector<std::int8_t> weights; ///< w, for an entry of scales[i] w |w|: most entries are small
    std::vector<float> scales; ///< one per film i
};

/// As many films as their numbers have room for.
inline constexpr int MostFilms = 1 << 16;

/// Keeps of each film j the `count` films i without which its scores would be farthest off: those with the
/// largest |B_ij - rough_ij| √likes_i, since i is met the oftener the more people like it.
NeighbourTable strongest(const learn::Model &itemWeights, const learn::Model &rough,
                         const std::vector<int> &likes, int count);

/// The sum of the rough weights and the neighbours.
class Neighbours final : public learn::Model {
public:
    Neighbours(NeighbourTable table, std::shared_ptr<const learn::Model> rough)
        : m_table(std::move(table)),
          m_rough(std::move(rough))
    {
    }

    Eigen::VectorXf scores(const learn::History &history) const override;
    Eigen::VectorXf addends(const learn::History &history, int film) const override;

private:
    NeighbourTable m_table;
    std::shared_ptr<const learn::Model> m_rough;
};

} // namespace matinee::model
