#include "tests/core/search/search_fixture.h"

#include <QSet>
#include <QTest>

#include <optional>

using namespace matinee;
using namespace Qt::StringLiterals;

class OrderTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void everyOrderRunsAsPeopleMeanItWithUnknownLast()
    {
        const MovieId zebra = m->add(u"A Zebra"_s);
        QVERIFY(m->library.rate(m->ada, m->ran(), *Rating::fromPoints(90)));
        QVERIFY(m->library.rate(m->ada, m->heat(), *Rating::fromPoints(60)));
        m->match = {{m->amelie(), 0.9}, {m->alien(), 0.2}};

        const QList<MovieId> byYear = {m->amelie(), m->heat(), m->ran(), m->alien(), zebra};
        QCOMPARE(m->found(u"sort:year"_s), byYear);
        QCOMPARE(m->found(u"sort:-year"_s),
                 QList<MovieId>({m->alien(), m->ran(), m->heat(), m->amelie(), zebra}));
        QCOMPARE(m->found(u"sort:title"_s),
                 QList<MovieId>({m->alien(), m->amelie(), m->heat(), m->ran(), zebra}));
        QCOMPARE(m->found(u"sort:-title"_s),
                 QList<MovieId>({zebra, m->ran(), m->heat(), m->amelie(), m->alien()}));
        QCOMPARE(m->found(u"sort:runtime"_s).first(), m->alien());
        QCOMPARE(m->found(u"sort:-runtime"_s).last(), zebra);
        QCOMPARE(m->found(u"sort:my"_s).mid(0, 3), QList<MovieId>({m->ran(), m->heat(), m->alien()}));
        QCOMPARE(m->found(u"sort:-my"_s).mid(0, 3), QList<MovieId>({m->heat(), m->ran(), m->alien()}));
        QCOMPARE(m->found(u"sort:predicted"_s).mid(0, 3),
                 QList<MovieId>({m->amelie(), m->alien(), m->heat()}));
        QCOMPARE(m->found(u"sort:-popularity"_s),
                 QList<MovieId>({m->amelie(), m->ran(), m->heat(), m->alien(), zebra}));
        QCOMPARE(m->found(u"sort:rating"_s),
                 QList<MovieId>({m->alien(), m->heat(), m->ran(), m->amelie(), zebra}));
    }

    void randomIsTheSameForTheSameSeed()
    {
        for (int i = 0; i < 30; ++i)
            m->add(u"Film %1"_s.arg(i));
        SearchRequest asked = m->request(u"sort:random"_s);
        asked.seed = 7;
        const QList<MovieId> seven = m->hits(asked).movies;
        QCOMPARE(m->hits(asked).movies, seven);
        asked.seed = 8;
        const QList<MovieId> eight = m->hits(asked).movies;
        QVERIFY(eight != seven);
        QCOMPARE(QSet<MovieId>(eight.begin(), eight.end()), QSet<MovieId>(seven.begin(), seven.end()));
    }

    void aCursorOfAnotherOrderIsRefused()
    {
        SearchRequest asked = m->request(u"sort:year"_s);
        asked.limit = 2;
        const QByteArray cursor = m->hits(asked).next;
        QVERIFY(!cursor.isEmpty());
        for (const QString &other : {u"sort:-year"_s, u"sort:title"_s, QString()}) {
            SearchRequest wrong = m->request(other);
            wrong.after = cursor;
            QCOMPARE(m->search.search(m->ada, wrong).error().kind, Error::Kind::Invalid);
        }
        for (const QByteArray &broken :
             {QByteArray("x"), QByteArray("AAAA"), cursor.chopped(4), cursor + "AAAA"}) {
            asked.after = broken;
            QCOMPARE(m->search.search(m->ada, asked).error().kind, Error::Kind::Invalid);
        }
    }

    void theLastPageHasNoCursor()
    {
        SearchRequest asked = m->request({});
        asked.limit = 4;
        QVERIFY(m->hits(asked).next.isEmpty());
        asked.limit = 3;
        asked.after = m->hits(asked).next;
        QVERIFY(!asked.after.isEmpty());
        QCOMPARE(m->hits(asked).movies, QList<MovieId>{m->amelie()});
        QVERIFY(m->hits(asked).next.isEmpty());
        QCOMPARE(m->hits(asked).total, 4);
    }

    void aWalkIsRightWhileFilmsComeAndGo_data()
    {
        QTest::addColumn<QString>("order");
        for (const char *order :
             {"popularity", "-popularity", "year", "title", "-title", "random", "relevance"})
            QTest::newRow(order) << QString::fromLatin1(order);
    }

    /// Each film that was there all the time comes exactly once; those that came or went, once or never.
    void aWalkIsRightWhileFilmsComeAndGo()
    {
        QFETCH(QString, order);
        QSet<MovieId> constant;
        QList<MovieId> leaving;
        for (int i = 0; i < 60; ++i) {
            const MovieId film = addNumbered(i);
            if (i % 5 == 0)
                leaving.append(film);
            else
                constant.insert(film);
        }
        SearchRequest asked = m->request(u"film sort:"_s + order);
        asked.limit = 7;
        asked.seed = 5;
        QList<MovieId> walked;
        for (int added = 60;; ++added) {
            const SearchHits page = m->hits(asked);
            walked += page.movies;
            asked.after = page.next;
            if (asked.after.isEmpty())
                break;
            addNumbered(added);
            if (!leaving.isEmpty())
                remove(leaving.takeFirst());
        }
        const QSet<MovieId> once(walked.begin(), walked.end());
        QCOMPARE(once.size(), walked.size());
        QVERIFY(once.contains(constant));
    }

private:
    MovieId addNumbered(int number)
    {
        Movie movie;
        movie.summary.title = u"%1 film"_s.arg(QChar(u'a' + (number * 7) % 26));
        movie.summary.year = 1950 + (number * 13) % 50;
        movie.summary.popularity = (number * 17) % 23;
        return m->add(movie);
    }

    void remove(MovieId film)
    {
        const qint64 version = m->catalog.version().value() + 1;
        QVERIFY(
            m->database->execute(u"UPDATE movie SET removed = 1, changed_version = :version WHERE id = :id"_s,
                                 {{u":version"_s, version}, {u":id"_s, film.value()}}));
        QVERIFY(m->database->execute(u"UPDATE meta SET value = :version WHERE name = 'catalogue_version'"_s,
                                     {{u":version"_s, QString::number(version)}}));
    }

    std::optional<SearchFixture> m;
};

QTEST_GUILESS_MAIN(OrderTest)

#include "order_test.moc"
