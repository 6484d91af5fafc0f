#include "core/importing/film_matcher.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

ExportedFilm film(const QString &title, std::optional<int> year, const QString &imdbId = {})
{
    ExportedFilm film;
    film.title = title;
    film.year = year;
    film.imdbId = imdbId;
    return film;
}

} // namespace

class FilmMatcherTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QList<MovieSummary> movies;
        const auto add = [&](const QString &ref, const QString &title, std::optional<int> year,
                             const QString &original = {}) {
            MovieSummary movie;
            movie.id = MovieId(movies.size() + 1);
            movie.ref = ref;
            movie.title = title;
            movie.originalTitle = original;
            movie.year = year;
            movies.append(movie);
        };
        add(u"imdb:tt0060196"_s, u"The Good, the Bad and the Ugly"_s, 1966,
            u"Il buono, il brutto, il cattivo"_s); // 1
        add(u"imdb:tt0211915"_s, u"Amélie"_s, 2001, u"Le Fabuleux Destin d'Amélie Poulain"_s); // 2
        add(u"imdb:tt0087182"_s, u"Dune"_s, 1984); // 3
        add(u"imdb:tt1160419"_s, u"Dune"_s, 2021); // 4
        add(u"tmdb:900"_s, u"Twin"_s, 2010); // 5
        add(u"tmdb:901"_s, u"The Twin"_s, 2010); // 6
        add(u"local:a"_s, u"Untold"_s, std::nullopt); // 7
        add(u"imdb:tt0095016"_s, u"Die Hard"_s, 1988); // 8
        add(u"tmdb:902"_s, u"Østen for solen"_s, 1990); // 9
        add(u"imdb:tt0080684"_s, u"Star Wars: Episode V - The Empire Strikes Back"_s, 1980); // 10
        add(u"local:b"_s, u"My Wedding"_s, 2019); // 11
        movies.last().owner = UserId(2);
        const auto catalogue = std::make_shared<const Catalogue>(movies);
        m_matcher.emplace(catalogue, UserId(1));
        m_ownersMatcher.emplace(catalogue, UserId(2));
    }

    void theEndOfATitleWillDoInTheVeryYear()
    {
        const QString empire = u"The Empire Strikes Back"_s;
        QCOMPARE(m_matcher->match({film(empire, 1980)}, {u"local:x"_s}), QList<MovieId>{MovieId(10)});
        QCOMPARE(m_matcher->match({film(empire, 1981)}, {u"local:x"_s}), QList<MovieId>{MovieId()});
    }

    void titlesCompareByTheirLetters_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("case and punctuation") << u"WALL·E"_s << u"Wall-E"_s;
        QTest::newRow("accents") << u"Amélie"_s << u"AMELIE"_s;
        QTest::newRow("composed or not") << u"Ame\u0301lie"_s << u"Am\u00e9lie"_s;
        QTest::newRow("article") << u"The Thing"_s << u"Thing"_s;
        QTest::newRow("ampersand") << u"Dumb & Dumber"_s << u"Dumb and Dumber"_s;
        QTest::newRow("apostrophes") << u"Ocean’s Eleven"_s << u"Ocean's Eleven"_s;
        QTest::newRow("blanks") << u"Spider-Man"_s << u"Spider Man"_s;
        QTest::newRow("wide digits") << u"Ｓｅ７ｅｎ"_s << u"Se7en"_s;
        QTest::newRow("letters of the north") << u"Æon Łódź Ørsted"_s << u"aeon lodz orsted"_s;
    }

    void titlesCompareByTheirLetters()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QCOMPARE(titleKey(one), titleKey(other));
    }

    void differentTitlesStayApart()
    {
        QVERIFY(titleKey(u"Alien"_s) != titleKey(u"Aliens"_s));
        QVERIFY(titleKey(u"The"_s) != titleKey(u"A"_s));
        QVERIFY(titleKey(u"!!!"_s) != titleKey(u"???"_s));
        QVERIFY(titleKey(u"映画"_s) != titleKey(u"電影"_s));
    }

    void finds_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("imdbId");
        QTest::addColumn<qint64>("id");
        const auto row = [](const char *name, const QString &title, int year, const QString &imdbId,
                            qint64 id) { QTest::newRow(name) << title << year << imdbId << id; };
        row("title and year", u"Good, the Bad & the Ugly"_s, 1966, {}, 1);
        row("original title", u"Le fabuleux destin d’Amelie Poulain"_s, 2001, {}, 2);
        row("a year off", u"Amelie"_s, 2002, {}, 2);
        row("two years off", u"Amelie"_s, 2003, {}, 0);
        row("remake", u"Dune"_s, 2020, {}, 4);
        row("between remakes", u"Dune"_s, 2000, {}, 0);
        row("id before title", u"Something else"_s, 1950, u"tt0087182"_s, 3);
        row("another id", u"Dune"_s, 1984, u"tt9999999"_s, 0);
        row("two alike, one to the letter", u"the twin"_s, 2010, {}, 6);
        row("no year here or there", u"Untold"_s, 0, {}, 7);
        row("no year here", u"Die Hard"_s, 0, {}, 0);
        row("no year there", u"Untold"_s, 1999, {}, 0);
        row("unknown", u"Nothing of the Sort"_s, 1999, {}, 0);
        row("folded letters", u"Osten for solen"_s, 1990, {}, 9);
    }

    void finds()
    {
        QFETCH(const QString, title);
        QFETCH(const int, year);
        QFETCH(const QString, imdbId);
        QFETCH(const qint64, id);
        const auto wanted = film(title, year ? std::optional(year) : std::nullopt, imdbId);
        QCOMPARE(m_matcher->match({wanted}, {u"local:none"_s}), QList<MovieId>{MovieId(id)});
    }

    void twoThatWouldDoAreNone()
    {
        QCOMPARE(m_matcher->match({film(u"A Twin"_s, 2010)}, {u"local:none"_s}), QList<MovieId>{MovieId()});
    }

    void otherTitlesCount()
    {
        ExportedFilm amelie = film(u"Die fabelhafte Welt"_s, 2001);
        amelie.otherTitles = {u"Amélie"_s};
        QCOMPARE(m_matcher->match({amelie}, {u"local:none"_s}), QList<MovieId>{MovieId(2)});
    }

    void aFilmMetExactlyIsNotMetNearly()
    {
        const QList<ExportedFilm> films{film(u"Dune"_s, 1985), film(u"Dune"_s, 1984)};
        QCOMPARE(m_matcher->match(films, {u"local:x"_s, u"local:y"_s}),
                 QList<MovieId>({MovieId(), MovieId(3)}));
    }

    void oneFilmIsMetNearlyOnce()
    {
        const QList<ExportedFilm> films{film(u"Die Hard"_s, 1987), film(u"Die Hard"_s, 1989)};
        QCOMPARE(m_matcher->match(films, {u"local:x"_s, u"local:y"_s}),
                 QList<MovieId>({MovieId(8), MovieId()}));
    }

    void aFilmThatSomebodyElseEnteredIsNotMet()
    {
        const QList<ExportedFilm> films{film(u"My Wedding"_s, 2019)};
        QCOMPARE(m_matcher->match(films, {u"local:x"_s}), QList<MovieId>{MovieId()});
        QCOMPARE(m_ownersMatcher->match(films, {u"local:x"_s}), QList<MovieId>{MovieId(11)});
    }

    void whatAnEarlierImportEnteredIsMetByItsRef()
    {
        QCOMPARE(m_matcher->match({film(u"Renamed"_s, 1990)}, {u"local:a"_s}), QList<MovieId>{MovieId(7)});
    }

private:
    std::optional<FilmMatcher> m_matcher;
    std::optional<FilmMatcher> m_ownersMatcher;
};

QTEST_APPLESS_MAIN(FilmMatcherTest)

#include "film_matcher_test.moc"
