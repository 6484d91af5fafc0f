#include "core/model/curve_fit.h"

#include "core/learn/blend_weights.h"
#include "core/learn/ranking_quality.h"
#include "core/recommend/content_profile.h"
#include "core/recommend/popularity.h"

#include <algorithm>
#include <unordered_map>

namespace matinee::model {
namespace {

using learn::BucketCount;

constexpr int FewestCases = 20;
/// A history that stands for its bucket.
constexpr std::array<int, BucketCount> Typical = {2, 5, 11, 25, 60};

/// The films of the catalogue by every name that a model may have for them.
std::unordered_map<std::string, int> numbersOf(const QList<Movie> &catalogue)
{
    std::unordered_map<std::string, int> numbers;
    for (int film = 0; film < catalogue.size(); ++film) {
        const Movie &movie = catalogue.at(film);
        numbers.emplace(movie.summary.ref.toStdString(), film);
        for (auto it = movie.externalIds.cbegin(); it != movie.externalIds.cend(); ++it)
            numbers.emplace((it.key() + u':' + it.value()).toStdString(), film);
    }
    return numbers;
}

std::vector<learn::Case> casesIn(const QList<Movie> &catalogue, const std::vector<Stranger> &strangers)
{
    const auto numbers = numbersOf(catalogue);
    std::vector<learn::Case> cases;
    for (const Stranger &stranger : strangers) {
        learn::Case one;
        for (const std::string &name : stranger.history) {
            if (const auto film = numbers.find(name); film != numbers.end())
                one.history.push_back({film->second});
        }
        for (const std::string &name : stranger.wanted) {
            if (const auto film = numbers.find(name); film != numbers.end())
                one.wanted.push_back(film->second);
        }
        if (one.history.empty() || one.wanted.empty())
            continue;
        std::sort(one.history.begin(), one.history.end(),
                  [](const learn::Mark &a, const learn::Mark &b) { return a.film < b.film; });
        std::sort(one.wanted.begin(), one.wanted.end());
        cases.push_back(std::move(one));
    }
    return cases;
}

std::vector<Eigen::VectorXf> opinionsOf(const std::vector<std::shared_ptr<const Expert>> &experts,
                                        const learn::History &history)
{
    Taste taste;
    for (const learn::Mark &mark : history)
        taste.push_back({mark.film, mark.strength});
    std::vector<Eigen::VectorXf> opinions;
    for (const auto &expert : experts) {
        const auto opinion = expert->judge(taste);
        const Eigen::Map<const Eigen::VectorXd> scores(opinion->scores().data(),
                                                       std::ssize(opinion->scores()));
        opinions.emplace_back(scores.cast<float>());
        learn::standardise(opinions.back(), history);
    }
    return opinions;
}

} // namespace

BlendCurves fitCurves(const LearntFilms &model, const std::vector<Stranger> &strangers,
                      const QList<Movie> &catalogue, std::uint32_t seed)
{
    const auto learnt = model.expertFor(catalogue);
    const auto cases = casesIn(catalogue, strangers);
    const std::vector<std::shared_ptr<const Expert>> experts = {
        std::make_shared<Popularity>(popularityFigures(catalogue)),
        std::make_shared<ContentProfile>(filmFeatures(catalogue)), learnt};

    BlendCurves curves{{{0, 1}}, {{0, 0}}, {{0, 0}}};
    for (int bucket = 0; bucket < BucketCount; ++bucket) {
        std::vector<learn::PooledCase> pools;
        for (const learn::Case &one : learn::casesOf(bucket, cases, seed))
            pools.push_back(learn::pooled(opinionsOf(experts, one.history), one));
        if (std::ssize(pools) < FewestCases)
            continue;
        const auto fitted = learn::fitWeights(pools, static_cast<int>(experts.size()));
        curves.popularity.push_back({Typical[bucket], fitted.weights[0]});
        curves.content.push_back({Typical[bucket], fitted.weights[1]});
        curves.learnt.push_back({Typical[bucket], fitted.weights[2]});
    }
    return curves.learnt.size() > 1 ? curves : usualCurves();
}

} // namespace matinee::model
