#include "core/learn/blend_weights.h"
#include "core/learn/ranking_quality.h"

#include <QTest>

#include <random>

using namespace matinee::learn;

namespace {

constexpr int Films = 60;

/// Everybody likes ten films in a row, one day after the other.
Interactions crowd(int people)
{
    Interactions liked(Films);
    for (int person = 0; person < people; ++person) {
        History history;
        for (int film = person % 50; film < person % 50 + 10; ++film)
            history.push_back({film, 1, film * 86400.0});
        liked.add(history);
    }
    return liked;
}

bool likes(std::span<const Mark> marks, int film)
{
    return std::any_of(marks.begin(), marks.end(), [&](const Mark &mark) { return mark.film == film; });
}

/// Cases of one wanted film among 200, whose scores by an expert are noise, and higher for the wanted film by
/// `knows`, given the expert and the case.
std::vector<PooledCase> cases(int count, int experts, const std::function<float(int, int)> &knows,
                              std::uint32_t seed = 11)
{
    std::mt19937 random(seed);
    std::vector<PooledCase> made;
    for (int number = 0; number < count; ++number) {
        PooledCase one;
        one.wanted = 1;
        one.wantedRows = {number % 200};
        one.scores.resize(200, experts);
        for (float &score : one.scores.reshaped())
            score = 3.4F * (static_cast<float>(random() % 1000) / 1000 - 0.5F);
        for (int expert = 0; expert < experts; ++expert)
            one.scores(number % 200, expert) += knows(expert, number);
        made.push_back(one);
    }
    return made;
}

/// NDCG of the sum with those weights.
double quality(const std::vector<PooledCase> &cases, const std::vector<float> &weights)
{
    double sum = 0;
    for (const PooledCase &one : cases) {
        const Eigen::VectorXf scores =
            one.scores * Eigen::Map<const Eigen::VectorXf>(weights.data(), std::ssize(weights));
        const float wanted = scores[one.wantedRows.front()];
        sum += ndcg(std::vector<int>{static_cast<int>((scores.array() > wanted).count())}, 1);
    }
    return sum / static_cast<double>(cases.size());
}

} // namespace

class HeldBackTest : public QObject {
    Q_OBJECT

private slots:
    void ofStrangersNothingIsLearntAndOfKnownPeopleAllButTheWanted_data()
    {
        QTest::addColumn<bool>("areKnown");
        QTest::newRow("strangers") << false;
        QTest::newRow("known") << true;
    }

    void ofStrangersNothingIsLearntAndOfKnownPeopleAllButTheWanted()
    {
        QFETCH(const bool, areKnown);
        const Interactions liked = crowd(40);
        HoldOut how;
        how.areKnown = areKnown;
        const HeldBack held = holdBack(liked, how);
        QVERIFY(held.folds > 1);
        for (int fold = 0; fold < held.folds; ++fold) {
            const Interactions outside = held.outside(liked, fold);
            QCOMPARE(outside.people(), liked.people());
            for (const Case &one : held.cases) {
                const auto learnt = outside.of(one.person);
                QCOMPARE(learnt.size(), one.fold != fold ? 10U : areKnown ? one.history.size() : 0U);
                for (const int film : one.wanted)
                    QCOMPARE(likes(learnt, film), one.fold != fold);
            }
        }
    }

    void theNewestFilmsAreWantedOfThoseWhoComeBack()
    {
        HoldOut how;
        how.newestWanted = true;
        how.wantedShare = 0.1;
        for (const Case &one : holdBack(crowd(40), how).cases) {
            QCOMPARE(one.wanted.size(), 1U);
            QVERIFY(one.wanted.front() > one.history.back().film);
        }
    }

    void hiddenFilmsAreNotRanked()
    {
        Case one;
        one.history = {{4}};
        one.wanted = {7};
        one.hidden = {5, 9};
        QCOMPARE(closedTo(one).size(), 3U);
        const PooledCase seen = pooled({Eigen::VectorXf::LinSpaced(Films, 0, 1)}, one);
        QCOMPARE(seen.scores.rows(), Films - 3);
        QCOMPARE(seen.wantedRows, std::vector<int>{5}); // films 0 to 3, 6, and this one
    }

    void expertsThatEachKnowHalfAreBothHeard()
    {
        const auto halves =
            cases(150, 3, [](int expert, int number) { return expert == number % 2 ? 3.0F : 0.0F; });
        const FittedWeights fitted = fitWeights(halves, 3);
        QVERIFY(fitted.weights[0] > 0.3F * fitted.weights[1]);
        QVERIFY(fitted.weights[1] > 0.3F * fitted.weights[0]);
        QVERIFY(std::abs(fitted.weights[2]) < 0.3F * fitted.weights[0]);
        QVERIFY(fitted.quality > fitted.singleQuality);
    }

    void aSumIsFoundThatNoSmallStepLeadsTo()
    {
        // Expert 0 puts one other film far before the wanted one; expert 1, bad alone, would set that right.
        auto hard = cases(50, 2, [](int, int) { return 0.0F; });
        for (PooledCase &one : hard) {
            const int wanted = one.wantedRows.front();
            one.scores.setZero();
            one.scores((wanted + 1) % 200, 0) = 10;
            one.scores(wanted, 0) = 5;
            for (int other = 2; other < 50; ++other)
                one.scores((wanted + other) % 200, 1) = 4;
            one.scores(wanted, 1) = 3;
        }
        const FittedWeights fitted = fitWeights(hard, 2);
        QCOMPARE(fitted.bestSingle, 0);
        QCOMPARE(quality(hard, fitted.weights), 1.0);
    }

    void whatIsGoodByChanceIsNotHeard()
    {
        // Of many experts of noise beside one that knows, some sum fits a few cases perfectly, and no others.
        constexpr int Experts = 60;
        const auto knows = [](int expert, int) { return expert == 4 ? 2.5F : 0.0F; };
        const FittedWeights fitted = fitWeights(cases(25, Experts, knows), Experts);
        QCOMPARE(fitted.bestSingle, 4);
        std::vector<float> single(Experts, 0);
        single[4] = 1;
        const auto others = cases(300, Experts, knows, 12);
        QVERIFY(quality(others, fitted.weights) > 0.95 * quality(others, single));
    }
};

QTEST_APPLESS_MAIN(HeldBackTest)

#include "held_back_test.moc"
