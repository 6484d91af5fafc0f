#include "core/recommend/tonight.h"

#include "core/recommend/engine.h"
#include "tests/support/starter_movies.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Three answers for tonight, over the films that ship.
class TonightTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QList<Movie> movies = starterMovies();
        for (const Movie &movie : movies)
            m_movies.insert(movie.summary.id, movie);
        m_engine = std::make_unique<Engine>(movies);
        for (const Movie &movie : movies) {
            if (movie.summary.directors.contains(u"Akira Kurosawa"_s) && m_shelf.size() < 5)
                m_shelf[movie.summary.id].rating = Rating::fromPoints(90);
        }
    }

    void thereAreThreeDifferentOnes()
    {
        using Kind = TonightPick::Kind;
        const auto picks = tonight(*m_engine, m_shelf, {});
        QCOMPARE(picks.size(), 3);
        QCOMPARE(picks.at(0).kind, Kind::Safe);
        QCOMPARE(picks.at(1).kind, Kind::Change);
        QCOMPARE(picks.at(2).kind, Kind::Dare);
        QCOMPARE(picks.at(0).suggestion.movie, m_engine->suggest(m_shelf, {}).first().movie);
        QVERIFY(m_engine->sharedGenres(picks.at(0).suggestion.movie, picks.at(1).suggestion.movie) <= 0.25);
        QSet<MovieId> films;
        for (const TonightPick &pick : picks) {
            films.insert(pick.suggestion.movie);
            QVERIFY(!m_shelf.contains(pick.suggestion.movie));
            QVERIFY(!pick.suggestion.because.isEmpty());
        }
        QCOMPARE(films.size(), 3);
    }

    void noTwoShareTheirPeopleOrMostGenres()
    {
        const Shelf fan =
            lovers({u"Raiders of the Lost Ark"_s, u"The Terminator"_s, u"Alien"_s, u"The Matrix"_s});
        for (const Mood mood : {Mood::Any, Mood::Exciting, Mood::Tense}) {
            const auto picks = tonight(*m_engine, fan, {.mood = mood});
            QCOMPARE(picks.size(), 3);
            for (qsizetype one = 0; one < picks.size(); ++one) {
                for (qsizetype other = one + 1; other < picks.size(); ++other) {
                    const MovieId a = picks.at(one).suggestion.movie;
                    const MovieId b = picks.at(other).suggestion.movie;
                    QVERIFY(m_engine->sharedGenres(a, b) <= 0.5);
                    QVERIFY(!m_engine->sharePeople(a, b));
                }
            }
        }
    }

    void theDareIsUnusualAndStillGood()
    {
        const Shelf fan =
            lovers({u"Raiders of the Lost Ark"_s, u"The Terminator"_s, u"Alien"_s, u"The Matrix"_s});
        const auto picks = tonight(*m_engine, fan, {});
        const auto met = [&](const TonightPick &pick) {
            int films = 0;
            for (auto own = fan.keyBegin(); own != fan.keyEnd(); ++own)
                films += m_engine->sharedGenres(*own, pick.suggestion.movie) > 0 ? 1 : 0;
            return films;
        };
        QVERIFY2(met(picks.at(2)) < met(picks.at(0)), qPrintable(titleOf(picks.at(2))));
        QVERIFY(picks.at(2).suggestion.match >= 0.6 * picks.at(0).suggestion.match);
    }

    void peopleAreSharedWhateverTheyDo()
    {
        QVERIFY(m_engine->sharePeople(find(u"Alien"_s), find(u"Aliens"_s)));
        QVERIFY(m_engine->sharePeople(find(u"Ran"_s), find(u"Yojimbo"_s)));
        QVERIFY(!m_engine->sharePeople(find(u"Ran"_s), find(u"Alien"_s)));
        QVERIFY(!m_engine->sharePeople(find(u"Ran"_s), MovieId(999999)));
    }

    void timeAndMoodAreKept()
    {
        for (const Mood mood : {Mood::Light, Mood::Tense, Mood::Thoughtful, Mood::Exciting, Mood::Romantic}) {
            const auto picks = tonight(*m_engine, m_shelf, {95, mood});
            QCOMPARE(picks.size(), 3);
            const QStringList genres = genresOf(mood);
            for (const TonightPick &pick : picks) {
                const MovieSummary film = m_movies.value(pick.suggestion.movie).summary;
                QVERIFY(film.runtimeMinutes.value_or(999) <= 95);
                QVERIFY(std::any_of(genres.cbegin(), genres.cend(),
                                    [&](const QString &genre) { return film.genres.contains(genre); }));
                for (const QString &against : genresAgainst(mood))
                    QVERIFY2(!film.genres.contains(against), qPrintable(film.title));
            }
        }
    }

    void whereFewFilmsFitThereAreFewer()
    {
        QVERIFY(tonight(*m_engine, m_shelf, {.minutes = 1}).isEmpty());
        Movie only = m_movies.cbegin().value();
        const Engine small({only});
        QCOMPARE(tonight(small, {}, {}).size(), 1);
    }

private:
    MovieId find(const QString &title) const
    {
        const auto found = std::find_if(m_movies.cbegin(), m_movies.cend(),
                                        [&](const Movie &movie) { return movie.summary.title == title; });
        return found == m_movies.cend() ? MovieId() : found->summary.id;
    }

    Shelf lovers(const QStringList &titles) const
    {
        Shelf shelf;
        for (const QString &title : titles)
            shelf[find(title)].rating = Rating::fromPoints(90);
        return shelf;
    }

    QString titleOf(const TonightPick &pick) const
    {
        return m_movies.value(pick.suggestion.movie).summary.title;
    }

    QHash<MovieId, Movie> m_movies;
    Shelf m_shelf;
    std::unique_ptr<Engine> m_engine;
};

QTEST_APPLESS_MAIN(TonightTest)
#include "tonight_test.moc"
