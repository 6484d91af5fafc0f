#include "core/learn/blend_weights.h"

#include "core/learn/ranking_quality.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace matinee::learn {
namespace {

constexpr int PoolPerExpert = 150;
constexpr int NewtonRounds = 15;
constexpr double LongestStep = 1;
constexpr double Ridge = 1; // as much as one person's evidence
constexpr float FirstStep = 0.1F; // of the largest weight
constexpr double WorthIt = 2e-4; // NDCG; less is chance
constexpr std::size_t Folds = 5;

using Weights = Eigen::VectorXf;

double quality(const PooledCase &one, const Eigen::VectorXf &scores, std::vector<int> &ranks)
{
    ranks.clear();
    for (const int row : one.wantedRows) {
        // Equals keep the order of their numbers, as in bestFilms().
        const auto better = (scores.array() > scores[row]).count();
        const auto equalBefore = (scores.head(row).array() == scores[row]).count();
        ranks.push_back(static_cast<int>(better + equalBefore));
    }
    return ndcg(ranks, one.wanted);
}

std::vector<double> qualities(const std::vector<PooledCase> &cases, const Weights &weights)
{
    std::vector<double> each;
    std::vector<int> ranks;
    Eigen::VectorXf scores;
    for (const PooledCase &one : cases) {
        scores.noalias() = one.scores * weights;
        each.push_back(quality(one, scores, ranks));
    }
    return each;
}

double mean(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

/// The weights under which the wanted films are likeliest, were films drawn from the softmax of their
/// scores: a concave problem of few unknowns, by Newton's method. Far less of it is chance than when
/// NDCG itself, a step function, is climbed.
Weights likeliest(const std::vector<PooledCase> &cases, Weights weights)
{
    const Eigen::Index experts = weights.size();
    for (int round = 0; round < NewtonRounds; ++round) {
        Eigen::VectorXd slope = -Ridge * weights.cast<double>();
        Eigen::MatrixXd bend = Ridge * Eigen::MatrixXd::Identity(experts, experts);
        for (const PooledCase &one : cases) {
            if (one.wantedRows.empty())
                continue;
            const Eigen::VectorXf scores = one.scores * weights;
            Eigen::VectorXf chance = (scores.array() - scores.maxCoeff()).exp();
            chance /= chance.sum();
            const Eigen::RowVectorXf expected = chance.transpose() * one.scores;
            const Eigen::MatrixXf spread =
                one.scores.transpose() * chance.asDiagonal() * one.scores - expected.transpose() * expected;
            Eigen::RowVectorXf wanted = Eigen::RowVectorXf::Zero(experts);
            for (const int row : one.wantedRows)
                wanted += one.scores.row(row);
            wanted /= static_cast<float>(one.wantedRows.size());
            slope += (wanted - expected).transpose().cast<double>();
            bend += spread.cast<double>();
        }
        const Eigen::VectorXd step = bend.ldlt().solve(slope);
        const double longest = step.cwiseAbs().maxCoeff();
        weights += (step * std::min(1.0, LongestStep / std::max(longest, 1e-12))).cast<float>();
        if (longest < 1e-3)
            break;
    }
    return weights;
}

/// The expert that ranks the cases best alone.
int bestSingle(const std::vector<PooledCase> &cases, int experts)
{
    int best = 0;
    double bestQuality = -1;
    for (int expert = 0; expert < experts; ++expert) {
        const double reached = mean(qualities(cases, Weights::Unit(experts, expert)));
        if (reached > bestQuality) {
            best = expert;
            bestQuality = reached;
        }
    }
    return best;
}

/// True when a sum like `sum`, which was fitted on all cases, beats the best single expert by more than
/// chance: each fifth of the cases is ranked by what the others alone would have chosen, and the gain must
/// be above its standard error.
bool isSumWorthIt(const std::vector<PooledCase> &cases, const Weights &sum)
{
    std::vector<double> gains;
    for (std::size_t fold = 0; fold < Folds; ++fold) {
        std::vector<PooledCase> others;
        std::vector<PooledCase> judged;
        for (std::size_t place = 0; place < cases.size(); ++place)
            (place % Folds == fold ? judged : others).push_back(cases[place]);
        const int experts = static_cast<int>(sum.size());
        const auto reached = qualities(judged, likeliest(others, sum));
        const auto single = qualities(judged, Weights::Unit(experts, bestSingle(others, experts)));
        for (std::size_t place = 0; place < judged.size(); ++place)
            gains.push_back(reached[place] - single[place]);
    }
    double squares = 0;
    for (const double gain : gains)
        squares += gain * gain;
    const auto count = static_cast<double>(gains.size());
    const double gain = mean(gains);
    return gain > std::sqrt(std::max(0.0, squares / count - gain * gain) / count);
}

/// Small steps along one weight after the other, as long as they are worth it.
void polish(const std::vector<PooledCase> &cases, Weights &weights, double &best)
{
    for (float step = FirstStep * weights.cwiseAbs().maxCoeff(); step > 0;) {
        bool hasImproved = false;
        for (Eigen::Index expert = 0; expert < weights.size(); ++expert) {
            for (const float change : {step, -step}) {
                Weights tried = weights;
                tried[expert] += change;
                const double reached = mean(qualities(cases, tried));
                if (reached > best + WorthIt) {
                    weights = tried;
                    best = reached;
                    hasImproved = true;
                    break;
                }
            }
        }
        if (!hasImproved)
            break;
    }
}

} // namespace

std::vector<int> poolOf(const std::vector<Eigen::VectorXf> &standardised, const History &history)
{
    std::vector<int> films;
    for (const Eigen::VectorXf &scores : standardised) {
        const auto best = bestFilms(scores, history, PoolPerExpert);
        films.insert(films.end(), best.begin(), best.end());
    }
    std::sort(films.begin(), films.end());
    films.erase(std::unique(films.begin(), films.end()), films.end());
    return films;
}

PooledCase pooled(const std::vector<Eigen::VectorXf> &standardised, const Case &held)
{
    std::vector<int> films = poolOf(standardised, held.history);
    std::erase_if(films,
                  [&](int film) { return std::binary_search(held.hidden.begin(), held.hidden.end(), film); });
    PooledCase one;
    one.wanted = static_cast<int>(held.wanted.size());
    one.scores.resize(std::ssize(films), std::ssize(standardised));
    for (int row = 0; row < std::ssize(films); ++row) {
        for (int expert = 0; expert < std::ssize(standardised); ++expert)
            one.scores(row, expert) = standardised[expert][films[row]];
        if (std::binary_search(held.wanted.begin(), held.wanted.end(), films[row]))
            one.wantedRows.push_back(row);
    }
    return one;
}

FittedWeights fitWeights(const std::vector<PooledCase> &cases, int experts)
{
    FittedWeights fitted;
    fitted.people = static_cast<int>(cases.size());
    fitted.bestSingle = bestSingle(cases, experts);
    Weights best = Weights::Unit(experts, fitted.bestSingle);
    fitted.singleQuality = mean(qualities(cases, best));
    const Weights sum = likeliest(cases, Weights::Zero(experts));
    if (isSumWorthIt(cases, sum))
        best = sum;
    fitted.quality = mean(qualities(cases, best));
    polish(cases, best, fitted.quality);
    fitted.weights.assign(best.begin(), best.end());
    return fitted;
}

} // namespace matinee::learn
