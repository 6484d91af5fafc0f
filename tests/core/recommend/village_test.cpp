#include "core/recommend/blend.h"
#include "core/recommend/content_profile.h"
#include "core/recommend/popularity.h"
#include "core/recommend/verdict_table.h"
#include "tests/support/recommender_contract.h"

using namespace matinee;
using namespace Qt::StringLiterals;

using Make = RecommenderContract::Make;
Q_DECLARE_METATYPE(Make)

namespace {

/// The films of the village by content: the odd ones are by one director, the even ones by another.
std::shared_ptr<const Expert> content(const VerdictTable &verdicts)
{
    QList<Movie> movies;
    for (const MovieId id : verdicts.movies()) {
        Movie movie;
        movie.summary.id = id;
        movie.summary.directors = {id.value() % 2 ? u"Odd"_s : u"Even"_s};
        movies.append(movie);
    }
    return std::make_shared<ContentProfile>(filmFeatures(movies));
}

std::shared_ptr<const Expert> popularity(const VerdictTable &verdicts)
{
    return std::make_shared<Popularity>(popularityFigures(verdicts));
}

std::shared_ptr<const Expert> blend(const VerdictTable &verdicts)
{
    return std::make_shared<Blend>(std::vector<Blend::Part>{{popularity(verdicts), {{0, 1.0}}},
                                                            {content(verdicts), {{0, 0.0}, {1, 1.0}}}});
}

} // namespace

class VillageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<Make>("make");
        QTest::addColumn<bool>("learnsTaste");
        const auto row = [](const char *name, Recommender::Learn learn, bool learnsTaste) {
            QTest::newRow(name) << Make([learn] { return std::make_unique<Recommender>(learn); })
                                << learnsTaste;
        };
        row("popularity", popularity, false);
        row("content", content, true);
        row("blend", blend, true);
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
