#include "tests/core/sync/two_sides.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What taking back and coming back means on several devices.
class UndoTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        server.emplace();
        one.emplace();
        two.emplace();
    }

    void whatSomebodyElseTookBackIsNotSentAgain()
    {
        Watch watch;
        watch.movie = one->home.heat();
        watch.id = one->home.library.watch(one->home.ada, watch)->record;
        Watch noted = watch;
        noted.note = u"With friends."_s;
        QVERIFY(one->home.library.editWatch(one->home.ada, noted));
        sync();
        two->home.clock.advance(std::chrono::seconds(5));
        Watch again = watch; // without the note
        again.rewatch = true;
        QVERIFY(two->home.library.editWatch(two->home.ada, again));
        sync();

        QVERIFY(one->home.library.undo(one->home.ada));
        QCOMPARE(one->home.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), u"0"_s);
        QVERIFY(one->home.library.findWatch(one->home.ada, watch.id)->rewatch);
        one->sync(*server);
        QCOMPARE(one->last.next, SyncStep::Next::Rest);
    }

private:
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

QTEST_GUILESS_MAIN(UndoTest)
#include "undo_test.moc"
