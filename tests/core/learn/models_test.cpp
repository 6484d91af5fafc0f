#include "core/learn/counts.h"
#include "core/learn/ease.h"
#include "core/learn/ials.h"
#include "core/learn/linear_algebra.h"
#include "core/learn/ranking_quality.h"
#include "core/learn/spectrum.h"

#include <QTest>

#include <random>

using namespace matinee::learn;

namespace {

/// People who like about a third of the films, by chance that is always the same.
Interactions crowd(int people, int films)
{
    std::mt19937 random(7);
    Interactions liked(films);
    for (int person = 0; person < people; ++person) {
        History history;
        for (int film = 0; film < films; ++film) {
            if (random() % 3 == 0)
                history.push_back({film, 1, double(random() % 1'000'000)});
        }
        liked.add(history);
    }
    return liked;
}

const History Asked = {{1, 1, 5e5}, {4, 1, 6e5}};

double distance(const Eigen::VectorXf &a, const Eigen::VectorXf &b)
{
    return (a - b).cwiseAbs().maxCoeff();
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useOneThread(); }

    void easeWithFewPeopleIsTheSameByItsDualForm()
    {
        const Interactions liked = crowd(12, 20);
        QVERIFY(prefersDual(liked));
        const EasePenalty penalty{2, 0.5};
        QVERIFY(distance(learnEase(liked, penalty)->scores(Asked),
                         learnEase(gramMatrix(liked), penalty)->scores(Asked))
                < 1e-5);
    }

    void matricesOfAnySizeAreInverted()
    {
        // Odd sizes above 128 crash some OpenBLAS.
        for (const int size : {1, 2, 3, 64, 65, 128, 133, 255, 300}) {
            Eigen::MatrixXf matrix = Eigen::MatrixXf::Random(size, size);
            matrix = (matrix * matrix.transpose()).eval();
            matrix.diagonal().array() += static_cast<float>(size);
            Eigen::MatrixXf inverse = matrix;
            inverse.triangularView<Eigen::StrictlyUpper>().setConstant(7); // is not read
            QVERIFY(invert(inverse));
            const Eigen::MatrixXf product = matrix * inverse;
            QVERIFY2(product.isIdentity(1e-3F), qPrintable(QString::number(size)));
        }
    }

    void aMatrixThatIsNotPositiveDefiniteIsRefused()
    {
        for (const int size : {2, 3}) {
            Eigen::MatrixXf matrix = Eigen::MatrixXf::Identity(size, size);
            matrix(size - 1, size - 1) = -1;
            QVERIFY(!invert(matrix));
        }
    }

    void theGramIsTheSumOfTheWeighedRows_data()
    {
        QTest::addColumn<float>("strength");
        QTest::newRow("all marks alike") << 1.0F;
        QTest::newRow("weaker marks") << 0.5F;
    }

    void theGramIsTheSumOfTheWeighedRows()
    {
        QFETCH(const float, strength);
        Interactions liked(crowd(30, 20).films());
        Eigen::MatrixXf expected = Eigen::MatrixXf::Zero(20, 20);
        for (int person = 0; person < 30; ++person) {
            const Interactions all = crowd(30, 20);
            History marks(all.of(person).begin(), all.of(person).end());
            Eigen::VectorXf row = Eigen::VectorXf::Zero(20);
            for (Mark &mark : marks) {
                mark.strength = mark.film % 3 ? 1 : strength;
                row[mark.film] = mark.strength;
            }
            expected += personWeight(marks) * row * row.transpose();
            liked.add(marks);
        }
        const Eigen::MatrixXf gram = gramMatrix(liked);
        QVERIFY(Eigen::MatrixXf((gram - expected).triangularView<Eigen::Lower>()).cwiseAbs().maxCoeff()
                < 1e-4F);
    }

    void exchangingARowIsTheSameAsHavingLearntTheOther_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("nobody instead") << false;
        QTest::newRow("the rest of the same person") << true;
    }

    void exchangingARowIsTheSameAsHavingLearntTheOther()
    {
        QFETCH(const bool, isKnown);
        const Interactions liked = crowd(40, 15);
        const EasePenalty penalty{3, 0};
        const auto person = liked.of(5);
        Case held;
        held.person = 5;
        held.isKnown = isKnown;
        held.wanted = {person[3].film};
        held.history.assign(person.begin(), person.begin() + 2);
        Interactions others(liked.films());
        for (int number = 0; number < liked.people(); ++number)
            others.add(number == 5 ? learntOf(held, person)
                                   : History(liked.of(number).begin(), liked.of(number).end()));
        QVERIFY(distance(heldBackScores(*learnEase(liked, penalty), liked, held),
                         learnEase(others, penalty)->scores(held.history))
                < 1e-5);
    }

    void aWholeSpectrumIsEase()
    {
        const Interactions liked = crowd(60, 10);
        const auto weights = Spectrum(liked, 10, 1).weights(0.5F, 10);
        // Its D is diag(G) + 1, so p = ½ is EASE with λ = 1.
        QVERIFY(distance(weights->scores(Asked), learnEase(gramMatrix(liked), {1, 0.5})->scores(Asked))
                < 1e-3);
    }

    void theAddendsOfTheOwnFilmsAreTheWholeScore()
    {
        const Interactions liked = crowd(40, 15);
        const IalsPlan plan{.factors = 6};
        const std::unique_ptr<Model> models[] = {learnEase(gramMatrix(liked), {}),
                                                 Spectrum(liked, 8, 1).weights(0.9F, 5),
                                                 std::make_unique<Ials>(liked, plan, 1)};
        for (const auto &model : models) {
            const Eigen::VectorXf scores = model->scores(Asked);
            for (const int film : {0, 7, 14})
                QVERIFY(std::abs(model->addends(Asked, film).sum() - scores[film]) < 1e-5);
        }
    }

    void nobodysHistoryIsServedByEveryModel()
    {
        const Interactions liked = crowd(40, 15);
        QVERIFY(learnEase(liked, {})->scores({}).allFinite());
        QVERIFY(Ials(liked, {.factors = 6}, 1).scores({}).allFinite());
        QVERIFY(Timely(liked, 30).scores({}).allFinite());
    }

    void whatOthersLikedAtThatTimeComesFirst()
    {
        constexpr double Year = 365 * 86400;
        Interactions liked(3);
        for (int person = 0; person < 5; ++person)
            liked.add(History{{0, 1, 10 * Year}, {2, 1, 10 * Year}});
        liked.add(History{{1, 1, 30 * Year}});
        const Timely timely(liked, 30);
        const auto bestAt = [&](double at) {
            return bestFilms(timely.scores({{2, 1, at}}), {{2}}, 1).front();
        };
        QCOMPARE(bestAt(10 * Year), 0);
        QCOMPARE(bestAt(30 * Year), 1);
        QCOMPARE(bestAt(50 * Year), 0); // nobody was there: what is liked always
    }

    void theBestFilmsAreTheOthersInOrder()
    {
        const Eigen::VectorXf scores{{3, 9, 5, 5, 7}};
        QCOMPARE(bestFilms(scores, {{1}}, 3), (std::vector<int>{4, 2, 3}));
        QCOMPARE(bestFilms(scores, {{1}}, 2), (std::vector<int>{4, 2}));
        QCOMPARE(bestFilms(scores, {{0}, {1}, {2}, {3}, {4}}, 2), std::vector<int>());
        QCOMPARE(bestFilms(scores, {}, 9).size(), 5U);
    }

    void ndcgIsOneForTheBestListAndLessForOthers()
    {
        QCOMPARE(ndcg(std::vector<int>{3, 1, 2}, std::vector<int>{1, 3}), 1.0);
        QVERIFY(ndcg(std::vector<int>{2, 1, 3}, std::vector<int>{1, 3}) < 0.8);
        QCOMPARE(ndcg(std::vector<int>{2}, std::vector<int>{1, 3}), 0.0);
    }
};

QTEST_APPLESS_MAIN(ModelsTest)

#include "models_test.moc"
