#include "tests/core/sync/two_sides.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What becomes of a removal that would take much away at once.
class RemovalTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        server.emplace();
        one.emplace();
        two.emplace();
    }

    void aMassRemovalOverManyPagesIsHeldBeforeTheFirst()
    {
        removeAllOf(60);
        server->limit = 10;
        two->sync(*server);
        QCOMPARE(two->last.next, SyncStep::Next::Decide);
        QCOMPARE(two->home.library.diary(two->home.ada)->size(), 60);

        QVERIFY(two->store.decideRemoval(two->home.ada, false));
        two->sync(*server);
        QCOMPARE(two->home.library.diary(two->home.ada)->size(), 60);
        QCOMPARE(server->home.library.diary(server->home.ada)->size(), 60);
    }

    void editsAreSentWhileARemovalIsHeld()
    {
        removeAllOf(30);
        two->sync(*server);
        QVERIFY(two->home.library.rate(two->home.ada, two->home.ran(), Rating::fromPoints(30).value()));
        two->sync(*server);

        QCOMPARE(server->home.library.mine(server->home.ada, server->home.ran())->rating,
                 Rating::fromPoints(30));
        QCOMPARE(two->home.library.diary(two->home.ada)->size(), 30);
    }

    void aMassRemovalWaitsForTheWord()
    {
        removeAllOf(30);
        two->sync(*server);

        QCOMPARE(two->last.next, SyncStep::Next::Decide);
        QCOMPARE(two->home.library.diary(two->home.ada)->size(), 30);
        QCOMPARE(two->store.status(two->home.ada)->held.first().lost, 30);

        QVERIFY(two->store.decideRemoval(two->home.ada, false));
        two->sync(*server);
        one->sync(*server);
        QCOMPARE(two->last.next, SyncStep::Next::Rest);
        QCOMPARE(two->home.library.diary(two->home.ada)->size(), 30);
        QCOMPARE(one->home.library.diary(one->home.ada)->size(), 30);
    }

    void anAcceptedMassRemovalIsDone()
    {
        removeAllOf(30);
        two->sync(*server);
        QVERIFY(two->store.decideRemoval(two->home.ada, true));
        two->sync(*server);

        QCOMPARE(two->last.next, SyncStep::Next::Rest);
        QVERIFY(two->home.library.diary(two->home.ada)->isEmpty());
        QVERIFY(two->store.status(two->home.ada)->held.isEmpty());
    }

    void ofTwoMassRemovalsEachHasItsWord()
    {
        QList<RecordEdit> ratings;
        for (int film = 0; film < 30; ++film)
            ratings.append({u"rating"_s, u"imdb:tt%1"_s.arg(film + 1, 7, 10, QChar(u'0')),
                            QJsonObject{{u"value"_s, 50}, {u"present"_s, true}}});
        QList<Movie> films;
        for (const RecordEdit &rating : ratings) {
            Movie film;
            film.summary.ref = rating.key;
            film.summary.title = rating.key;
            film.source = u"starter"_s;
            films.append(film);
        }
        QVERIFY(one->home.catalog.addMissing(films));
        QVERIFY(one->home.library.applyAll(one->home.ada, u"Rated"_s, ratings));
        removeAllOf(30);
        two->sync(*server);
        QVERIFY(two->store.decideRemoval(two->home.ada, false));
        for (RecordEdit &rating : ratings)
            rating.fields = {{u"present"_s, false}};
        QVERIFY(one->home.library.applyAll(one->home.ada, u"Unrated"_s, ratings));
        one->sync(*server);
        two->sync(*server);

        QCOMPARE(two->last.next, SyncStep::Next::Decide);
        const auto held = two->store.status(two->home.ada)->held;
        QCOMPARE(held.size(), 1);
        QCOMPARE(held.first().entity, u"rating"_s);
        QVERIFY(two->store.decideRemoval(two->home.ada, true));
        two->sync(*server);
        QCOMPARE(two->last.next, SyncStep::Next::Rest);
        QCOMPARE(two->home.library.diary(two->home.ada)->size(), 30);
        QCOMPARE(two->home.scalar(u"SELECT COUNT(*) FROM rating"_s), u"0"_s);
    }

private:
    /// Both devices have a diary of so many entries; then the first one removes them all.
    void removeAllOf(int entries)
    {
        Watch watch;
        watch.movie = one->home.heat();
        QStringList ids;
        for (int n = 0; n < entries; ++n)
            ids.append(one->home.library.watch(one->home.ada, watch)->record);
        one->sync(*server);
        two->sync(*server);
        for (const QString &id : ids)
            QVERIFY(one->home.library.removeWatch(one->home.ada, id));
        one->sync(*server);
    }

    std::optional<TestServer> server;
    std::optional<TestDevice> one;
    std::optional<TestDevice> two;
};

QTEST_GUILESS_MAIN(RemovalTest)
#include "removal_test.moc"
