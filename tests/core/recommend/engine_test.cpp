#include "core/recommend/engine.h"
#include "tests/support/starter_movies.h"

#include <QMap>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

Mine rated(int points)
{
    Mine mine;
    mine.rating = Rating::fromPoints(points);
    return mine;
}

double sumOf(const QList<Reason> &reasons)
{
    double sum = 0;
    for (const Reason &reason : reasons)
        sum += reason.contribution;
    return sum;
}

QList<Suggestion> everythingOn(const ForYou &page)
{
    QList<Suggestion> all = page.top;
    for (const SuggestionShelf &shelf : page.shelves)
        all.append(shelf.suggestions);
    return all;
}

QList<MovieId> moviesOf(const QList<Suggestion> &suggestions)
{
    QList<MovieId> movies;
    for (const Suggestion &suggestion : suggestions)
        movies.append(suggestion.movie);
    return movies;
}

} // namespace

/// The whole engine with the films that ship.
class EngineTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_movies = starterMovies();
        QVERIFY(m_movies.size() > 2000);
        m_engine = std::make_unique<Engine>(m_movies);
    }

    void aFilmThatOnePersonEnteredIsOfferedToNobody()
    {
        QList<Movie> movies = m_movies.first(60);
        movies[0].summary.owner = UserId(7);
        const MovieId own = movies[0].summary.id;
        const Engine engine(movies);
        SuggestOptions wanted;
        wanted.limit = 100;

        QVERIFY(!moviesOf(everythingOn(engine.forYou({}))).contains(own));
        QVERIFY(!moviesOf(engine.suggest({}, wanted)).contains(own));
        for (const Movie &movie : std::as_const(movies)) {
            const auto similar = engine.similar(movie.summary.id, 100);
            QVERIFY(similar && !similar->isEmpty() && !moviesOf(*similar).contains(own));
        }
    }

    void everyScoreIsTheSumOfItsReasons()
    {
        for (int person = 0; person < 20; ++person) {
            const Shelf shelf = randomShelf(person);
            const QList<Suggestion> all = everythingOn(m_engine->forYou(shelf));
            QVERIFY(!all.isEmpty());
            for (const Suggestion &suggestion : all)
                QVERIFY(std::abs(sumOf(suggestion.because) - suggestion.score) < 1e-4);
            for (const MovieId seen : shelf.keys()) {
                const auto explained = m_engine->explain(shelf, seen);
                QVERIFY(std::abs(sumOf(explained->because) - explained->score) < 1e-4);
            }
        }
        const auto similar = m_engine->similar(find(u"Ran"_s), 50);
        for (const Suggestion &suggestion : *similar)
            QVERIFY(std::abs(sumOf(suggestion.because) - suggestion.score) < 1e-4);
    }

    void reasonsComeStrongestFirst()
    {
        const QList<Suggestion> top = m_engine->forYou(randomShelf(7)).top;
        for (const Suggestion &suggestion : top) {
            QVERIFY(std::is_sorted(suggestion.because.cbegin(), suggestion.because.cend(),
                                   [](const Reason &a, const Reason &b) {
                                       return std::abs(a.contribution) > std::abs(b.contribution);
                                   }));
        }
    }

    void seenAndHiddenFilmsNeverAppear()
    {
        for (int person = 0; person < 20; ++person) {
            const Shelf shelf = randomShelf(person);
            const auto barred = [&](MovieId movie) {
                const Mine mine = shelf.value(movie);
                return mine.seen() || mine.hidden;
            };
            for (const Suggestion &suggestion : everythingOn(m_engine->forYou(shelf)))
                QVERIFY(!barred(suggestion.movie));
            for (const Suggestion &suggestion : m_engine->suggest(shelf, {.limit = 100}))
                QVERIFY(!barred(suggestion.movie));
        }
    }

    void everyUnseenFilmHasAMatch()
    {
        const Shelf shelf = randomShelf(3);
        const ForYou page = m_engine->forYou(shelf);

        for (const Movie &movie : std::as_const(m_movies))
            QCOMPARE(page.match.contains(movie.summary.id), !shelf.value(movie.summary.id).seen());
        for (const Suggestion &suggestion : page.top)
            QCOMPARE(suggestion.match, page.match.value(suggestion.movie));
    }

    void aStrangerGetsWhatIsPopular()
    {
        const ForYou page = m_engine->forYou({});

        QCOMPARE(page.verdicts, 0);
        QCOMPARE(page.top.size(), 50);
        for (const Suggestion &suggestion : page.top) {
            QVERIFY(*movie(suggestion.movie).summary.popularity > 97);
            QCOMPARE(suggestion.because.size(), 1);
            QCOMPARE(suggestion.because.first().kind, Reason::Kind::Popular);
        }
        QCOMPARE(page.shelves.size(), 1);
        QCOMPARE(page.shelves.first().kind, SuggestionShelf::Kind::Popular);
    }

    void lovingOneFilmRaisesItsDirector()
    {
        const MovieId ran = find(u"Ran"_s);
        const auto before = m_engine->forYou({}).match;
        const ForYou after = m_engine->forYou({{ran, rated(100)}});

        for (const MovieId other : byDirector(u"Akira Kurosawa"_s)) {
            if (other != ran)
                QVERIFY(after.match.value(other) > before.value(other));
        }
        QCOMPARE(movie(after.top.first().movie).summary.title, u"Seven Samurai"_s);
        QCOMPARE(after.top.first().because.first().movie, ran);
        QCOMPARE(after.top.first().shared.first().name, u"Akira Kurosawa"_s);
    }

    void dislikingOneFilmLowersItsDirector()
    {
        const MovieId ran = find(u"Ran"_s);
        const MovieId heat = find(u"Heat"_s);
        const auto before = m_engine->forYou({{heat, rated(90)}}).match;
        const auto after = m_engine->forYou({{heat, rated(90)}, {ran, rated(10)}}).match;

        for (const MovieId other : byDirector(u"Akira Kurosawa"_s)) {
            if (other != ran)
                QVERIFY(after.value(other) < before.value(other));
        }
    }

    void aFavouriteAndASeenFilmCountALittle()
    {
        const MovieId ran = find(u"Ran"_s);
        const MovieId yojimbo = find(u"Yojimbo"_s);
        Mine seen;
        seen.watches = 1;
        Mine favourite = seen;
        favourite.favourite = true;
        const Shelf base = {{find(u"Heat"_s), rated(80)}};
        const auto matchWith = [&](const Mine &mine) {
            Shelf shelf = base;
            shelf.insert(ran, mine);
            return m_engine->forYou(shelf).match.value(yojimbo);
        };

        const double untouched = m_engine->forYou(base).match.value(yojimbo);
        QVERIFY(matchWith(seen) > untouched);
        QVERIFY(matchWith(favourite) > matchWith(seen));
        QVERIFY(matchWith(rated(100)) > matchWith(favourite));
    }

    void takingBackARatingRestoresTheList()
    {
        Shelf shelf = randomShelf(11);
        const auto before = m_engine->suggest(shelf, {});
        const MovieId top = before.first().movie;
        shelf.insert(top, rated(10));
        QVERIFY(moviesOf(m_engine->suggest(shelf, {})) != moviesOf(before));

        shelf.remove(top);
        const auto after = m_engine->suggest(shelf, {});

        QCOMPARE(moviesOf(after), moviesOf(before));
        for (qsizetype place = 0; place < after.size(); ++place)
            QCOMPARE(after.at(place).score, before.at(place).score);
    }

    void theOrderOfTheFilmsDoesNotMatter()
    {
        QList<Movie> reversed = m_movies;
        std::reverse(reversed.begin(), reversed.end());
        const Engine other(reversed);

        QCOMPARE(moviesOf(other.forYou({}).top), moviesOf(m_engine->forYou({}).top));
    }

    void equalFilmsComeInTheOrderOfTheirIds()
    {
        Movie film = movie(find(u"Ran"_s));
        QList<Movie> clones;
        for (const int id : {3, 1, 2}) {
            film.summary.id = MovieId(id);
            clones.append(film);
        }

        QCOMPARE(moviesOf(Engine(clones).suggest({}, {})),
                 (QList<MovieId>{MovieId(1), MovieId(2), MovieId(3)}));
    }

    void theTopIsNotTenTimesTheSameDirector()
    {
        Shelf shelf;
        for (const QString &title : {u"Vertigo"_s, u"Rear Window"_s, u"Notorious"_s, u"Psycho"_s})
            shelf.insert(find(title), rated(100));

        QMap<QString, int> films;
        const QList<Suggestion> top = m_engine->forYou(shelf).top.first(10);
        for (const Suggestion &suggestion : top) {
            for (const QString &director : movie(suggestion.movie).summary.directors)
                ++films[director];
        }
        QVERIFY(films.value(u"Alfred Hitchcock"_s) >= 1);
        for (const int count : std::as_const(films))
            QVERIFY2(count <= 6, qPrintable(QString::number(count)));
    }

    void matchSaysWhatItPromises()
    {
        for (const int person : {0, 5, 10, 15}) {
            const ForYou page = m_engine->forYou(randomShelf(person));
            double sum = 0;
            for (const double match : std::as_const(page.match)) {
                QVERIFY(match > 0 && match < 1);
                sum += match;
            }
            const double mean = sum / double(page.match.size());
            QVERIFY2(mean > 0.45 && mean < 0.55, qPrintable(QString::number(mean)));
            const double best = *std::max_element(page.match.cbegin(), page.match.cend());
            QVERIFY2(best > 0.87 && best < 0.98, qPrintable(QString::number(best)));
        }
    }

    void noFilmStandsOnTwoShelves()
    {
        for (int person = 0; person < 10; ++person) {
            const ForYou page = m_engine->forYou(randomShelf(person));
            QSet<MovieId> met = {page.top.first().movie};
            for (const SuggestionShelf &shelf : page.shelves) {
                QVERIFY(shelf.suggestions.size() <= 20);
                for (const Suggestion &suggestion : shelf.suggestions) {
                    QVERIFY(!met.contains(suggestion.movie));
                    met.insert(suggestion.movie);
                }
            }
        }
    }

    void shelvesGrowFromTheNewestLovedFilms()
    {
        const QDateTime noon(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
        Shelf shelf;
        int minutes = 0;
        for (const QString &title : {u"Ran"_s, u"Alien"_s, u"Casablanca"_s, u"Toy Story"_s}) {
            shelf.insert(find(title), rated(100));
            shelf[find(title)].changedAt = noon.addSecs(60 * ++minutes);
        }
        shelf.insert(find(u"Heat"_s), rated(50));

        QStringList seeds;
        const QList<SuggestionShelf> shelves = m_engine->forYou(shelf).shelves;
        for (const SuggestionShelf &row : shelves) {
            if (row.kind == SuggestionShelf::Kind::BecauseYouLoved)
                seeds.append(movie(row.seed).summary.title);
        }
        QCOMPARE(seeds, (QStringList{u"Toy Story"_s, u"Casablanca"_s, u"Alien"_s}));
    }

    void hiddenGemsAreLittleKnownAndNewGroundIsNew()
    {
        Shelf shelf;
        for (const QString &title :
             {u"Alien"_s, u"Aliens"_s, u"Blade Runner"_s, u"The Terminator"_s, u"Predator"_s})
            shelf.insert(find(title), rated(95));

        QSet<SuggestionShelf::Kind> kinds;
        const QList<SuggestionShelf> shelves = m_engine->forYou(shelf).shelves;
        for (const SuggestionShelf &row : shelves) {
            kinds.insert(row.kind);
            for (const Suggestion &suggestion : row.suggestions) {
                const MovieSummary summary = movie(suggestion.movie).summary;
                if (row.kind == SuggestionShelf::Kind::HiddenGems) // a third of the catalogue has less
                    QVERIFY2(summary.popularity.value_or(0) < 92.3, qPrintable(summary.title));
                if (row.kind == SuggestionShelf::Kind::OutsideComfortZone)
                    QVERIFY(!summary.genres.contains(u"Sci-Fi"_s));
            }
        }
        QVERIFY(kinds.contains(SuggestionShelf::Kind::HiddenGems));
        QVERIFY(kinds.contains(SuggestionShelf::Kind::OutsideComfortZone));
    }

    void aSeenFilmIsExplainedByTheOthers()
    {
        const MovieId ran = find(u"Ran"_s);
        const auto explained = m_engine->explain({{ran, rated(100)}, {find(u"Ikiru"_s), rated(90)}}, ran);

        QVERIFY(explained);
        for (const Reason &reason : explained->because)
            QVERIFY(reason.movie != ran);
    }

    void similarFilmsAreSimilar()
    {
        const auto similar = m_engine->similar(find(u"Ran"_s), 10);

        QCOMPARE(similar->size(), 10);
        QVERIFY(!moviesOf(*similar).contains(find(u"Ran"_s)));
        const QList<MovieId> kurosawa = byDirector(u"Akira Kurosawa"_s);
        const auto shared =
            std::count_if(similar->cbegin(), similar->cend(),
                          [&](const Suggestion &suggestion) { return kurosawa.contains(suggestion.movie); });
        QVERIFY(shared >= 5);
    }

    void unknownFilmsAndAnEmptyCatalogueAreNoCrash()
    {
        QVERIFY(!m_engine->similar(MovieId(999999), 10));
        QVERIFY(!m_engine->explain({}, MovieId(999999)));
        QCOMPARE(moviesOf(m_engine->suggest({{MovieId(999999), rated(100)}}, {})),
                 moviesOf(m_engine->suggest({}, {})));
        const ForYou nothing = Engine({}).forYou({});
        QVERIFY(nothing.top.isEmpty() && nothing.shelves.isEmpty() && nothing.match.isEmpty());
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

    QList<MovieId> byDirector(const QString &name) const
    {
        QList<MovieId> films;
        for (const Movie &movie : m_movies) {
            if (movie.summary.directors.contains(name))
                films.append(movie.summary.id);
        }
        return films;
    }

    /// What a person may have done: ratings, films only seen, favourites, hidden films.
    Shelf randomShelf(int seed) const
    {
        QRandomGenerator random(static_cast<quint32>(seed));
        Shelf shelf;
        const int films = 1 + seed * 4;
        for (int film = 0; film < films; ++film) {
            Mine &mine = shelf[m_movies.at(random.bounded(int(m_movies.size()))).summary.id];
            mine.watches = random.bounded(2);
            mine.favourite = random.bounded(8) == 0;
            mine.hidden = random.bounded(5) == 0;
            if (random.bounded(4) > 0)
                mine.rating = Rating::fromPoints(random.bounded(1, 101));
        }
        return shelf;
    }

    QList<Movie> m_movies;
    std::unique_ptr<Engine> m_engine;
};

QTEST_APPLESS_MAIN(EngineTest)

#include "engine_test.moc"
