#include "core/sync_core/stamp.h"
#include "tests/core/sync/two_sides.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What tells devices and copies of devices apart.
class DevicesTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        server.emplace();
        one.emplace();
        two.emplace();
    }

    void aDeviceOfAnotherAccountIsUnknown()
    {
        QVERIFY(server->home.database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'eve', '', 0)"_s));
        const QString mine = *server->sync.registerDevice(server->home.ada, u"s"_s, u"laptop"_s);
        PushRequest request;
        request.epoch = 1;
        request.device = mine;

        QCOMPARE(server->sync.push(UserId(2), u"s"_s, request).error().code, u"device_unknown"_s);
        QCOMPARE(server->sync.pull(UserId(2), {mine, {}, 10}).error().code, u"device_unknown"_s);
    }

    void aCopyOfALibraryBecomesADeviceOfItsOwn()
    {
        rate(*one, one->home.alien(), 50);
        one->sync(*server);
        copy(*one, *two);
        one->home.clock.advance(std::chrono::seconds(1));
        two->home.clock.advance(std::chrono::seconds(1));
        rate(*one, one->home.heat(), 60);
        rate(*two, two->home.ran(), 70);
        one->sync(*server);
        two->sync(*server);
        one->sync(*server);

        for (TestDevice *device : {&*one, &*two}) {
            QCOMPARE(device->last.next, SyncStep::Next::Rest);
            QCOMPARE(pointsOf(*device, device->home.heat()), 60);
            QCOMPARE(pointsOf(*device, device->home.ran()), 70);
        }
        QCOMPARE(server->home.scalar(u"SELECT COUNT(*) FROM sync_device"_s), u"2"_s);
    }

    void whatTwoCopiesWriteInOneMillisecondIsToldApart()
    {
        rate(*one, one->home.alien(), 50);
        one->sync(*server);
        copy(*one, *two);
        rate(*one, one->home.heat(), 60);
        rate(*two, two->home.heat(), 70);
        one->sync(*server);
        two->sync(*server);
        one->sync(*server);

        QCOMPARE(pointsOf(*one, one->home.heat()), pointsOf(*two, two->home.heat()));
        QCOMPARE(pointsOf(*one, one->home.heat()), pointsOf(*server, server->home.heat()));
    }

    void aLibraryRolledBackKeepsWhatItLacksAndWhatItHas()
    {
        one->sync(*server);
        copy(*one, *two); // the older copy
        rate(*one, one->home.alien(), 50);
        one->sync(*server);
        rate(*two, two->home.heat(), 60);
        two->sync(*server);

        QCOMPARE(two->last.next, SyncStep::Next::Rest);
        QCOMPARE(pointsOf(*two, two->home.alien()), 50);
        QCOMPARE(pointsOf(*two, two->home.heat()), 60);
    }

    void aGapInTheNumbersIsNoReasonToLoseAnything()
    {
        rate(*one, one->home.alien(), 50);
        one->sync(*server);
        QVERIFY(server->home.database->execute(u"UPDATE sync_device SET last_n = 0, last_mid = ''"_s));
        QVERIFY(server->home.database->execute(u"DELETE FROM sync_mutation"_s));
        rate(*one, one->home.heat(), 60);
        one->sync(*server);

        QCOMPARE(one->last.next, SyncStep::Next::Rest);
        QCOMPARE(pointsOf(*server, server->home.heat()), 60);
    }

    void oldOutcomesMakeRoom()
    {
        rate(*one, one->home.alien(), 50);
        one->sync(*server);
        QVERIFY(server->home.database->execute(u"UPDATE sync_device SET last_n = 20000"_s));
        QVERIFY(one->home.database->execute(u"UPDATE sync_state SET after_n = 20000"_s));
        rate(*one, one->home.heat(), 50);
        one->sync(*server);

        QCOMPARE(server->home.column(u"SELECT n FROM sync_mutation"_s), u"20001"_s);
        QCOMPARE(one->last.next, SyncStep::Next::Rest);
    }

    void theDeviceUnusedForLongestMakesRoom()
    {
        for (int n = 0; n < 105; ++n) {
            server->home.clock.advance(std::chrono::seconds(1));
            QVERIFY(server->sync.registerDevice(server->home.ada, u"s"_s, u"laptop %1"_s.arg(n)));
        }
        QCOMPARE(server->home.scalar(u"SELECT COUNT(*) FROM sync_device"_s), u"100"_s);
        QCOMPARE(server->home.scalar(u"SELECT name FROM sync_device ORDER BY last_seen LIMIT 1"_s),
                 u"laptop 5"_s);
    }

    void aDeviceThatMadeRoomComesBackByItself()
    {
        rate(*one, one->home.alien(), 50);
        one->sync(*server);
        QVERIFY(server->home.database->execute(u"DELETE FROM sync_device"_s));
        rate(*one, one->home.heat(), 60);
        one->sync(*server);

        QCOMPARE(one->last.next, SyncStep::Next::Rest);
        QCOMPARE(pointsOf(*server, server->home.heat()), 60);
    }

    void whoReadsAStampOfAWrongYearStillWritesLaterOnes()
    {
        server->home.clock.set(QDateTime(QDate(2040, 1, 1), QTime(0, 0), Qt::UTC));
        QVERIFY(server->home.library.rate(server->home.ada, server->home.alien(), *Rating::fromPoints(50)));
        server->home.clock.set(one->home.clock.now());
        one->sync(*server);
        rate(*one, one->home.alien(), 80);
        one->sync(*server);

        QCOMPARE(pointsOf(*one, one->home.alien()), 80);
        QCOMPARE(pointsOf(*server, server->home.alien()), 80);
    }

    void aStampFarAheadIsReplacedByTheAccountsOwn()
    {
        one->home.clock.set(QDateTime(QDate(2040, 1, 1), QTime(0, 0), Qt::UTC));
        rate(*one, one->home.alien(), 50);
        rate(*one, one->home.heat(), 60);
        one->sync(*server);
        two->sync(*server);
        two->home.clock.advance(std::chrono::minutes(1));
        rate(*two, two->home.alien(), 80); // with the right clock, and later
        two->sync(*server);
        one->sync(*server);

        QCOMPARE(pointsOf(*one, one->home.alien()), 80);
        const QString tooLate = Stamp::first(server->home.clock.now().addSecs(61), 0).text();
        QSet<QString> stamps;
        const QString device = *server->sync.registerDevice(server->home.ada, u"s"_s, u"reader"_s);
        const auto pulled = server->sync.pull(server->home.ada, {device, {}, 10});
        for (const RecordState &record : pulled->changes) {
            QVERIFY(record.fields.value(u"value"_s).stamp < tooLate);
            stamps.insert(record.fields.value(u"value"_s).stamp);
        }
        QCOMPARE(stamps.size(), 2);
    }

private:
    static void rate(TestDevice &device, MovieId movie, int points)
    {
        QVERIFY(device.home.library.rate(device.home.ada, movie, *Rating::fromPoints(points)));
    }

    template <class Side>
    static int pointsOf(Side &side, MovieId movie)
    {
        const auto mine = side.home.library.mine(side.home.ada, movie);
        return mine && mine->rating ? mine->rating->points() : 0;
    }

    /// Everything of a person's that `from` has, as a copied file has it.
    static void copy(TestDevice &from, TestDevice &to)
    {
        for (const auto &[table, columns] :
             {std::pair(u"rating"_s, 4), std::pair(u"sync_base"_s, 7), std::pair(u"sync_outbox"_s, 9),
              std::pair(u"sync_account"_s, 5), std::pair(u"sync_state"_s, 14)}) {
            QVERIFY(to.home.database->execute(u"DELETE FROM "_s + table));
            QList<QVariantList> rows;
            QVERIFY(from.home.database->each(u"SELECT * FROM "_s + table, {}, [&](const Rows &row) {
                QVariantList cells;
                for (int column = 0; column < columns; ++column)
                    cells.append(row.value(column));
                rows.append(cells);
            }));
            if (rows.isEmpty())
                continue;
            const QString marks = QStringList(columns, u"?"_s).join(u", "_s);
            QVERIFY(to.home.database->executeMany(u"INSERT INTO %1 VALUES (%2)"_s.arg(table, marks), rows));
        }
    }

    std::optional<TestServer> server;
    std::optional<TestDevice> one;
    std::optional<TestDevice> two;
};

QTEST_GUILESS_MAIN(DevicesTest)
#include "devices_test.moc"
