#include "core/learn/penalty_search.h"

#include "core/learn/counts.h"
#include "core/learn/ranking_quality.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace matinee::learn {
namespace {

constexpr int SearchedFilms = 800;
constexpr double ClearlyBetter = 1.01; // less is not worth leaving what mostly serves
constexpr double IalsWork = 2e9; // floating point operations for all plans together

/// The films most people like, numbered anew; -1 for the others.
std::vector<int> mostLiked(const Interactions &liked, int most)
{
    const std::vector<int> counts = liked.counts();
    std::vector<int> order(liked.films());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return counts[a] > counts[b]; });
    order.resize(std::min(most, liked.films()));
    std::sort(order.begin(), order.end());
    std::vector<int> numbers(liked.films(), -1);
    for (int number = 0; number < std::ssize(order); ++number)
        numbers[order[number]] = number;
    return numbers;
}

History renumbered(std::span<const Mark> marks, const std::vector<int> &numbers)
{
    History kept;
    for (Mark mark : marks) {
        mark.film = numbers[mark.film];
        if (mark.film >= 0)
            kept.push_back(mark);
    }
    return kept;
}

std::vector<int> renumbered(const std::vector<int> &films, const std::vector<int> &numbers)
{
    std::vector<int> kept;
    for (const int film : films) {
        if (numbers[film] >= 0)
            kept.push_back(numbers[film]);
    }
    return kept;
}

Interactions renumbered(const Interactions &all, const std::vector<int> &numbers, int films)
{
    Interactions kept(films);
    for (int person = 0; person < all.people(); ++person)
        kept.add(renumbered(all.of(person), numbers));
    return kept;
}

std::vector<Case> renumbered(const std::vector<Case> &cases, const std::vector<int> &numbers)
{
    std::vector<Case> kept;
    for (const Case &one : cases) {
        const Case smaller{one.person,
                           one.fold,
                           renumbered(one.history, numbers),
                           renumbered(one.wanted, numbers),
                           renumbered(one.hidden, numbers),
                           one.isKnown};
        if (!smaller.history.empty() && !smaller.wanted.empty())
            kept.push_back(smaller);
    }
    return kept;
}

double easeQuality(const ItemWeights &weights, const Interactions &learnt, const std::vector<Case> &cases)
{
    double sum = 0;
    for (const Case &one : cases) {
        const Eigen::VectorXf scores = heldBackScores(weights, learnt, one);
        sum += ndcg(bestFilms(scores, closedTo(one), ListLength), one.wanted);
    }
    return cases.empty() ? 0 : sum / static_cast<double>(cases.size());
}

double quality(const Model &model, const std::vector<Case> &cases)
{
    double sum = 0;
    for (const Case &one : cases)
        sum += ndcg(bestFilms(model.scores(one.history), closedTo(one), ListLength), one.wanted);
    return sum;
}

/// Of one sweep: two Cholesky factors of a row and the products before them.
double sweepWork(const Interactions &liked, int factors)
{
    const double size = factors;
    return (liked.people() + liked.films()) * size * size * size / 3
        + 2.0 * static_cast<double>(liked.marks().size()) * size * size;
}

} // namespace

EaseChoice searchEase(const World &world, const std::vector<Case> &cases)
{
    const std::vector<int> numbers = mostLiked(world.liked(), SearchedFilms);
    const int films = std::min(SearchedFilms, world.films());
    const std::vector<Case> smaller = renumbered(cases, numbers);
    EaseChoice best;
    best.quality = -1;
    const EasePenalty usual;
    double usualQuality = 0;
    for (const float strength : {0.0F, 0.5F, 1.0F}) {
        if (strength > 0 && !world.hasUnliked())
            break;
        const Interactions met =
            renumbered(strength > 0 ? world.met(strength) : world.liked(), numbers, films);
        const Eigen::MatrixXf gram = gramMatrix(met);
        for (const float lambda : {5.0F, 20.0F, 60.0F}) {
            for (const float dropout : {0.33F, 0.5F, 0.8F}) {
                const EaseChoice tried{{lambda, dropout},
                                       strength,
                                       easeQuality(*learnEase(gram, {lambda, dropout}), met, smaller)};
                if (tried.quality > best.quality)
                    best = tried;
                if (lambda == usual.lambda && dropout == usual.dropout)
                    usualQuality = std::max(usualQuality, tried.quality);
            }
        }
    }
    if (best.quality < ClearlyBetter * usualQuality)
        best.penalty = usual;
    return best;
}

IalsPlan searchIals(const Interactions &outside, const std::vector<Case> &cases, std::uint32_t seed)
{
    IalsPlan best;
    double work = 0;
    double bestQuality = -1;
    for (const float unseen : {0.3F, 0.1F, 1.0F}) {
        for (const float penalty : {0.003F, 0.01F, 0.03F}) {
            IalsPlan plan;
            plan.unseenWeight = unseen;
            plan.penalty = penalty;
            work += plan.sweeps * sweepWork(outside, plan.factors);
            if (work > IalsWork)
                return best;
            const double reached = quality(Ials(outside, plan, seed), cases);
            if (reached > bestQuality) {
                best = plan;
                bestQuality = reached;
            }
        }
    }
    return best;
}

double searchDays(const Interactions &outside, const std::vector<Case> &cases)
{
    double best = 0;
    double bestQuality = -1;
    for (const double days : {30.0, 90.0, 365.0, 1000.0}) {
        const double reached = quality(Timely(outside, days), cases);
        if (reached > bestQuality) {
            best = days;
            bestQuality = reached;
        }
    }
    return best;
}

} // namespace matinee::learn
