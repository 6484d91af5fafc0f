#include "core/recommend/engine.h"
#include "tests/support/starter_movies.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What a person asks for today, over the films that ship.
class WishesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QList<Movie> movies = starterMovies();
        for (const Movie &movie : movies)
            m_movies.insert(movie.summary.id, movie);
        m_engine = std::make_unique<Engine>(movies);
        for (const Movie &movie : movies) {
            if (movie.summary.genres.contains(u"Horror"_s) && m_horrorFan.size() < 6)
                m_horrorFan[movie.summary.id].rating = Rating::fromPoints(90);
        }
        QCOMPARE(m_horrorFan.size(), 6);
    }

    void genresAndLengthAreRespected()
    {
        const auto films =
            asked({.genres = {u"Comedy"_s, u"Romance"_s}, .minRuntime = 80, .maxRuntime = 100});
        QCOMPARE(films.size(), 30);
        for (const Movie &film : films) {
            const MovieSummary &summary = film.summary;
            QVERIFY(summary.genres.contains(u"Comedy"_s) && summary.genres.contains(u"Romance"_s));
            QVERIFY(summary.runtimeMinutes && *summary.runtimeMinutes >= 80
                    && *summary.runtimeMinutes <= 100);
        }
        QVERIFY(m_engine->suggest({}, {.genres = {u"No such genre"_s}}).isEmpty());
    }

    void yearsAndLanguagesAreRespected()
    {
        const auto films = asked({.languages = {u"fr"_s, u"ja"_s}, .fromYear = 1950, .toYear = 1969});
        QVERIFY(films.size() > 10);
        for (const Movie &film : films) {
            QVERIFY(film.languages.contains(u"fr"_s) || film.languages.contains(u"ja"_s));
            QVERIFY(film.summary.year >= 1950 && film.summary.year <= 1969);
        }
    }

    void theAdventurousMeetOtherGenres()
    {
        const auto horror = [](const QList<Movie> &films) {
            return std::count_if(films.cbegin(), films.cend(),
                                 [](const Movie &film) { return film.summary.genres.contains(u"Horror"_s); });
        };
        const auto usual = horror(asked({}));
        const auto half = horror(asked({.adventurous = 0.5}));
        const auto far = horror(asked({.adventurous = 1}));
        QVERIFY2(usual > 10 && half < usual && far <= half && far < usual / 3,
                 qPrintable(u"%1 %2 %3"_s.arg(usual).arg(half).arg(far)));
    }

    void withoutReasonsTheSameFilmsComeWithTheSameFigures()
    {
        const auto told = m_engine->suggest(m_horrorFan, {.limit = 30});
        const auto untold = m_engine->suggest(m_horrorFan, {.limit = 30, .reasons = false});
        QCOMPARE(told.size(), 30);
        QCOMPARE(untold.size(), told.size());
        for (qsizetype place = 0; place < told.size(); ++place) {
            const Suggestion &with = told.at(place);
            const Suggestion &without = untold.at(place);
            QCOMPARE(without.movie, with.movie);
            QCOMPARE(without.score, with.score);
            QCOMPARE(without.match, with.match);
            QCOMPARE(without.expert, with.expert);
            QVERIFY(with.forecast && without.forecast);
            QCOMPARE(without.forecast->points, with.forecast->points);
            QCOMPARE(without.forecast->high, with.forecast->high);
            QVERIFY(!with.because.isEmpty());
            QVERIFY(without.because.isEmpty() && without.shared.isEmpty());
        }
    }

    void obscureFilmsAreLessKnown()
    {
        const auto fame = [](const QList<Movie> &films) {
            double sum = 0;
            for (const Movie &film : films)
                sum += film.summary.popularity.value_or(0);
            return sum / double(films.size());
        };
        const double usual = fame(asked({}));
        const double half = fame(asked({.obscure = 0.5}));
        const double far = fame(asked({.obscure = 1}));
        QVERIFY2(half < usual - 20 && far < half - 5,
                 qPrintable(u"%1 %2 %3"_s.arg(usual).arg(half).arg(far)));
    }

    void atTheirEndTheSlidersStillKeepToGoodFilms()
    {
        const double best = m_engine->suggest(m_horrorFan, {.limit = 1}).first().match;
        const SuggestOptions atTheEnd{.limit = 100, .adventurous = 1, .obscure = 1};
        const auto far = m_engine->suggest(m_horrorFan, atTheEnd);
        QVERIFY(far.size() >= 50);
        for (const Suggestion &suggestion : far)
            QVERIFY2(suggestion.match >= 0.6 * best, qPrintable(QString::number(suggestion.match)));
    }

    void aSliderMovesFilmsAndLeavesTheirScoresAndReasons()
    {
        QHash<MovieId, double> scores;
        for (const Suggestion &suggestion : m_engine->suggest(m_horrorFan, {.limit = 100}))
            scores.insert(suggestion.movie, suggestion.score);
        int met = 0;
        for (const Suggestion &suggestion : m_engine->suggest(m_horrorFan, {.limit = 100, .obscure = 0.3})) {
            double sum = 0;
            for (const Reason &reason : suggestion.because)
                sum += reason.contribution;
            QVERIFY(std::abs(sum - suggestion.score) < 1e-4);
            if (scores.contains(suggestion.movie)) {
                QCOMPARE(suggestion.score, scores.value(suggestion.movie));
                ++met;
            }
        }
        QVERIFY(met > 0);
    }

    void theWholePageFollows()
    {
        const ForYou page = m_engine->forYou(m_horrorFan, {.toYear = 1979});
        QVERIFY(!page.top.isEmpty() && !page.shelves.isEmpty());
        for (const Suggestion &suggestion : page.top)
            QVERIFY(m_movies.value(suggestion.movie).summary.year <= 1979);
        for (const SuggestionShelf &shelf : page.shelves) {
            for (const Suggestion &suggestion : shelf.suggestions)
                QVERIFY(m_movies.value(suggestion.movie).summary.year <= 1979);
        }
        QCOMPARE(page.match, m_engine->forYou(m_horrorFan).match);
    }

private:
    /// The first thirty for somebody who likes horror films.
    QList<Movie> asked(SuggestOptions wishes) const
    {
        wishes.limit = 30;
        QList<Movie> films;
        for (const Suggestion &suggestion : m_engine->suggest(m_horrorFan, wishes))
            films.append(m_movies.value(suggestion.movie));
        return films;
    }

    QHash<MovieId, Movie> m_movies;
    Shelf m_horrorFan;
    std::unique_ptr<Engine> m_engine;
};

QTEST_APPLESS_MAIN(WishesTest)
#include "wishes_test.moc"
