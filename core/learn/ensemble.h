#pragma once

#include "core/learn/blend_weights.h"
#include "core/learn/world.h"

#include "core/learn/ease.h"
#include "core/learn/ials.h"
#include "core/learn/model.h"
#include "core/learn/spectrum.h"

#include <string>

namespace matinee::learn {

struct LearnOptions {
    std::uint32_t seed = 1;
    /// The people asked about are those learnt from: hold back their newest films, not themselves.
    bool newestWanted = false;
    /// The longest history asked about: people are held back as if they had told us no more either.
    std::size_t longestHistory = ~std::size_t(0);
    /// Leave all experts out but the one of this name; empty for all of them.
    std::string only;
    /// Only what a compact model can hold: no times, and 64 directions of taste.
    bool compact = false;
};

/// What the learning decided by itself, for the log and for administrators.
struct Choices {
    EasePenalty ease;
    float metStrength = 0; ///< of films met and not liked
    IalsPlan ials;
    double days = 365; ///< width of Timely
    int directions = 0; ///< of the spectrum
    std::vector<std::string> experts;
    std::array<FittedWeights, BucketCount> weights;
};

/// All experts and the weights of their sum.
///
/// The penalties are tried on people held back from the training file (and on `validation`, people outside
/// it), within a bounded number of floating point operations so that the same data always gives the same
/// choice; then everything is learnt again from everybody.
class Ensemble final : public Model {
public:
    using Experts = std::vector<std::shared_ptr<const Model>>;

    /// The experts in the order of Choices::experts, and what those of few directions were made from.
    Ensemble(Experts experts, Choices choices, std::shared_ptr<const Spectrum> spectrum)
        : m_experts(std::move(experts)),
          m_choices(std::move(choices)),
          m_spectrum(std::move(spectrum))
    {
    }
    static Ensemble learn(const World &world, const std::vector<Case> &validation,
                          const LearnOptions &options);

    /// Higher is better; only the order means something.
    Eigen::VectorXf scores(const History &history) const override;
    Eigen::VectorXf addends(const History &history, int film) const override;
    Explainer explainer(const History &history) const override;
    const Choices &choices() const { return m_choices; }
    const Experts &experts() const { return m_experts; }
    /// Null when it was left out.
    const Model *expert(std::string_view name) const;
    const Spectrum *spectrum() const { return m_spectrum.get(); }

private:
    const std::vector<float> &weightsFor(const History &history) const;
    struct Opinions;
    Opinions opinions(const History &history) const;

    Experts m_experts;
    Choices m_choices;
    std::shared_ptr<const Spectrum> m_spectrum;
};

/// For people to read: one line per decision.
QString describe(const Choices &choices);

/// The names that LearnOptions::only takes.
std::vector<std::string> expertNames();

} // namespace matinee::learn
