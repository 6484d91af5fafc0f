#include "core/learn/ensemble.h"

#include "core/learn/counts.h"
#include "core/learn/linear_algebra.h"
#include "core/learn/penalty_search.h"
#include "core/learn/ranking_quality.h"
#include "core/learn/spectrum.h"

#include <QStringList>

#include <algorithm>

namespace matinee::learn {
namespace {

constexpr int SpectrumRank = 128;
constexpr std::size_t EnoughOutside = 300; // people of a validation file; then nobody else need be held back
constexpr int MostHeldBack = 500;
constexpr double NewestShare = 0.1; // of a person's films: what is next is not a fifth of everything
constexpr double UsualDays = 365;
constexpr int FewestCases = 20; // to fit weights on
constexpr int RelearnSweeps = 2; // iALS begins from what it knew without the held-back people

struct Data {
    Interactions liked;
    Interactions met; ///< likes, and what was met without liking it at the chosen strength

    Data outside(const HeldBack &held, int fold) const
    {
        return {liked.only(held.outside(fold)), met.only(held.outside(fold))};
    }
};

/// In the order of Choices::experts.
using Models = std::vector<std::unique_ptr<Model>>;

/// The models that have to be learnt again without the held-back people. EASE need not, it can leave one
/// person out afterwards, and is null here. iALS goes on from `start` when there is one.
Models learnOthers(const Data &data, const Choices &choices, std::uint32_t seed, const Model *start)
{
    Models models;
    std::unique_ptr<Spectrum> spectrum;
    const auto weights = [&](float dropout, int rank) {
        if (!spectrum)
            spectrum = std::make_unique<Spectrum>(data.met, SpectrumRank, seed);
        return spectrum->weights(dropout, rank);
    };
    const auto *known = dynamic_cast<const Ials *>(start);
    IalsPlan plan = choices.ials;
    if (known)
        plan.sweeps = RelearnSweeps;
    for (const std::string &name : choices.experts) {
        std::unique_ptr<Model> model;
        if (name == "popularity")
            model = std::make_unique<Counts>(data.liked);
        else if (name == "timely")
            model = std::make_unique<Timely>(data.liked, choices.days);
        else if (name == "ease-96")
            model = weights(0.96F, 64);
        else if (name == "ease-90")
            model = weights(0.9F, SpectrumRank);
        else if (name == "ials")
            model = std::make_unique<Ials>(data.liked, plan, seed, known);
        models.push_back(std::move(model));
    }
    return models;
}

std::vector<Eigen::VectorXf> standardisedScores(const Models &models, const ItemWeights &ease,
                                                const Interactions &met, const Case &held)
{
    std::vector<Eigen::VectorXf> all;
    for (const auto &model : models) {
        const auto person = held.person < 0 ? std::span<const Mark>() : met.of(held.person);
        all.push_back(model                 ? model->scores(held.history)
                          : held.person < 0 ? ease.scores(held.history)
                                            : ease.scoresWithout(person, personWeight(person), held.history));
        standardise(all.back(), held.history);
    }
    return all;
}

/// Where too few people have such a history, the weights of the nearest shorter one, else longer one.
void fillGaps(std::array<FittedWeights, BucketCount> &weights)
{
    for (int bucket = 1; bucket < BucketCount; ++bucket) {
        if (weights[bucket].people < FewestCases)
            weights[bucket].weights = weights[bucket - 1].weights;
    }
    for (int bucket = BucketCount - 2; bucket >= 0; --bucket) {
        if (weights[bucket].weights.empty())
            weights[bucket].weights = weights[bucket + 1].weights;
    }
}

std::vector<std::string> chosenExperts(const std::string &only, bool hasTimes)
{
    std::vector<std::string> names = expertNames();
    if (!only.empty())
        return {only};
    if (!hasTimes)
        std::erase(names, "timely");
    return names;
}

HeldBack heldBack(const Interactions &liked, std::size_t outsiders, const LearnOptions &options)
{
    HoldOut how;
    how.seed = options.seed;
    how.people = outsiders >= EnoughOutside ? 0 : MostHeldBack;
    how.longest = options.longestHistory;
    how.newestWanted = options.newestWanted && haveTimes(liked);
    if (how.newestWanted)
        how.wantedShare = NewestShare;
    return holdBack(liked, how);
}

Choices choose(const World &world, const HeldBack &held, const std::vector<Case> &cases,
               const LearnOptions &options)
{
    std::vector<Case> firstCases;
    std::copy_if(cases.begin(), cases.end(), std::back_inserter(firstCases),
                 [](const Case &one) { return one.fold == 0; });
    const Interactions outside = world.liked().only(held.outside(0));
    const bool hasTimes = haveTimes(world.liked());
    const EaseChoice ease = searchEase(world, cases);

    Choices choices;
    choices.experts = chosenExperts(options.only, hasTimes);
    choices.ease = ease.penalty;
    choices.metStrength = ease.metStrength;
    choices.days = hasTimes ? searchDays(outside, firstCases) : UsualDays;
    choices.ials = searchIals(outside, firstCases, options.seed);
    return choices;
}

/// Fits the weights of all buckets; the iALS that was learnt without the first fold.
std::unique_ptr<Model> weigh(const Data &data, const HeldBack &held, const std::vector<Case> &cases,
                             const ItemWeights &ease, std::uint32_t seed, Choices &choices)
{
    std::array<std::vector<Case>, BucketCount> asked;
    std::array<std::vector<PooledCase>, BucketCount> pools;
    for (int bucket = 0; bucket < BucketCount; ++bucket)
        asked[bucket] = casesOf(bucket, cases, seed);
    std::unique_ptr<Model> firstIals;
    for (int fold = 0; fold < held.folds; ++fold) {
        Models models = learnOthers(data.outside(held, fold), choices, seed, nullptr);
        for (int bucket = 0; bucket < BucketCount; ++bucket) {
            for (const Case &one : asked[bucket]) {
                if (one.fold == fold)
                    pools[bucket].push_back(pooled(standardisedScores(models, ease, data.met, one), one));
            }
        }
        if (fold == 0)
            firstIals = std::move(models.back());
    }
    for (int bucket = 0; bucket < BucketCount; ++bucket) {
        if (std::ssize(pools[bucket]) >= FewestCases)
            choices.weights[bucket] = fitWeights(pools[bucket], static_cast<int>(choices.experts.size()));
        choices.weights[bucket].people = static_cast<int>(pools[bucket].size());
    }
    fillGaps(choices.weights);
    return firstIals;
}

} // namespace

std::vector<std::string> expertNames()
{
    return {"popularity", "timely", "ease", "ease-96", "ease-90", "ials"};
}

Ensemble Ensemble::learn(const World &world, const std::vector<Case> &validation, const LearnOptions &options)
{
    useOneThread();
    const HeldBack held = heldBack(world.liked(), validation.size(), options);
    std::vector<Case> cases = validation;
    for (Case &one : cases)
        one.history = cutTo(options.longestHistory, one.history, options.seed);
    cases.insert(cases.end(), held.cases.begin(), held.cases.end());

    Ensemble ensemble;
    Choices &choices = ensemble.m_choices;
    choices = choose(world, held, cases, options);
    const Data data{world.liked(), choices.metStrength > 0 ? world.met(choices.metStrength) : world.liked()};
    auto ease = learnEase(data.met, choices.ease);
    std::unique_ptr<Model> start;
    if (options.only.empty())
        start = weigh(data, held, cases, *ease, options.seed, choices);
    else
        std::for_each(choices.weights.begin(), choices.weights.end(),
                      [](FittedWeights &fitted) { fitted.weights = {1}; });

    ensemble.m_experts = learnOthers(data, choices, options.seed, start.get());
    for (std::size_t expert = 0; expert < choices.experts.size(); ++expert) {
        if (choices.experts[expert] == "ease")
            ensemble.m_experts[expert] = std::move(ease);
    }
    return ensemble;
}

QString describe(const Choices &choices)
{
    using namespace Qt::StringLiterals;
    QString text =
        u"EASE: lambda %1, dropout %2, met but not liked %3\niALS: %4 factors, unseen %5, penalty %6\n"_s
            .arg(choices.ease.lambda)
            .arg(choices.ease.dropout)
            .arg(choices.metStrength)
            .arg(choices.ials.factors)
            .arg(choices.ials.unseenWeight)
            .arg(choices.ials.penalty);
    text += u"timely: %1 days\n"_s.arg(choices.days);
    const QStringList names = {u"1-3"_s, u"4-7"_s, u"8-14"_s, u"15-40"_s, u"41-"_s};
    for (int bucket = 0; bucket < BucketCount; ++bucket) {
        const FittedWeights &fitted = choices.weights[bucket];
        text += u"%1 films, %2 held back, NDCG@100 %3, best single %4 (%5):"_s.arg(names.at(bucket))
                    .arg(fitted.people)
                    .arg(fitted.quality, 0, 'f', 4)
                    .arg(fitted.singleQuality, 0, 'f', 4)
                    .arg(QString::fromStdString(choices.experts[fitted.bestSingle]));
        for (std::size_t expert = 0; expert < fitted.weights.size(); ++expert)
            text += u" %1 %2"_s.arg(QString::fromStdString(choices.experts[expert]))
                        .arg(fitted.weights[expert], 0, 'f', 2);
        text += u'\n';
    }
    return text;
}

Eigen::VectorXf Ensemble::scores(const History &history) const
{
    std::vector<Eigen::VectorXf> all;
    for (const auto &model : m_experts) {
        all.push_back(model->scores(history));
        standardise(all.back(), history);
        if (history.empty())
            return all.back(); // nothing is known of them: what everybody likes
    }
    const auto &weights = m_choices.weights[bucketOf(history.size())].weights;
    if (weights.empty())
        return all.front();
    Eigen::VectorXf sum = Eigen::VectorXf::Zero(all.front().size());
    for (std::size_t expert = 0; expert < all.size(); ++expert)
        sum += weights[expert] * all[expert];

    // Outside the pool: below everything in it, in the order of the first expert.
    Eigen::VectorXf scores = all.front().array() - (all.front().maxCoeff() - sum.minCoeff() + 1);
    for (const int film : poolOf(all, history))
        scores[film] = sum[film];
    return scores;
}

} // namespace matinee::learn
