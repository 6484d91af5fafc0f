#include "core/learn/ranking_quality.h"
#include "tests/core/model/made_models.h"

using namespace matinee;
using namespace matinee::model;

class CompactModelTest : public QObject {
    Q_OBJECT

private slots:
    void integersAreAsNearAsTheyCanBe();
    void aSmallModelScoresLikeTheLargeOne();
    void onlyTheStrongestNeighboursAreKept();
    void addendsAndWhatIsOwedToNobodyAddUpToTheScore();
};

void CompactModelTest::integersAreAsNearAsTheyCanBe()
{
    Eigen::MatrixXf matrix(3, 3);
    matrix << 1, 0, -0.001F, -127, 0, 0.002F, 63.4F, 0, 0.0005F;
    const Eigen::MatrixXf back = restored(quantised(matrix));
    QVERIFY(back.col(1).isZero());
    for (int column : {0, 2}) {
        const float step = matrix.col(column).cwiseAbs().maxCoeff() / 127;
        QVERIFY((back.col(column) - matrix.col(column)).cwiseAbs().maxCoeff() <= step / 2 * 1.001F);
    }
}

void CompactModelTest::aSmallModelScoresLikeTheLargeOne()
{
    const learn::World world(circles(400));
    learn::LearnOptions how;
    how.compact = true;
    const auto large = learn::Ensemble::learn(world, {}, how);
    const auto small = assembled(compress(world, large));
    int shared = 0;
    for (int person = 0; person < 40; ++person) {
        const auto row = world.liked().of(person);
        const learn::History history(row.begin(), row.end());
        const auto before = learn::bestFilms(large.scores(history), history, 10);
        const auto after = learn::bestFilms(small->scores(history), history, 10);
        for (const int film : after)
            shared += int(std::count(before.begin(), before.end(), film));
    }
    QVERIFY2(shared >= 380, qPrintable(QString::number(shared))); // of 400
}

void CompactModelTest::onlyTheStrongestNeighboursAreKept()
{
    /// Film i adds i + 1 to every other film.
    class Stairs final : public learn::Model {
    public:
        Eigen::VectorXf scores(const learn::History &history) const override
        {
            return Eigen::VectorXf::Constant(6, static_cast<float>(history.front().film + 1));
        }
        Eigen::VectorXf addends(const learn::History &, int) const override { return {}; }
    };
    class Nothing final : public learn::Model {
    public:
        Eigen::VectorXf scores(const learn::History &) const override { return Eigen::VectorXf::Zero(6); }
        Eigen::VectorXf addends(const learn::History &history, int) const override
        {
            return Eigen::VectorXf::Zero(std::ssize(history));
        }
    };
    const NeighbourTable table = strongest(Stairs(), Nothing(), {1, 1, 1, 1, 1, 1}, 2);
    const Neighbours neighbours(table, std::make_shared<Nothing>());
    QVERIFY(qAbs(neighbours.scores({{5}})[0] - 6) < 0.05F);
    QVERIFY(qAbs(neighbours.scores({{4}})[0] - 5) < 0.05F);
    QCOMPARE(neighbours.scores({{3}})[0], 0.0F);
    QVERIFY(qAbs(neighbours.scores({{3}})[5] - 4) < 0.05F); // film 5 is no neighbour of its own
}

void CompactModelTest::addendsAndWhatIsOwedToNobodyAddUpToTheScore()
{
    const LearntFilms model = atWork(trainedOn(circles(300)));
    const learn::History history = {{0, 1}, {4, 0.5F}, {9, 1}};
    const auto scores = model.ensemble().scores(history);
    const learn::History louder = {{0, 2}, {4, 1}, {9, 2}};
    for (const int film : {1, 8, 20, 40}) {
        const auto addends = model.ensemble().addends(history, film);
        QCOMPARE(addends.size(), 3);
        QVERIFY(addends.allFinite());
        QVERIFY(std::isfinite(scores[film]));
    }
    // A film's own circle is why it is suggested.
    const auto film = learn::bestFilms(scores, history, 1).front();
    QVERIFY(model.ensemble().addends(history, film).sum() > 0);
}

QTEST_GUILESS_MAIN(CompactModelTest)
#include "compact_model_test.moc"
