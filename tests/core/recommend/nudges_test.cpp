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

    void moreRaisesItsLike()
    {
        const auto before = m_engine->forYou(m_shelf).match;
        const auto after = m_engine->forYou(with(Nudge::More)).match;

        for (const MovieId other : byDirector(u"Akira Kurosawa"_s)) {
            if (other != m_ran)
                QVERIFY(after.value(other) > before.value(other));
        }
        const auto why = m_engine->explain(with(Nudge::More), m_ran);
        QVERIFY(why);
        QCOMPARE(why->match, after.value(m_ran));
        double sum = 0;
        for (const Reason &reason : why->because)
            sum += reason.contribution;
        QVERIFY(std::abs(sum - why->score) < 1e-9);
        QVERIFY(!reasonText(*why, catalogue()).contains(u"Ran"_s)); // like itself is no reason to name
    }

    void aFilmThatMoreLikeIsWantedOfStandsNoLower()
    {
        for (const int told : {0, 2, 12}) {
            Shelf shelf;
            for (qsizetype film = 0; film < told; ++film)
                shelf[m_movies.at(film * 61 % m_movies.size()).summary.id].rating =
                    Rating::fromPoints(film % 3 ? 90 : 40);
            const auto before = m_engine->forYou(shelf).top.first(20);
            for (qsizetype place = 0; place < before.size(); ++place) {
                const MovieId movie = before.at(place).movie;
                Shelf wanted = shelf;
                wanted[movie].nudge = Nudge::More;
                const auto after = m_engine->forYou(wanted).top;
                const auto now = std::find_if(after.cbegin(), after.cend(),
                                              [movie](const Suggestion &one) { return one.movie == movie; });
                QVERIFY2(now - after.cbegin() <= place, qPrintable(u"%1: %2"_s.arg(told).arg(place)));
                QVERIFY(now->match >= before.at(place).match);
            }
        }
    }

    void takingItBackRestoresTheList()
    {
        QCOMPARE(m_engine->forYou(with(Nudge::None)).match, m_engine->forYou(m_shelf).match);
    }

    void theReasonSaysWhatWasAskedFor()
    {
        Shelf shelf;
        shelf[m_ran].nudge = Nudge::More;
        const auto why = m_engine->explain(shelf, find(u"Yojimbo"_s));

        QVERIFY(why && why->because.first().nudged);
        Suggestion onlyRan = *why;
        onlyRan.because = {why->because.first()};
        onlyRan.because.first().contribution = onlyRan.score = 1;
        onlyRan.shared.clear();
        QCOMPARE(reasonText(onlyRan, catalogue()), u"Because you want more like Ran"_s);
    }

private:
    Catalogue catalogue() const
    {
        QList<MovieSummary> films;
        for (const Movie &movie : m_movies)
            films.append(movie.summary);
        return Catalogue(films);
    }

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
