#include "core/catalog/movie_repository.h"
#include "tests/core/sync/two_sides.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// One film that is called imdb:tt0078748 on one device and the server, and tmdb:348 on the other device.
class TwoRefsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { start({}); }

    void aRemovalUnderTheOtherRefIsShown()
    {
        favour(*one, true);
        sync();
        QVERIFY(isFavourite(two->home));
        favour(*two, false);
        sync();

        QVERIFY(!isFavourite(two->home));
        QVERIFY(!isFavourite(server->home));
        QVERIFY(!isFavourite(one->home));
    }

    void aRemovalUnderTheOtherRefIsShownAfterReadingEverything()
    {
        favour(*one, true);
        sync();
        favour(*two, false);
        two->sync(*server);
        QVERIFY(one->store.startResync(one->home.ada));
        one->sync(*server);

        QVERIFY(!isFavourite(one->home));
    }

    void whatARefusedRemovalHidIsShownAgain()
    {
        start({.records = 1});
        favour(*one, true);
        sync();
        favour(*two, false);
        two->sync(*server);

        QCOMPARE(two->store.refused(two->home.ada)->size(), 1);
        QVERIFY(isFavourite(two->home));
    }

    void whatBothSayOfTheFilmIsShown()
    {
        correct(*one, {{u"year"_s, 1980}});
        sync();
        correct(*two, {{u"title"_s, u"The Eighth Passenger"_s}});
        sync();

        for (TestDevice *device : {&*one, &*two}) {
            const Movie film = *device->home.catalog.movie(device->home.alien());
            QCOMPARE(film.summary.year, 1980);
            QCOMPARE(film.summary.title, u"The Eighth Passenger"_s);
        }
    }

    void aRemovalUnderARefThatIsNotKnownYetWaitsForIt()
    {
        QVERIFY(one->home.database->execute(u"DELETE FROM movie_external_id WHERE system = 'tmdb'"_s));
        favour(*one, true);
        sync();
        favour(*two, false);
        sync();
        QVERIFY(isFavourite(one->home));
        nameBoth(one->home);
        QVERIFY(MovieRepository(*one->home.database).raiseVersion());
        one->sync(*server);

        QVERIFY(!isFavourite(one->home));
    }

    void aRemovalIsNotForgottenWhileItHidesTheOtherRef()
    {
        favour(*one, true);
        sync();
        favour(*two, false);
        sync();
        server->home.clock.advance(std::chrono::hours(24 * 181));
        QCOMPARE(server->sync.purge(server->home.ada, server->home.clock.now()), 0);
        TestDevice fresh;
        nameBoth(fresh.home);
        fresh.sync(*server);
        QVERIFY(!isFavourite(fresh.home));

        favour(*one, true); // and again, which both records say then
        favour(*one, false);
        sync();
        QCOMPARE(server->sync.purge(server->home.ada, server->home.clock.now().addSecs(1)), 2);
    }

private:
    void start(SyncQuotas quotas)
    {
        server.emplace(quotas);
        one.emplace();
        two.emplace();
        nameBoth(server->home);
        nameBoth(one->home);
        QVERIFY(two->home.database->execute(u"UPDATE movie SET ref = 'tmdb:348' WHERE id = 1"_s));
    }

    static void nameBoth(TestLibrary &home)
    {
        QVERIFY(home.database->execute(
            u"INSERT INTO movie_external_id (system, value, movie_id) VALUES ('tmdb', '348', 1)"_s));
    }

    static void favour(TestDevice &device, bool on)
    {
        device.home.clock.advance(std::chrono::seconds(10));
        QVERIFY(device.home.library.setFavourite(device.home.ada, device.home.alien(), on));
    }

    static void correct(TestDevice &device, const QJsonObject &fields)
    {
        device.home.clock.advance(std::chrono::seconds(10));
        QVERIFY(device.home.library.correctFilm(device.home.ada, device.home.alien(), fields));
    }

    static bool isFavourite(TestLibrary &home)
    {
        return home.library.mine(home.ada, home.alien())->favourite;
    }

    /// All that the first one has, and then the second, is everywhere.
    void sync()
    {
        one->sync(*server);
        two->sync(*server);
        one->sync(*server);
    }

    std::optional<TestServer> server;
    std::optional<TestDevice> one;
    std::optional<TestDevice> two;
};

QTEST_GUILESS_MAIN(TwoRefsTest)
#include "two_refs_test.moc"
