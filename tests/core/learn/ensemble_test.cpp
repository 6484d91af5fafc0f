#include "core/learn/ensemble.h"
#include "core/learn/ranking_quality.h"
#include "tests/support/rating_circles.h"

#include <QTest>

using namespace matinee;
using namespace matinee::learn;

namespace {

Ensemble learnt(const World &world, const std::string &only = {})
{
    return Ensemble::learn(world, {}, {.only = only});
}

History ascending(History history)
{
    std::sort(history.begin(), history.end(), [](const Mark &a, const Mark &b) { return a.film < b.film; });
    return history;
}

/// How many of the ten best are of the circle.
int ownAmongTen(const World &world, const Ensemble &ensemble, const History &history, int circle)
{
    int own = 0;
    for (const int film : bestFilms(ensemble.scores(history), history, 10))
        own += std::stoi(world.nameOf(film).substr(1)) % Circles == circle;
    return own;
}

constexpr int ManyFilms = 1500;

/// Film 0 is the person's own, 1 to 9 are remarkable, all others are worth 0, a little more each.
class Steps final : public Model {
public:
    explicit Steps(float own) : m_own(own) { }
    Eigen::VectorXf scores(const History &) const override
    {
        Eigen::VectorXf scores = Eigen::VectorXf::LinSpaced(ManyFilms, 0, 0.001F);
        scores[0] = m_own;
        scores.segment(1, 9) = Eigen::VectorXf::LinSpaced(9, 5, 6);
        return scores;
    }
    Eigen::VectorXf addends(const History &history, int film) const override
    {
        return scores(history).segment(film, 1);
    }

private:
    float m_own;
};

Ensemble steps(float own)
{
    Choices choices;
    choices.experts = {"popularity", "ease"};
    for (FittedWeights &fitted : choices.weights)
        fitted.weights = {-0.5F, 1.5F};
    return {{std::make_shared<Steps>(0), std::make_shared<Steps>(own)}, choices, nullptr};
}

} // namespace

class EnsembleTest : public QObject {
    Q_OBJECT

private slots:
    void aFilmThatIsNotOfferedStandsBelowAndOwesItToNobody()
    {
        // Own films count for nothing, however low they stand.
        for (const float own : {0.0F, -400.0F}) {
            const Ensemble ensemble = steps(own);
            const History history = {{0}};
            const Eigen::VectorXf scores = ensemble.scores(history);
            const float lowest = scores.segment(1, 9).minCoeff();
            QVERIFY(scores.tail(ManyFilms - 10).maxCoeff() <= lowest);
            QVERIFY(scores.tail(ManyFilms - 10).minCoeff() > lowest - 1);
            QCOMPARE(ensemble.addends(history, 700)[0], 0.0F);
            QVERIFY(ensemble.addends(history, 5)[0] > 0);
        }
    }

    void tasteIsFoundFromTwoFilms()
    {
        const World world(circles(400));
        const Ensemble ensemble = learnt(world);
        int own = 0;
        for (int circle = 0; circle < Circles; ++circle)
            own += ownAmongTen(world, ensemble,
                               ascending({{*world.film("f" + std::to_string(4 + circle))},
                                          {*world.film("f" + std::to_string(8 + circle))}}),
                               circle);
        QVERIFY2(own >= 28, qPrintable(QString::number(own))); // of 40; by chance 10
    }

    void theSumIsNeverWorseThanTheBestExpertOnThoseHeldBack()
    {
        const World world(circles(400));
        const Ensemble ensemble = learnt(world);
        for (const FittedWeights &fitted : ensemble.choices().weights)
            QVERIFY(fitted.quality >= fitted.singleQuality);
        QVERIFY(ensemble.choices().weights[0].quality > 0.3);
    }

    void theSameDataAndSeedGiveTheSameScores()
    {
        const World world(circles(150));
        const History history = {{0}, {3}};
        QCOMPARE(learnt(world).scores(history), learnt(world).scores(history));
    }

    void everyExpertCanStandAlone()
    {
        const World world(circles(150));
        for (const std::string &name : expertNames())
            QVERIFY(learnt(world, name).scores({{0}}).allFinite());
    }

    void aStrangerGetsWhatEverybodyLikes()
    {
        const World world(circles(150));
        const auto counts = world.liked().counts();
        const int best = bestFilms(learnt(world).scores({}), {}, 1).front();
        QCOMPARE(counts[best], *std::max_element(counts.begin(), counts.end()));
    }

    void oneRatingIsEnoughToLearnFrom()
    {
        RatingTable table;
        table.users.number("ada");
        table.films.number("alien");
        table.rows.push_back({0, 0, 5, 0, 2});
        const World world(table);
        const Eigen::VectorXf scores = learnt(world).scores({});
        QCOMPARE(scores.size(), 1);
        QVERIFY(scores.allFinite());
    }

    void ratingsThatAreAllTheSameAreLikes()
    {
        const World world(circles(50, 1, 1));
        QVERIFY(world.liked().marks().size() > 100);
        QVERIFY(!world.hasUnliked());
    }

    void aScaleOfTenIsReadAsOne()
    {
        const World world(circles(50, 7, 10));
        QVERIFY(world.hasUnliked());
    }

    void unknownFilmsOfSomebodyAreSkipped()
    {
        const World world(circles(50));
        RatingTable foldIn;
        foldIn.users.number("ada");
        foldIn.films.number("nobody knows this");
        foldIn.rows.push_back({0, 0, 5, 0, 2});
        const auto people = world.fold(foldIn);
        QCOMPARE(people.size(), 1U);
        QVERIFY(people[0].liked.empty());
    }

    void ofSeveralRatingsOfAFilmTheLastCounts()
    {
        RatingTable table = circles(50);
        const World before(table);
        const int film = before.liked().of(0).front().film;
        RatingRow again;
        again.film = *table.films.find(before.nameOf(film));
        again.rating = 1;
        table.rows.push_back(again);
        const World after(table);
        QCOMPARE(after.liked().of(0).size(), before.liked().of(0).size() - 1);
    }
};

QTEST_APPLESS_MAIN(EnsembleTest)

#include "ensemble_test.moc"
