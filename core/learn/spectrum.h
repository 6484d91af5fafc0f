#pragma once

#include "core/learn/item_weights.h"

#include <cstdint>
#include <memory>

namespace matinee::learn {

/// How the two experts of few directions are held back, and how few suit short histories.
inline constexpr float LargeDropout = 0.96F;
inline constexpr float SmallDropout = 0.9F;
inline constexpr int FewDirections = 64;

/// The strongest directions of taste: the first eigenvectors of D^-½ G D^-½, where D = diag(G) + a little,
/// by a randomised SVD of W^½XD^-½ (Halko et al. 2011). What EASE would learn under heavy dropout lies
/// almost wholly in them, so this one cheap spectrum gives item weights for every large p and every
/// rank; few directions are better than all of them for somebody with three to five films.
class Spectrum {
public:
    Spectrum(const Interactions &liked, int rank, std::uint32_t seed);
    /// One that was learnt before.
    Spectrum(Eigen::VectorXf scale, Eigen::VectorXf values, Eigen::MatrixXf directions)
        : m_scale(std::move(scale)),
          m_values(std::move(values)),
          m_directions(std::move(directions))
    {
    }

    /// P = (p/(1-p) · D + G)⁻¹ with G cut to the first `rank` directions.
    std::unique_ptr<ItemWeights> weights(float dropout, int rank) const;
    int rank() const { return static_cast<int>(m_values.size()); }

    const Eigen::VectorXf &scale() const { return m_scale; }
    const Eigen::VectorXf &values() const { return m_values; }
    const Eigen::MatrixXf &directions() const { return m_directions; }

private:
    Eigen::VectorXf m_scale; ///< D^-½
    Eigen::VectorXf m_values; ///< eigenvalues, largest first
    Eigen::MatrixXf m_directions; ///< films × rank, orthonormal
};

} // namespace matinee::learn
