#include "core/catalog/film_ref.h"
#include "core/catalog/folded.h"
#include "core/catalog/starter_catalog.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What every film that ships must be.
class StarterCatalogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto file = starterFile();
        QVERIFY(file);
        const auto movies = readStarterCatalog(file->jsonLines);
        QVERIFY2(movies, movies ? "" : qPrintable(movies.error().message));
        m_movies = *movies;
    }

    void everyRowIsAFilm() { QCOMPARE(m_movies.size(), 2263); }

    void refsAreCanonicalAndUnique()
    {
        QSet<QString> seen;
        for (const Movie &movie : m_movies) {
            const auto ref = canonicalRef(movie.summary.ref);
            QVERIFY2(ref && *ref == movie.summary.ref, qPrintable(movie.summary.title));
            QVERIFY2(!seen.contains(*ref), qPrintable(movie.summary.title));
            seen.insert(*ref);
        }
    }

    void genresAreKnown()
    {
        const QSet<QString> known{
            u"Action"_s,      u"Adventure"_s, u"Animation"_s, u"Biography"_s, u"Comedy"_s,    u"Crime"_s,
            u"Documentary"_s, u"Drama"_s,     u"Family"_s,    u"Fantasy"_s,   u"Film-Noir"_s, u"History"_s,
            u"Horror"_s,      u"Music"_s,     u"Musical"_s,   u"Mystery"_s,   u"Romance"_s,   u"Sci-Fi"_s,
            u"Short"_s,       u"Sport"_s,     u"Thriller"_s,  u"War"_s,       u"Western"_s};
        for (const Movie &movie : m_movies) {
            QVERIFY2(!movie.summary.genres.isEmpty(), qPrintable(movie.summary.title));
            for (const QString &genre : movie.summary.genres)
                QVERIFY2(known.contains(genre), qPrintable(movie.summary.title + u": "_s + genre));
        }
    }

    void factsArePlausible()
    {
        static const QRegularExpression country(u"\\A[A-Z]{2}\\z"_s);
        for (const Movie &movie : m_movies) {
            const MovieSummary &film = movie.summary;
            const auto name = qPrintable(film.title);
            QVERIFY2(film.year && *film.year >= 1890 && *film.year <= 2030, name);
            QVERIFY2(!film.runtimeMinutes || (*film.runtimeMinutes >= 1 && *film.runtimeMinutes <= 900),
                     name);
            QVERIFY2(!film.popularity || (*film.popularity >= 0 && *film.popularity <= 100), name);
            QVERIFY2(!film.title.trimmed().isEmpty() && film.title == film.title.trimmed(), name);
            QVERIFY2(!film.directors.isEmpty() && !movie.synopsis.isEmpty(), name);
            QVERIFY2(!film.directors.contains(QString()) && !movie.cast.contains(QString()), name);
            for (const QString &code : movie.countries)
                QVERIFY2(country.match(code).hasMatch(), name);
        }
    }

    void nobodyIsSpeltInTwoWays()
    {
        QHash<QString, QString> spelt;
        for (const Movie &movie : m_movies) {
            for (const QString &name : movie.summary.directors + movie.cast) {
                const QString known = spelt.value(folded(name), name);
                QVERIFY2(known == name, qPrintable(known + u" and "_s + name));
                spelt.insert(folded(name), name);
            }
        }
    }

    void filmsWithoutAnImdbIdHaveTheSameRefEverywhere()
    {
        const auto movies = readStarterCatalog(R"({"title": "The Housemaid", "year": 1960})");
        QVERIFY(movies);
        QCOMPARE(movies->first().summary.ref, u"local:4b5cb172-6a75-5579-83b3-56b154c06711"_s);
    }

    void titlesInOtherLanguagesAreRead()
    {
        const auto movies = readStarterCatalog(R"({"title": "Ran", "other_titles": ["乱", "Chaos"]})"
                                               "\n"
                                               R"({"title": "Heat"})");
        QVERIFY(movies);
        QCOMPARE(movies->first().otherTitles, QStringList({u"乱"_s, u"Chaos"_s}));
        QVERIFY(movies->last().otherTitles.isEmpty());
    }

    void aDamagedLineIsNamed()
    {
        const auto broken = readStarterCatalog("{\"title\": \"Heat\"}\n\n{\"title\": ");
        QVERIFY(!broken);
        QCOMPARE(broken.error().kind, Error::Kind::Corrupt);
        QVERIFY(broken.error().message.contains(u"3"_s));
        QVERIFY(!readStarterCatalog("{\"year\": 1995}"));
        QVERIFY(!readStarterCatalog("[1]"));
    }

private:
    QList<Movie> m_movies;
};

QTEST_APPLESS_MAIN(StarterCatalogTest)
#include "starter_catalog_test.moc"
