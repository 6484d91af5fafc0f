#include "tests/core/model/made_models.h"

using namespace matinee;
using namespace matinee::model;
using namespace Qt::StringLiterals;

class TrainerTest : public QObject {
    Q_OBJECT

private slots:
    void theSameSeedLearnsTheSame();
    void theHeldOutAreTheSameWheneverAndNotLearntFrom();
    void aModelBeatsWhatIsPopularForPeopleItHasNotLearntFrom();
    void fewPeopleAreNotEnough();
    void theModelIsWeighedAgainstACatalogue();
    void aFixedShareIsAddedToTheUsualCurves();
    void comparingTellsChanceFromWorse();
};

namespace {

QList<Movie> catalogueOf(const learn::RatingTable &ratings)
{
    QList<Movie> movies;
    for (int film = 0; film < ratings.films.size(); ++film) {
        Movie movie;
        movie.summary.id = MovieId(film + 1);
        movie.summary.ref = QString::fromStdString(ratings.films[film]);
        movie.summary.genres = {film % 7 == 0 ? u"Drama"_s : u"Comedy"_s};
        movies.append(movie);
    }
    return movies;
}

} // namespace

void TrainerTest::theSameSeedLearnsTheSame()
{
    const Trained one = trainedOn(circles(200));
    const Trained two = trainedOn(circles(200));
    QVERIFY(one.model.factors.values == two.model.factors.values);
    QVERIFY(one.model.neighbours.weights == two.model.neighbours.weights);
    QVERIFY(one.quality == two.quality);
}

void TrainerTest::theHeldOutAreTheSameWheneverAndNotLearntFrom()
{
    const HeldOut few = holdOut(circles(300));
    const HeldOut many = holdOut(circles(500));
    QVERIFY(few.strangers.size() > 10);
    for (std::size_t person = 0; person < few.strangers.size(); ++person) {
        QVERIFY(few.strangers[person].history == many.strangers[person].history);
        QVERIFY(!few.strangers[person].wanted.empty());
    }
    // One in ten, also of those who like too little to be compared.
    QVERIFY(few.learnt.users.size() > 250);
    QVERIFY(few.learnt.users.size() <= 300 - int(few.strangers.size()));
}

void TrainerTest::aModelBeatsWhatIsPopularForPeopleItHasNotLearntFrom()
{
    const Trained trained = trainedOn(circles(400));
    const LearntFilms model = atWork(trained);
    const auto popular = qualityFor(
        *model.ensemble().expert("popularity"), [&](std::string_view name) { return model.film(name); },
        trained.strangers);
    const Comparison comparison = compared(popular, trained.quality);
    QVERIFY(comparison.difference > 3 * comparison.standardError);
    QVERIFY(comparison.standardError > 0);
    QVERIFY(trained.facts.quality > 0.95 * trained.fullQuality);
}

void TrainerTest::fewPeopleAreNotEnough()
{
    const auto trained = train(circles(20), {}, someDay());
    QVERIFY(!trained);
    QVERIFY(trained.error().message.contains(QString::number(FewestPeople)));
}

void TrainerTest::theModelIsWeighedAgainstACatalogue()
{
    const learn::RatingTable ratings = circles(400);
    const Trained with = trainedOn(ratings, catalogueOf(ratings));
    QVERIFY(with.curves);
    // Its films tell nothing and all are equally popular: the model knows everything.
    QVERIFY(weightAt(with.curves->learnt, 10) > weightAt(with.curves->content, 10));
    QVERIFY(!trainedOn(ratings).curves);
}

void TrainerTest::aFixedShareIsAddedToTheUsualCurves()
{
    const learn::RatingTable ratings = circles(100);
    TrainOptions options;
    options.catalogue = catalogueOf(ratings);
    options.learntShare = 0.1;
    const auto trained = train(ratings, options, someDay());
    QVERIFY(trained);
    QCOMPARE(weightAt(trained->curves->learnt, 0), 0.0);
    QCOMPARE(weightAt(trained->curves->learnt, 1), 0.1);
    QCOMPARE(weightAt(trained->curves->learnt, 90), 0.1);
    QCOMPARE(weightAt(trained->curves->content, 20), weightAt(usualCurves().content, 20));
}

void TrainerTest::comparingTellsChanceFromWorse()
{
    QVERIFY(!compared({}, {}).isWorse());
    QVERIFY(!compared({0.5, 0.1, 0.3}, {0.5, 0.1, 0.3}).isWorse());
    QVERIFY(compared({0.5, 0.6, 0.5}, {0.4, 0.5, 0.4}).isWorse());
    QVERIFY(!compared({0.5, 0.1, 0.9}, {0.1, 0.7, 0.6}).isWorse());
    QVERIFY(!compared({0.4, 0.5, 0.4}, {0.5, 0.6, 0.5}).isWorse());
}

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"
