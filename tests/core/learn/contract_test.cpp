#include "core/learn/counts.h"
#include "core/learn/ensemble.h"
#include "core/learn/model_expert.h"
#include "core/learn/ranking_quality.h"
#include "core/learn/spectrum.h"
#include "tests/support/recommender_contract.h"

using namespace matinee;
using namespace matinee::learn;

namespace {

struct Learner {
    std::function<std::shared_ptr<const Model>(const World &)> learn;
    bool explains = true; ///< the person's own films are owed the whole score
};

constexpr std::uint32_t Seed = 7;
constexpr int ManyFilms = 20'000;

void add(RatingTable &table, const std::string &user, const std::string &film, float rating, double at = 0)
{
    RatingRow row;
    row.user = table.users.number(user);
    row.film = table.films.number(film);
    row.rating = rating;
    row.at = at;
    table.rows.push_back(row);
}

/// The village of the recommender contract, as a file of ratings from 1 to 5.
RatingTable village()
{
    RatingTable table;
    double day = 0;
    for (const Verdict &verdict : RecommenderContract::village())
        add(table, std::to_string(verdict.user.value()), std::to_string(verdict.movie.value()),
            static_cast<float>(verdict.rating.points()) / 20, day += 86400);
    return table;
}

/// Somebody who likes everything, and a few who like one film each.
RatingTable everything()
{
    RatingTable table;
    for (int film = 0; film < ManyFilms; ++film)
        add(table, "all", std::to_string(film), 5, 1e6 + film);
    for (int person = 0; person < 20; ++person)
        add(table, std::to_string(person), std::to_string(person * 7), 5, 2e6);
    return table;
}

History historyOf(const World &world, int person)
{
    const auto marks = world.liked().of(person);
    return {marks.begin(), marks.end()};
}

} // namespace

Q_DECLARE_METATYPE(Learner)

/// What every model that is learnt here must do, whatever its arithmetic.
class ContractTest : public QObject {
    Q_OBJECT

    static std::shared_ptr<const Model> learnt(const World &world)
    {
        QFETCH_GLOBAL(const Learner, learner);
        return learner.learn(world);
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<Learner>("learner");
        QTest::newRow("popularity") << Learner{
            [](const World &world) { return std::make_shared<Counts>(world.liked()); }, false};
        QTest::newRow("timely") << Learner{
            [](const World &world) { return std::make_shared<Timely>(world.liked(), 30); }, false};
        QTest::newRow("ease") << Learner{[](const World &world) { return learnEase(world.liked(), {}); }};
        QTest::newRow("ease-96") << Learner{
            [](const World &world) { return Spectrum(world.liked(), 8, Seed).weights(LargeDropout, 4); }};
        QTest::newRow("ease-90") << Learner{
            [](const World &world) { return Spectrum(world.liked(), 8, Seed).weights(SmallDropout, 8); }};
        QTest::newRow("ials") << Learner{[](const World &world) {
            return std::make_shared<Ials>(world.liked(), IalsPlan{.factors = 8}, Seed);
        }};
        QTest::newRow("all together")
            << Learner{[](const World &world) {
                           return std::shared_ptr<const Model>(
                               new Ensemble(Ensemble::learn(world, {}, {.seed = Seed, .only = {}})));
                       },
                       false};
    }

    void theSameSeedGivesTheSameScores()
    {
        const World world(village());
        const auto first = learnt(world);
        const auto second = learnt(world);
        for (int person = 0; person < world.liked().people(); ++person)
            QCOMPARE(first->scores(historyOf(world, person)), second->scores(historyOf(world, person)));
    }

    void noFilmOfTheHistoryComesBack()
    {
        const World world(village());
        const auto model = learnt(world);
        for (int person = 0; person < world.liked().people(); ++person) {
            const History history = historyOf(world, person);
            const auto list = bestFilms(model->scores(history), history, world.films());
            QCOMPARE(list.size(), world.films() - history.size());
            for (const Mark &mark : history)
                QVERIFY(std::find(list.begin(), list.end(), mark.film) == list.end());
        }
    }

    void anEmptyHistoryIsServed()
    {
        const World world(village());
        const auto model = learnt(world);
        QCOMPARE(model->scores({}).size(), world.films());
        QVERIFY(model->scores({}).allFinite());
        QCOMPARE(model->addends({}, 0).size(), 0);
    }

    void oneRatingIsServed()
    {
        const World world(village());
        const auto model = learnt(world);
        for (int film = 0; film < world.films(); ++film)
            QVERIFY(model->scores({{film}}).allFinite());
    }

    void aWorldOfOneRatingIsLearnt()
    {
        RatingTable table;
        add(table, "ada", "alien", 5);
        const World world(table);
        QVERIFY(learnt(world)->scores({{0}}).allFinite());
    }

    void twentyThousandRatingsOfOnePersonAreServed()
    {
        const World world(everything());
        const auto model = learnt(world);
        History history = historyOf(world, 0);
        QCOMPARE(history.size(), std::size_t(ManyFilms));
        QVERIFY(bestFilms(model->scores(history), history, 100).empty());
        history.resize(ManyFilms - 3);
        QVERIFY(model->scores(history).allFinite());
        QCOMPARE(bestFilms(model->scores(history), history, 100).size(), 3U);
    }

    void filmsThatTheModelDoesNotKnowScoreInTheMiddle()
    {
        const World world(village());
        std::vector<int> films(world.films() + 2, ModelExpert::Unknown);
        std::iota(films.begin() + 1, films.end() - 1, 0);
        const ModelExpert expert(learnt(world), films);
        const auto opinion = expert.judge({{0, 1}, {1, 1}, {4, 1}}); // film 0 is not known
        const auto &scores = opinion->scores();
        const auto [least, most] = std::minmax_element(scores.begin() + 1, scores.end() - 1);
        for (const double unknown : {scores.front(), scores.back()})
            QVERIFY(unknown >= *least && unknown <= *most);
        QVERIFY(std::isfinite(*least) && std::isfinite(*most));
    }

    void ratingsThatAreAllEqualAreLearntFrom()
    {
        RatingTable table = village();
        for (RatingRow &row : table.rows)
            row.rating = 3;
        const World world(table);
        QCOMPARE(world.liked().marks().size(), table.rows.size());
        const auto model = learnt(world);
        for (int person = 0; person < world.liked().people(); ++person)
            QVERIFY(model->scores(historyOf(world, person)).allFinite());
    }

    void theAddendsAddUpToTheScore()
    {
        QFETCH_GLOBAL(const Learner, learner);
        const World world(village());
        const auto model = learnt(world);
        std::vector<int> films(world.films());
        std::iota(films.begin(), films.end(), 0);
        const ModelExpert expert(model, films);
        for (int person = 0; person < world.liked().people(); ++person) {
            const History history = historyOf(world, person);
            Taste taste;
            for (const Mark &mark : history)
                taste.push_back({mark.film, mark.strength});
            const auto opinion = expert.judge(taste);
            for (int film = 0; film < world.films(); ++film) {
                double sum = 0;
                for (const Addend &addend : opinion->explain(film))
                    sum += addend.value;
                QVERIFY(std::abs(sum - opinion->scores()[film]) < 1e-4);
                if (learner.explains)
                    QVERIFY(std::abs(model->addends(history, film).sum() - model->scores(history)[film])
                            < 1e-4);
            }
        }
    }
};

QTEST_APPLESS_MAIN(ContractTest)

#include "contract_test.moc"
