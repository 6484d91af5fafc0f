#pragma once

#include "core/learn/blend_weights.h"
#include "core/learn/world.h"

#include "core/learn/ease.h"
#include "core/learn/ials.h"
#include "core/learn/model.h"

#include <string>

namespace matinee::learn {

struct LearnOptions {
    std::uint32_t seed = 1;
    /// Hold back the newest films rather than any: right when the people asked about are those learnt from.
    bool newestWanted = false;
    /// The longest history asked about: people are held back as if they had told us no more either.
    std::size_t longestHistory = ~std::size_t(0);
    /// Leave all experts out but the one of this name; empty for all of them.
    std::string only;
};

/// What the learning decided by itself, for the log and for administrators.
struct Choices {
    EasePenalty ease;
    float metStrength = 0; ///< of films met and not liked
    IalsPlan ials;
    double days = 365; ///< width of Timely
    std::vector<std::string> experts;
    std::array<FittedWeights, BucketCount> weights;
};

/// All experts and the weights of their sum.
///
/// The penalties are tried on people held back from the training file (and on `validation`, people outside
/// it), within a bounded number of floating point operations so that the same data always gives the same
/// choice; then everything is learnt again from everybody.
class Ensemble {
public:
    static Ensemble learn(const World &world, const std::vector<Case> &validation,
                          const LearnOptions &options);

    /// Higher is better; only the order means something.
    Eigen::VectorXf scores(const History &history) const;
    const Choices &choices() const { return m_choices; }

private:
    std::vector<std::unique_ptr<Model>> m_experts;
    Choices m_choices;
};

/// For people to read: one line per decision.
QString describe(const Choices &choices);

/// The names that LearnOptions::only takes.
std::vector<std::string> expertNames();

} // namespace matinee::learn
