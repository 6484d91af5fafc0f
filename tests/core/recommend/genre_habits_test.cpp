#include "core/recommend/genre_habits.h"

#include <QTest>

#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr int Horror = 0, Comedy = 1, Both = 2, Western = 3, Plain = 4;

FilmIndex films()
{
    QList<Movie> movies(5);
    for (qsizetype i = 0; i < movies.size(); ++i)
        movies[i].summary.id = MovieId(i + 1);
    movies[Horror].summary.genres = {u"Horror"_s};
    movies[Comedy].summary.genres = {u"Comedy"_s};
    movies[Both].summary.genres = {u"Horror"_s, u"Comedy"_s};
    movies[Western].summary.genres = {u"Western"_s};
    return FilmIndex(movies);
}

} // namespace

class GenreHabitsTest : public QObject {
    Q_OBJECT

    FilmIndex m_films = films();

private slots:
    void aHabitIsWhatAPersonMeetsAgainstWhatThereIs()
    {
        const GenreHabits habits(m_films, {{Horror, 1.0}, {Both, -1.0}});
        QCOMPARE(habits.habit(Horror), 2.5); // two of two films, where two of five have it
        QCOMPARE(habits.habit(Both), (2.5 + 1.25) / 2);
        QCOMPARE(habits.habit(Western), 0.0);
        QCOMPARE(habits.habit(Plain), 1.0);
        QCOMPARE(GenreHabits(m_films, {}).habit(Horror), 1.0);
    }

    void onlyWhatIsLikedIsAimedAt()
    {
        const GenreHabits habits(m_films, {{Horror, 0.5}, {Both, 1.0}, {Western, -1.0}});
        QCOMPARE(habits.liked(), (std::vector<double>{1.0 / 1.5, 0.5 / 1.5, 0.0}));
        QCOMPARE(GenreHabits(m_films, {{Western, -1.0}}).liked(), (std::vector<double>{0, 0, 0}));
    }

    void aListOfTheSameSharesIsBalanced()
    {
        const GenreHabits habits(m_films, {{Horror, 1.0}, {Comedy, 1.0}});
        GenreBalance balance(m_films, habits);
        QVERIFY(balance.divergence() > 4); // ln 100 but for rounding: nothing of what is liked is there
        balance.add(Horror);
        QVERIFY(balance.divergenceWith(Comedy) < balance.divergenceWith(Horror));
        QVERIFY(balance.divergenceWith(Comedy) < balance.divergenceWith(Western));
        balance.add(Comedy);
        QVERIFY(std::abs(balance.divergence()) < 1e-12);
    }

    void theDivergenceWithAFilmIsTheOneAfterIt()
    {
        const GenreHabits habits(m_films, {{Horror, 0.3}, {Both, 1.0}, {Western, 0.2}});
        GenreBalance balance(m_films, habits);
        for (const int film : {Both, Western, Plain, Horror, Comedy, Both}) {
            const double expected = balance.divergenceWith(film);
            balance.add(film);
            QVERIFY(std::abs(balance.divergence() - expected) < 1e-12);
        }
    }

    void whoLikesNothingIsContentWithEveryList()
    {
        const GenreHabits habits(m_films, {{Horror, -1.0}});
        GenreBalance balance(m_films, habits);
        QCOMPARE(balance.divergenceWith(Western), 0.0);
        balance.add(Comedy);
        QCOMPARE(balance.divergence(), 0.0);
    }
};

QTEST_APPLESS_MAIN(GenreHabitsTest)
#include "genre_habits_test.moc"
