#include "core/base/uuid.h"
#include "core/library/undo_stack.h"
#include "core/sync_core/mutation.h"
#include "tests/support/test_library.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class UndoTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void undoAndRedoTurnTheNewestStep()
    {
        QVERIFY(rate(m->heat(), 80));
        QVERIFY(rate(m->heat(), 90));

        const auto undone = m->library.undo(m->ada);

        QVERIFY(undone);
        QCOMPARE(undone->movie, m->heat());
        QCOMPARE(undone->mine.rating->points(), 80);
        QCOMPARE(m->library.redo(m->ada)->mine.rating->points(), 90);
        QCOMPARE(m->library.redo(m->ada).error().kind, Error::Kind::NotFound);
    }

    void aNewChangeForgetsWhatCouldBeRedone()
    {
        QVERIFY(rate(m->heat(), 80));
        QVERIFY(m->library.undo(m->ada));
        QVERIFY(rate(m->ran(), 100));

        QVERIFY(!m->library.redo(m->ada));
        QVERIFY(m->library.undoState(m->ada)->redoLabel.isEmpty());
        QVERIFY(!m->library.undoState(m->ada)->undoLabel.isEmpty());
    }

    void undoIsAChangeLikeAnyOther()
    {
        QVERIFY(rate(m->heat(), 80));
        QVERIFY(m->library.undo(m->ada));

        QCOMPARE(m->scalar(u"SELECT fields FROM sync_outbox WHERE n = 2"_s), u"{\"present\":false}"_s);
    }

    void aRemovedWatchComesBackUnderANewKeyAndOlderStepsFollowIt()
    {
        const auto added =
            m->library.watch(m->ada, {{}, m->heat(), *WatchedOn::fromText(u"2024"_s), false, {}, {}});
        QVERIFY(m->library.removeWatch(m->ada, added->record));

        QVERIFY(m->library.undo(m->ada)); // back again
        const auto diary = m->library.diary(m->ada).value();
        QCOMPARE(diary.size(), 1);
        QVERIFY(diary.first().id != added->record);
        QVERIFY(m->library.undo(m->ada)); // and never watched

        QCOMPARE(m->library.diary(m->ada)->size(), 0);
        QVERIFY(m->library.redo(m->ada));
        QVERIFY(m->library.redo(m->ada));
        QCOMPARE(m->library.diary(m->ada)->size(), 0);
    }

    /// Seconds where every record costs the same; minutes where every record reads the whole log or step.
    void aLargeStepIsTakenBackAndDoneAgainAsFast()
    {
        const int many = isTestOfPostgres() ? 1000 : 5000;
        QList<RecordEdit> edits;
        for (int i = 0; i < many; ++i) {
            edits.append({u"watch"_s,
                          importedUuid(u"test"_s, QString::number(i)),
                          {{u"film"_s, u"imdb:tt0113277"_s}, {u"note"_s, u"#noir #with friends"_s}}});
        }

        QElapsedTimer timer;
        timer.start();
        QCOMPARE(*m->library.applyAll(m->ada, u"Import"_s, edits), many);
        QVERIFY(m->library.undo(m->ada));
        QVERIFY(m->library.redo(m->ada));

        QCOMPARE(m->library.diary(m->ada)->size(), many);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void onlyTheNewestStepsAreKept()
    {
        for (int i = 0; i < UndoStack::Depth + 5; ++i)
            QVERIFY(rate(m->heat(), 1 + i % 100));

        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM undo_step"_s), QString::number(UndoStack::Depth));
    }

    /// Whatever was done, undoing all of it gives the empty library, redoing all of it the full one.
    void undoingEverythingAndRedoingItEndsWhereItWas()
    {
        const quint32 seed = 20260314;
        QRandomGenerator chance(seed);
        for (int i = 0; i < 150; ++i)
            randomChange(chance);
        const Shelf full = m->library.shelf(m->ada).value();
        const auto diarySize = m->library.diary(m->ada)->size();

        int steps = 0;
        while (m->library.undo(m->ada))
            ++steps;
        QVERIFY(m->library.shelf(m->ada)->isEmpty());
        while (m->library.redo(m->ada)) { }

        QVERIFY(steps > 50);
        QCOMPARE(withoutInstants(m->library.shelf(m->ada).value()), withoutInstants(full));
        QCOMPARE(m->library.diary(m->ada)->size(), diarySize);
    }

private:
    Result<Changed> rate(MovieId movie, int points)
    {
        return m->library.rate(m->ada, movie, *Rating::fromPoints(points));
    }

    void randomChange(QRandomGenerator &chance)
    {
        m->clock.advance(std::chrono::seconds(1));
        const MovieId movie = m->ids.at(chance.bounded(m->ids.size()));
        const bool on = chance.bounded(2);
        switch (chance.bounded(7)) {
        case 0:
            QVERIFY(rate(movie, 1 + chance.bounded(100)));
            break;
        case 1:
            QVERIFY(m->library.unrate(m->ada, movie));
            break;
        case 2:
            QVERIFY(m->library.watch(m->ada, {{}, movie, {}, on, u"note"_s, {}}));
            break;
        case 3:
            QVERIFY(m->library.setFavourite(m->ada, movie, on));
            break;
        case 4:
            QVERIFY(m->library.setWatchlist(m->ada, movie, on));
            break;
        case 5:
            QVERIFY(m->library.setHidden(m->ada, movie, on));
            break;
        default:
            if (const auto diary = m->library.diary(m->ada).value(); !diary.isEmpty())
                QVERIFY(m->library.removeWatch(m->ada, diary.at(chance.bounded(diary.size())).id));
        }
    }

    static Shelf withoutInstants(Shelf shelf)
    {
        for (Mine &mine : shelf)
            mine.ratedAt = mine.changedAt = {};
        return shelf;
    }

    std::optional<TestLibrary> m;
};

QTEST_GUILESS_MAIN(UndoTest)
#include "undo_test.moc"
