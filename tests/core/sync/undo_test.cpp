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

    void aCorrectionThatComesBackBringsNoOtherOneAlong()
    {
        correct({{u"year"_s, 1980}});
        sync();
        QVERIFY(one->home.library.undo(one->home.ada));
        sync();
        correct({{u"title"_s, u"The Eighth Passenger"_s}});
        sync();

        for (TestDevice *device : {&*one, &*two}) {
            const Movie film = *device->home.catalog.movie(device->home.alien());
            QCOMPARE(film.summary.title, u"The Eighth Passenger"_s);
            QCOMPARE(film.summary.year, 1979);
        }
    }

    void aFavouriteThatComesBackHasNoOldNote()
    {
        const auto write = [&](const QJsonObject &fields) {
            one->home.clock.advance(std::chrono::seconds(5));
            QVERIFY(one->home.library.applyAll(one->home.ada, u"Change"_s,
                                               {{u"favourite"_s, u"imdb:tt0078748"_s, fields}}));
            sync();
        };
        write({{u"note"_s, u"For Sunday."_s},
               {u"added_at"_s, u"2026-03-01T12:00:00.000Z"_s},
               {u"present"_s, true}});
        QCOMPARE(two->home.scalar(u"SELECT note FROM favourite"_s), u"For Sunday."_s);
        write({{u"present"_s, false}});
        write({{u"present"_s, true}});

        QCOMPARE(one->home.scalar(u"SELECT note FROM favourite"_s), u""_s);
        QCOMPARE(two->home.scalar(u"SELECT note FROM favourite"_s), u""_s);
        QCOMPARE(two->home.scalar(u"SELECT added_at FROM favourite"_s),
                 one->home.scalar(u"SELECT added_at FROM favourite"_s));
    }

private:
    void correct(const QJsonObject &fields)
    {
        one->home.clock.advance(std::chrono::seconds(5));
        QVERIFY(one->home.library.correctFilm(one->home.ada, one->home.alien(), fields));
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

QTEST_GUILESS_MAIN(UndoTest)
#include "undo_test.moc"
