#include "core/recommend/engine.h"
#include "core/recommend/reason_text.h"
#include "core/recommend/taste.h"
#include "tests/support/starter_movies.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

/// "More like this" and "less like this", over the films that ship.
class NudgesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_movies = starterMovies();
        m_engine = std::make_unique<Engine>(m_movies);
        m_ran = find(u"Ran"_s);
        m_shelf[find(u"Heat"_s)].rating = Rating::fromPoints(90);
        m_shelf[find(u"Alien"_s)].rating = Rating::fromPoints(90);
    }

    void aNudgeIsSmallerThanARating()
    {
        const auto strength = [](std::optional<Rating> rating, Nudge nudge) {
            return tasteOf({{0, rating, false, nudge}}).front().strength;
        };

        QVERIFY(strength({}, Nudge::More) > 0);
        QVERIFY(strength({}, Nudge::More) < strength(Rating::fromPoints(100), Nudge::None));
        QVERIFY(strength({}, Nudge::Less) < 0);
        QVERIFY(strength({}, Nudge::Less) > strength(Rating::fromPoints(10), Nudge::None));
        // Who has judged the film has said it better.
        QCOMPARE(strength(Rating::fromPoints(100), Nudge::Less),
                 strength(Rating::fromPoints(100), Nudge::None));
    }

    void lessTakesTheFilmAwayAndLowersItsLike()
    {
        const auto before = m_engine->forYou(m_shelf);
        const auto after = m_engine->forYou(with(Nudge::Less));

        Shelf shelf = m_shelf;
        const MovieId best = before.top.first().movie;
        shelf[best].nudge = Nudge::Less;
        for (const Suggestion &suggestion : m_engine->suggest(shelf, {.limit = 100}))
            QVERIFY(suggestion.movie != best);
        for (const MovieId other : byDirector(u"Akira Kurosawa"_s)) {
            if (other != m_ran)
                QVERIFY(after.match.value(other) < before.match.value(other));
        }
    }

    void moreRaisesItsLikeAndLeavesTheFilmItself()
    {
        const auto before = m_engine->forYou(m_shelf).match;
        const auto after = m_engine->forYou(with(Nudge::More)).match;

        for (const MovieId other : byDirector(u"Akira Kurosawa"_s)) {
            if (other != m_ran)
                QVERIFY(after.value(other) > before.value(other));
        }
        // It may be suggested, and not because it is like itself.
        QVERIFY(std::abs(after.value(m_ran) - before.value(m_ran)) < 0.1);
        const auto why = m_engine->explain(with(Nudge::More), m_ran);
        QVERIFY(why);
        QCOMPARE(why->match, after.value(m_ran));
        double sum = 0;
        for (const Reason &reason : why->because) {
            QVERIFY(reason.movie != m_ran);
            sum += reason.contribution;
        }
        QVERIFY(std::abs(sum - why->score) < 1e-9);
    }

    void takingItBackRestoresTheList()
    {
        QCOMPARE(m_engine->forYou(with(Nudge::None)).match, m_engine->forYou(m_shelf).match);
    }

    void theReasonSaysWhatWasAskedFor()
    {
        QList<MovieSummary> films;
        for (const Movie &movie : std::as_const(m_movies))
            films.append(movie.summary);
        Shelf shelf;
        shelf[m_ran].nudge = Nudge::More;
        const auto why = m_engine->explain(shelf, find(u"Yojimbo"_s));

        QVERIFY(why && why->because.first().nudged);
        Suggestion onlyRan = *why;
        onlyRan.because = {why->because.first()};
        onlyRan.because.first().contribution = onlyRan.score = 1;
        onlyRan.shared.clear();
        QCOMPARE(reasonText(onlyRan, Catalogue(films)), u"Because you asked for more like Ran"_s);
    }

private:
    Shelf with(Nudge nudge) const
    {
        Shelf shelf = m_shelf;
        shelf[m_ran].nudge = nudge;
        return shelf;
    }

    MovieId find(const QString &title) const
    {
        for (const Movie &movie : m_movies) {
            if (movie.summary.title == title)
                return movie.summary.id;
        }
        qFatal("%s is not among the films that ship", qPrintable(title));
        return {};
    }

    QList<MovieId> byDirector(const QString &name) const
    {
        QList<MovieId> films;
        for (const Movie &movie : m_movies) {
            if (movie.summary.directors.contains(name))
                films.append(movie.summary.id);
        }
        return films;
    }

    QList<Movie> m_movies;
    MovieId m_ran;
    Shelf m_shelf;
    std::unique_ptr<Engine> m_engine;
};

QTEST_APPLESS_MAIN(NudgesTest)
#include "nudges_test.moc"
