#include "core/learn/counts.h"
#include "core/learn/ease.h"
#include "core/learn/ials.h"
#include "core/learn/model_expert.h"
#include "core/learn/spectrum.h"
#include "core/recommend/verdict_table.h"
#include "tests/support/recommender_contract.h"

using namespace matinee;
using namespace matinee::learn;

using Make = RecommenderContract::Make;
Q_DECLARE_METATYPE(Make)

namespace {

Interactions likedIn(const VerdictTable &verdicts)
{
    Interactions liked(static_cast<int>(verdicts.movies().size()));
    for (int person = 0; person < verdicts.people(); ++person) {
        History history;
        for (const Encounter &encounter : verdicts.encounters(person)) {
            if (encounter.rating->points() >= 80)
                history.push_back({encounter.film});
        }
        liked.add(history);
    }
    return liked;
}

using LearnModel = std::function<std::unique_ptr<Model>(const Interactions &)>;

Recommender::Learn learnt(const LearnModel &learn)
{
    return [learn](const VerdictTable &verdicts) {
        return std::make_shared<ModelExpert>(learn(likedIn(verdicts)));
    };
}

} // namespace

class VillageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<Make>("make");
        QTest::addColumn<bool>("learnsTaste");
        const auto row = [](const char *name, const LearnModel &learn, bool learnsTaste) {
            QTest::newRow(name) << Make([learn] { return std::make_unique<Recommender>(learnt(learn)); })
                                << learnsTaste;
        };
        row(
            "counts", [](const Interactions &liked) { return std::make_unique<Counts>(liked); }, false);
        row(
            "timely", [](const Interactions &liked) { return std::make_unique<Timely>(liked, 30); }, false);
        row(
            "EASE", [](const Interactions &liked) { return learnEase(liked, {}); }, true);
        row(
            "spectrum", [](const Interactions &liked) { return Spectrum(liked, 2, 1).weights(0.96F, 2); },
            true);
        row(
            "iALS",
            [](const Interactions &liked) {
                return std::make_unique<Ials>(liked, IalsPlan{.factors = 4}, 1);
            },
            true);
    }

    void nothingAlreadyRatedComesBack() { contract().nothingAlreadyRatedComesBack(); }
    void noMovieComesTwice() { contract().noMovieComesTwice(); }
    void strangersAreServedToo() { contract().strangersAreServedToo(); }
    void theBestComesFirst() { contract().theBestComesFirst(); }
    void theReasonsAddUpToTheScore() { contract().theReasonsAddUpToTheScore(); }
    void theSameVerdictsGiveTheSameAnswer() { contract().theSameVerdictsGiveTheSameAnswer(); }
    void anEmptyWorldIsAnErrorNotACrash() { contract().anEmptyWorldIsAnErrorNotACrash(); }

    void everyoneGetsTheMovieTheyMissed()
    {
        QFETCH_GLOBAL(const bool, learnsTaste);
        if (!learnsTaste)
            QSKIP("this model is the same for everybody");
        contract().everyoneGetsTheMovieTheyMissed();
    }

private:
    static RecommenderContract contract()
    {
        QFETCH_GLOBAL(const Make, make);
        return RecommenderContract(make);
    }
};

QTEST_APPLESS_MAIN(VillageTest)

#include "village_test.moc"
