#include "core/catalog/movie.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class MovieTest : public QObject {
    Q_OBJECT

private slots:
    void thePublicScoreIsOfTheSourceThatMeansMost()
    {
        Movie movie;
        QCOMPARE(movie.publicScore(), nullptr);

        movie.scores = {{u"metacritic"_s, 76, 100, {}}};
        QCOMPARE(movie.publicScore()->outOfTen(), 7.6);
        movie.scores.append({u"movielens"_s, 4, 5, 1000});
        QCOMPARE(movie.publicScore()->outOfTen(), 8.0);
        movie.scores.append({u"tmdb"_s, 7.9, 10, 6000});
        QCOMPARE(movie.publicScore()->source, u"tmdb"_s);
        movie.scores.append({u"imdb"_s, 8.3, 10, 700000});
        QCOMPARE(movie.publicScore()->votes, 700000);
    }

    void aFilmOfOnesOwnIsSeenByItsOwnerAlone()
    {
        MovieSummary film;
        QVERIFY(canSee(UserId(), film) && canSee(UserId(1), film));

        film.owner = UserId(1);

        QVERIFY(canSee(UserId(1), film));
        QVERIFY(!canSee(UserId(2), film) && !canSee(UserId(), film));
    }
};

QTEST_APPLESS_MAIN(MovieTest)
#include "movie_test.moc"
