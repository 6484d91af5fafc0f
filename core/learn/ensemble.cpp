#include "core/learn/ensemble.h"

#include "core/learn/counts.h"
#include "core/learn/linear_algebra.h"
#include "core/learn/penalty_search.h"
#include "core/learn/ranking_quality.h"
#include "core/learn/spectrum.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace matinee::learn {
namespace {

constexpr int ManyDirections = 128;
constexpr std::size_t EnoughOutside = 300; // people of a validation file; then nobody else need be held back
constexpr int MostHeldBack = 500;
constexpr double NewestShare = 0.1; // of a person's films: what is next is not a fifth of everything
constexpr double UsualDays = 365;
constexpr int FewestCases = 20; // to fit weights on
constexpr float Remarkable = 1.5F; // standard deviations over an expert's mean: about one film in ten
constexpr int ManyFilms = 1000; // among fewer, all are worth ranking
constexpr float OutsideSpread = 0.01F; // of the other films' scores: they keep an order and little else
constexpr int RelearnSweeps = 2; // iALS begins from what it knew without the held-back people

struct Data {
    Interactions liked;
    Interactions met; ///< likes, and what was met without liking it at the chosen strength

    Data outside(const HeldBack &held, int fold) const
    {
        return {held.outside(liked, fold), held.outside(met, fold)};
    }
};

/// In the order of Choices::experts.
struct Models {
    std::vector<std::unique_ptr<Model>> experts;
    std::shared_ptr<const Spectrum> spectrum;
};

/// The models that have to be learnt again without what is held back. EASE need not, it can leave that out
/// afterwards, and is null here. iALS goes on from `start` when there is one.
Models learnOthers(const Data &data, const Choices &choices, std::uint32_t seed, const Model *start)
{
    Models models;
    const auto weights = [&](float dropout, int rank) {
        if (!models.spectrum)
            models.spectrum = std::make_shared<Spectrum>(data.met, choices.directions, seed);
        return models.spectrum->weights(dropout, rank);
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
            model = weights(LargeDropout, FewDirections);
        else if (name == "ease-90")
            model = weights(SmallDropout, choices.directions);
        else if (name == "ials")
            model = std::make_unique<Ials>(data.liked, plan, seed, known);
        models.experts.push_back(std::move(model));
    }
    return models;
}

std::vector<Eigen::VectorXf> standardisedScores(const Models &models, const ItemWeights &ease,
                                                const Interactions &met, const Case &held)
{
    std::vector<Eigen::VectorXf> all;
    for (const auto &model : models.experts) {
        all.push_back(model ? model->scores(held.history) : heldBackScores(ease, met, held));
        standardise(all.back(), held.history);
    }
    return all;
}

/// Where too few people have such a history, the weights of the nearest shorter one, else longer one.
void fillGaps(std::array<FittedWeights, BucketCount> &weights, std::size_t experts)
{
    for (int bucket = 1; bucket < BucketCount; ++bucket) {
        if (weights[bucket].people < FewestCases)
            weights[bucket].weights = weights[bucket - 1].weights;
    }
    for (int bucket = BucketCount - 2; bucket >= 0; --bucket) {
        if (weights[bucket].weights.empty())
            weights[bucket].weights = weights[bucket + 1].weights;
    }
    for (FittedWeights &fitted : weights) { // nobody to measure on: what everybody likes
        if (fitted.weights.empty()) {
            fitted.weights.assign(experts, 0);
            fitted.weights.front() = 1;
        }
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

HeldBack heldBack(const World &world, std::size_t outsiders, const LearnOptions &options)
{
    const Interactions &liked = world.liked();
    HoldOut how;
    how.seed = options.seed;
    how.people = outsiders >= EnoughOutside ? 0 : MostHeldBack;
    how.longest = options.longestHistory;
    how.newestWanted = options.newestWanted && haveTimes(liked);
    if (how.newestWanted)
        how.wantedShare = NewestShare;
    how.areKnown = options.newestWanted;
    HeldBack held = holdBack(liked, how);
    for (Case &one : held.cases) {
        if (one.isKnown) // what else they have met is never suggested to them
            one.hidden = world.unlikedBy(one.person);
    }
    return held;
}

Choices choose(const World &world, const HeldBack &held, const std::vector<Case> &cases,
               const LearnOptions &options)
{
    std::vector<Case> firstCases;
    std::copy_if(cases.begin(), cases.end(), std::back_inserter(firstCases),
                 [](const Case &one) { return one.fold == 0; });
    const Interactions outside = held.outside(world.liked(), 0);
    const bool hasTimes = haveTimes(world.liked());
    const EaseChoice ease = searchEase(world, cases);

    Choices choices;
    choices.experts = chosenExperts(options.only, hasTimes && !options.compact);
    choices.directions = options.compact ? FewDirections : ManyDirections;
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
            firstIals = std::move(models.experts.back());
    }
    for (int bucket = 0; bucket < BucketCount; ++bucket) {
        if (std::ssize(pools[bucket]) >= FewestCases)
            choices.weights[bucket] = fitWeights(pools[bucket], static_cast<int>(choices.experts.size()));
        choices.weights[bucket].people = static_cast<int>(pools[bucket].size());
    }
    fillGaps(choices.weights, choices.experts.size());
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
    const HeldBack held = heldBack(world, validation.size(), options);
    std::vector<Case> cases = validation;
    for (Case &one : cases)
        one.history = cutTo(options.longestHistory, one.history, options.seed);
    cases.insert(cases.end(), held.cases.begin(), held.cases.end());

    Choices choices = choose(world, held, cases, options);
    const Data data{world.liked(), choices.metStrength > 0 ? world.met(choices.metStrength) : world.liked()};
    auto ease = learnEase(data.met, choices.ease);
    std::unique_ptr<Model> start;
    if (options.only.empty())
        start = weigh(data, held, cases, *ease, options.seed, choices);
    else
        std::for_each(choices.weights.begin(), choices.weights.end(),
                      [](FittedWeights &fitted) { fitted.weights = {1}; });

    Models models = learnOthers(data, choices, options.seed, start.get());
    for (std::size_t expert = 0; expert < choices.experts.size(); ++expert) {
        if (choices.experts[expert] == "ease")
            models.experts[expert] = std::move(ease);
    }
    return {{std::make_move_iterator(models.experts.begin()), std::make_move_iterator(models.experts.end())},
            std::move(choices),
            std::move(models.spectrum)};
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

const Model *Ensemble::expert(std::string_view name) const
{
    const auto found = std::find(m_choices.experts.begin(), m_choices.experts.end(), name);
    return found == m_choices.experts.end() ? nullptr : m_experts[found - m_choices.experts.begin()].get();
}

const std::vector<float> &Ensemble::weightsFor(const History &history) const
{
    static const std::vector<float> onlyTheFirst = {1};
    const auto &weights = m_choices.weights[bucketOf(history.size())].weights;
    // Of somebody of whom nothing is known: what everybody likes.
    return history.empty() || weights.empty() ? onlyTheFirst : weights;
}

/// What the experts that have a say think of all films.
struct Ensemble::Opinions {
    struct Voice {
        const Model *expert = nullptr;
        float factor = 0; ///< from its own scores to its part of the sum
    };
    std::vector<Voice> voices;
    Eigen::VectorXf sum;
    /// Where a weight is below 0, only films that one expert at least finds remarkable are offered: it would
    /// lift those that nobody thinks anything of. Empty: all are.
    std::vector<bool> isOffered;
    Eigen::VectorXf first; ///< scores of the first expert

    void offerOnly(const Eigen::VectorXf &highest)
    {
        const auto remarkable = (highest.array() >= Remarkable).eval();
        if (highest.size() >= ManyFilms && remarkable.any())
            isOffered.assign(remarkable.begin(), remarkable.end());
    }
};

Ensemble::Opinions Ensemble::opinions(const History &history) const
{
    const std::vector<float> &weights = weightsFor(history);
    Opinions all;
    Eigen::VectorXf highest;
    for (std::size_t expert = 0; expert < weights.size(); ++expert) {
        if (weights[expert] == 0 && weights.size() > 1)
            continue;
        Eigen::VectorXf scores = m_experts[expert]->scores(history);
        const float deviation = standardise(scores, history);
        if (all.sum.size() == 0) {
            all.sum = weights[expert] * scores;
            highest = scores;
            all.first = scores;
        } else {
            all.sum += weights[expert] * scores;
            highest = highest.cwiseMax(scores);
        }
        if (deviation > 0)
            all.voices.push_back({m_experts[expert].get(), weights[expert] / deviation});
    }
    if (all.sum.size() == 0)
        all.sum = Eigen::VectorXf::Zero(m_experts.front()->scores(history).size());
    for (const Mark &mark : history) // their own scores mean nothing, and are large
        highest[mark.film] = std::numeric_limits<float>::lowest();
    if (std::any_of(weights.begin(), weights.end(), [](float weight) { return weight < 0; }))
        all.offerOnly(highest);
    return all;
}

Eigen::VectorXf Ensemble::scores(const History &history) const
{
    Opinions all = opinions(history);
    if (all.isOffered.empty())
        return std::move(all.sum);
    float lowest = std::numeric_limits<float>::max();
    float top = std::numeric_limits<float>::lowest();
    for (Eigen::Index film = 0; film < all.sum.size(); ++film) {
        if (all.isOffered[film])
            lowest = std::min(lowest, all.sum[film]);
        else
            top = std::max(top, all.first[film]);
    }
    // The others just below all those, in the order of the first expert.
    for (Eigen::Index film = 0; film < all.sum.size(); ++film) {
        if (!all.isOffered[film])
            all.sum[film] = lowest + OutsideSpread * (all.first[film] - top);
    }
    return std::move(all.sum);
}

Model::Explainer Ensemble::explainer(const History &history) const
{
    auto all = std::make_shared<const Opinions>(opinions(history));
    std::vector<Explainer> voices;
    for (const Opinions::Voice &voice : all->voices)
        voices.push_back(voice.expert->explainer(history));
    return [all, voices, size = std::ssize(history)](int film) -> Eigen::VectorXf {
        Eigen::VectorXf sum = Eigen::VectorXf::Zero(size);
        if (!all->isOffered.empty() && !all->isOffered[film])
            return sum; // it stands where it does for nothing that the person did
        for (std::size_t voice = 0; voice < voices.size(); ++voice)
            sum += all->voices[voice].factor * voices[voice](film);
        return sum;
    };
}

Eigen::VectorXf Ensemble::addends(const History &history, int film) const
{
    return explainer(history)(film);
}

} // namespace matinee::learn
