#include "core/recommend/engine.h"
#include "tests/support/starter_movies.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What a person is asked of whom nothing is known, over the films that ship.
class NewcomerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_movies = starterMovies();
        m_engine = std::make_unique<Engine>(m_movies);
    }

    void groupsAreOfKnownFilmsAndUnlike()
    {
        const QList<FilmGroup> groups = m_engine->groups(12);

        QCOMPARE(groups.size(), 12);
        QSet<QString> names;
        QSet<MovieId> covered;
        qsizetype films = 0;
        for (const FilmGroup &group : groups) {
            names.insert(group.name);
            QVERIFY(group.movies.size() >= 5);
            QVERIFY(movie(group.movies.first()).summary.popularity.value_or(0) > 90);
            covered += QSet<MovieId>(group.movies.cbegin(), group.movies.cend());
            films += group.movies.size();
        }
        QCOMPARE(names.size(), 12);
        QVERIFY2(double(covered.size()) > 0.85 * double(films), qPrintable(QString::number(covered.size())));
        const auto genres = std::count_if(groups.cbegin(), groups.cend(), [](const FilmGroup &group) {
            return group.kind == FilmGroup::Kind::Genre;
        });
        QCOMPARE(genres, 6);
        QCOMPARE(Engine(m_movies).groups(12), groups);
    }

    void groupsHoldWhatTheirNameSays()
    {
        for (const FilmGroup &group : m_engine->groups(12)) {
            for (const MovieId id : group.movies) {
                const Movie film = movie(id);
                QVERIFY(film.summary.genres.contains(group.name) || film.keywords.contains(group.name)
                        || film.summary.directors.contains(group.name));
            }
        }
    }

    void questionsAreOfKnownFilmsAndUnlike()
    {
        const QList<MovieId> asked = m_engine->worthRating({}, {}, 10);

        QCOMPARE(asked.size(), 10);
        QSet<QString> directors;
        for (const MovieId id : asked) {
            QVERIFY(movie(id).summary.popularity.value_or(0) > 90);
            directors +=
                QSet<QString>(movie(id).summary.directors.cbegin(), movie(id).summary.directors.cend());
        }
        QVERIFY(directors.size() >= 9);
    }

    void nothingIsAskedTwice()
    {
        const QList<MovieId> asked = m_engine->worthRating({}, {}, 9);
        Shelf shelf;
        shelf[asked.at(6)].watches = 1;
        shelf[asked.at(7)].hidden = true;
        shelf[asked.at(8)].rating = Rating::fromPoints(80);

        const auto next =
            m_engine->worthRating(shelf, {asked.first(2), asked.mid(2, 2), asked.mid(4, 2)}, 20);

        for (const MovieId id : asked)
            QVERIFY(!next.contains(id));
    }

    void anAnswerTurnsTheQuestionsAway()
    {
        // Whoever has told of Star Wars need not tell of the next one, and whoever has not seen it even less.
        const MovieId star = find(u"Star Wars: Episode IV - A New Hope"_s);
        const MovieId sequel = find(u"Star Wars: Episode V - The Empire Strikes Back"_s);
        const auto place = [&](const AskedFilms &asked) {
            const auto found = m_engine->worthRating({}, asked, 120).indexOf(sequel);
            return found < 0 ? 120 : found;
        };

        const auto untold = place({.skipped = {star}});
        QVERIFY(place({.rated = {star}}) > untold);
        QVERIFY(place({.notSeen = {star}}) > untold);
    }

    void whatIsWantedIsAskedAboutSooner()
    {
        Shelf shelf;
        for (const QString &title : {u"The Conjuring"_s, u"Evil Dead"_s, u"Halloween"_s})
            shelf[find(title)].nudge = Nudge::More;
        const auto horrors = [&](const Shelf &own) {
            const auto asked = m_engine->worthRating(own, {}, 20);
            return std::count_if(asked.cbegin(), asked.cend(),
                                 [&](MovieId id) { return movie(id).summary.genres.contains(u"Horror"_s); });
        };

        QVERIFY2(horrors(shelf) > horrors({}), qPrintable(QString::number(horrors(shelf))));
    }

    void anEmptyCatalogueHasNoQuestions()
    {
        const Engine nothing({});
        QVERIFY(nothing.groups(12).isEmpty());
        QVERIFY(nothing.worthRating({}, {}, 10).isEmpty());
    }

private:
    Movie movie(MovieId id) const { return m_movies.at(id.value() - 1); }

    MovieId find(const QString &title) const
    {
        for (const Movie &movie : m_movies) {
            if (movie.summary.title == title)
                return movie.summary.id;
        }
        qFatal("%s is not among the films that ship", qPrintable(title));
        return {};
    }

    QList<Movie> m_movies;
    std::unique_ptr<Engine> m_engine;
};

QTEST_APPLESS_MAIN(NewcomerTest)
#include "newcomer_test.moc"
