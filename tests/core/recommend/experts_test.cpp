#include "core/recommend/blend.h"
#include "core/recommend/content_profile.h"
#include "core/recommend/popularity.h"
#include "core/recommend/taste.h"
#include "core/recommend/verdict_table.h"

#include <QTest>

#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

double strengthOf(int points, const QList<int> &otherPoints = {})
{
    std::vector<Encounter> encounters = {{0, Rating::fromPoints(points), false}};
    for (const int other : otherPoints)
        encounters.push_back({static_cast<int>(encounters.size()), Rating::fromPoints(other), false});
    return tasteOf(encounters).front().strength;
}

Movie film(const QString &director, const QStringList &keywords, int year)
{
    Movie movie;
    movie.summary.directors = {director};
    movie.summary.year = year;
    movie.keywords = keywords;
    return movie;
}

} // namespace

class ExpertsTest : public QObject {
    Q_OBJECT

private slots:
    void aRatingCountsByItsDistanceFromThePersonsOwnMean()
    {
        QVERIFY(strengthOf(100) > 0.5);
        QVERIFY(strengthOf(20) < -0.5);
        QVERIFY(strengthOf(60, {20, 20, 30, 30, 30}) > 0);
        QVERIFY(strengthOf(60, {90, 90, 100, 100, 100}) < 0);
    }

    void aGenerousPersonsFourStarsAreNoDislike() { QVERIFY(strengthOf(80, QList<int>(200, 100)) > 0); }

    void aTasteIsOrderedByFilmAndLimited()
    {
        const Taste taste =
            tasteOf({{7, Rating::fromPoints(100), true}, {2, {}, false}, {5, Rating::fromPoints(1), false}});

        QCOMPARE(taste.size(), std::size_t(3));
        QCOMPARE(taste[0].film, 2);
        QVERIFY(taste[0].strength > 0 && taste[0].strength < 0.5);
        QCOMPARE(taste[1].strength, -1.0);
        QCOMPARE(taste[2].strength, 1.0);
    }

    void popularityKnowsOnlyTheOrder()
    {
        const Popularity mild({1, 2, 3, std::nullopt});
        const Popularity steep({10, 2000, 3e9, std::nullopt});

        QCOMPARE(mild.scores(), steep.scores());
        QVERIFY(mild.scores()[0] < mild.scores()[1] && mild.scores()[1] < mild.scores()[2]);
        QCOMPARE(mild.scores()[1], 0.0);
        QVERIFY(mild.scores()[3] < 0);
    }

    void equallyPopularFilmsScoreTheSame()
    {
        const Popularity popularity({50, 90, 50, 50});

        QCOMPARE(popularity.scores()[0], popularity.scores()[2]);
        QCOMPARE(popularity.scores()[0], popularity.scores()[3]);
        QVERIFY(popularity.scores()[1] > popularity.scores()[0]);
    }

    void oneEnthusiastDoesNotMakeAFilmPopular()
    {
        QList<Verdict> verdicts = {{UserId(1), MovieId(1), *Rating::fromPoints(100)}};
        for (int person = 1; person <= 50; ++person)
            verdicts.append({UserId(person), MovieId(2), *Rating::fromPoints(75)});
        const auto figures = popularityFigures(VerdictTable(verdicts));

        QVERIFY(*figures[1] > *figures[0]);
    }

    void theLaterOfTwoVerdictsCounts()
    {
        const VerdictTable table({{UserId(1), MovieId(5), *Rating::fromPoints(10)},
                                  {UserId(2), MovieId(4), *Rating::fromPoints(50)},
                                  {UserId(1), MovieId(5), *Rating::fromPoints(90)}});

        QCOMPARE(table.movies(), (std::vector<MovieId>{MovieId(4), MovieId(5)}));
        const auto mine = table.encountersOf(UserId(1));
        QCOMPARE(mine.size(), std::size_t(1));
        QCOMPARE(mine[0].film, 1);
        QCOMPARE(mine[0].rating->points(), 90);
        QVERIFY(table.encountersOf(UserId(3)).empty());
    }

    void filmsAreAsLongAsOneAndAlikeByWhatTheyShare()
    {
        const ContentProfile content(
            filmFeatures({film(u"A"_s, {u"war"_s, u"sea"_s}, 1950), film(u"A"_s, {u"war"_s}, 1955),
                          film(u"B"_s, {u"sea"_s}, 1990), film(u"B"_s, {u"love"_s}, 1993)}));

        QVERIFY(std::abs(content.similarity(0, 0) - 1) < 1e-6);
        QVERIFY(content.similarity(0, 1) > content.similarity(0, 2));
        QCOMPARE(content.similarity(1, 3), 0.0);
        QCOMPARE(content.similarity(1, 0), content.similarity(0, 1));
    }

    void aFilmWithoutFeaturesIsLikeNoOther()
    {
        const ContentProfile content(filmFeatures({film(u"A"_s, {}, 1950), film(u"A"_s, {}, 1950), Movie()}));

        QCOMPARE(content.similarity(2, 2), 0.0);
        QCOMPARE(content.judge({{2, 1.0}})->scores(), (std::vector<double>{0, 0, 0}));
    }

    void filmsOfWhichOnlyTheYearIsKnownAreNotEachOthersImage()
    {
        // As an import leaves them: a title, a year, nothing else.
        Movie bare;
        bare.summary.year = 2012;
        QList<Movie> movies{bare, bare};
        for (int i = 0; i < 40; ++i) {
            movies.append(film(u"Director %1"_s.arg(i / 2),
                               {u"theme %1"_s.arg(i / 2), u"mood %1"_s.arg(i / 3)}, 1950 + 10 * (i % 7)));
        }
        const FilmFeatures films = filmFeatures(movies);

        QVERIFY(films.rows.dot(0, 1) > 0);
        QVERIFY(films.rows.dot(0, 1) < 0.5);
        QVERIFY(films.rows.dot(0, 1) < films.rows.dot(2, 3));
    }

    void aNameUsedTwiceInOneFilmCountsOnce()
    {
        Movie doubled = film(u"A"_s, {u"war"_s, u"war"_s}, 1950);
        const ContentProfile content(
            filmFeatures({doubled, film(u"A"_s, {u"war"_s}, 1950), film(u"B"_s, {}, 1990)}));

        QVERIFY(std::abs(content.similarity(0, 1) - 1) < 1e-6);
    }

    void weightsLieOnStraightLinesBetweenThePoints()
    {
        const WeightCurve curve = {{0, 1.0}, {10, 0.5}, {20, 0.3}};

        QCOMPARE(weightAt(curve, 0), 1.0);
        QCOMPARE(weightAt(curve, 5), 0.75);
        QCOMPARE(weightAt(curve, 10), 0.5);
        QCOMPARE(weightAt(curve, 20), 0.3);
        QCOMPARE(weightAt(curve, 1000), 0.3);
    }

    void blendedScoresAreDeviationsFromThePersonsAverageFilm()
    {
        const auto popularity =
            std::make_shared<Popularity>(std::vector<std::optional<double>>{10, 20, 30, 40, 50, 60, 70});
        const auto opinion = Blend({{popularity, {{0, 3.0}}}}).judge({{6, 1.0}});

        double sum = 0;
        double squares = 0;
        for (int film = 0; film < 6; ++film) {
            sum += opinion->scores()[film];
            squares += opinion->scores()[film] * opinion->scores()[film];
        }
        QVERIFY(std::abs(sum) < 1e-9);
        QVERIFY(std::abs(squares / 6 - 1) < 1e-9);
    }

    void anExpertWithNothingToSayIsLeftOut()
    {
        const auto flat = std::make_shared<Popularity>(std::vector<std::optional<double>>{5, 5, 5});
        const auto steep = std::make_shared<Popularity>(std::vector<std::optional<double>>{1, 2, 3});
        const auto both = Blend({{flat, {{0, 9.0}}}, {steep, {{0, 1.0}}}}).judge({});
        const auto alone = Blend({{steep, {{0, 1.0}}}}).judge({});

        QCOMPARE(both->scores(), alone->scores());
    }

    void matchRisesWithTheScoreAndNeverReachesCertainty()
    {
        QCOMPARE(matchOf(0), 0.5);
        QVERIFY(std::abs(matchOf(3) - 0.9) < 0.005);
        QVERIFY(std::abs(matchOf(5) - 0.95) < 0.005);
        for (double score = -20; score < 20; score += 0.1) {
            QVERIFY(matchOf(score) < matchOf(score + 0.1));
            QVERIFY(matchOf(score) > 0.02 && matchOf(score) < 0.98);
        }
    }
};

QTEST_APPLESS_MAIN(ExpertsTest)

#include "experts_test.moc"
