#pragma once

#include "tests/support/recommender_contract.h"

namespace matinee {

struct Villager {
    RecommenderContract::Make make;
    bool learnsTaste = true; ///< false: the same for everybody
};

} // namespace matinee

Q_DECLARE_METATYPE(matinee::Villager)

namespace matinee {

/// The tests of RecommenderContract as slots. A test class derives from this and names its models with
/// row(), from initTestCase_data(); its CMake line lists this header among the SOURCES.
class VillageSlots : public QObject {
    Q_OBJECT

protected:
    static void row(const char *name, Recommender::Learn learn, bool learnsTaste)
    {
        QTest::newRow(name) << Villager{[learn] { return std::make_unique<Recommender>(learn); },
                                        learnsTaste};
    }

private slots:
    void nothingAlreadyRatedComesBack() { contract().nothingAlreadyRatedComesBack(); }
    void noMovieComesTwice() { contract().noMovieComesTwice(); }
    void strangersAreServedToo() { contract().strangersAreServedToo(); }
    void theBestComesFirst() { contract().theBestComesFirst(); }
    void theReasonsAddUpToTheScore() { contract().theReasonsAddUpToTheScore(); }
    void theSameVerdictsGiveTheSameAnswer() { contract().theSameVerdictsGiveTheSameAnswer(); }
    void anEmptyWorldIsAnErrorNotACrash() { contract().anEmptyWorldIsAnErrorNotACrash(); }

    void everyoneGetsTheMovieTheyMissed()
    {
        QFETCH_GLOBAL(const matinee::Villager, villager);
        if (!villager.learnsTaste)
            QSKIP("this model is the same for everybody");
        contract().everyoneGetsTheMovieTheyMissed();
    }

private:
    static RecommenderContract contract()
    {
        QFETCH_GLOBAL(const matinee::Villager, villager);
        return RecommenderContract(villager.make);
    }
};

} // namespace matinee
