#include "core/sync_core/mutation.h"
#include "tests/support/test_library.h"

#include <QJsonDocument>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Rating stars(int stars)
{
    return *Rating::fromPoints(stars * 20);
}

Watch seen(MovieId movie, const QString &on = {})
{
    return {{}, movie, *WatchedOn::fromText(on), false, {}, {}};
}

} // namespace

class LibraryServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void ratingAgainReplacesTheVerdict()
    {
        QVERIFY(m->library.rate(m->ada, m->alien(), stars(3)));
        m->clock.advance(1h);
        const auto changed = m->library.rate(m->ada, m->alien(), stars(5));

        QVERIFY(changed);
        QCOMPARE(changed->mine.rating->stars(), 5.0);
        QCOMPARE(m->library.shelf(m->ada)->size(), 1);
        QCOMPARE(m->library.mine(m->ada, m->alien())->changedAt, m->clock.now());
    }

    void anUnknownMovieLeavesNoTrace()
    {
        const auto rated = m->library.rate(m->ada, MovieId(99), stars(4));

        QVERIFY(!rated);
        QCOMPARE(rated.error().kind, Error::Kind::NotFound);
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), u"0"_s);
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM undo_step"_s), u"0"_s);
    }

    void everyChangeIsRecordedOnceAndNumberedWithoutGaps()
    {
        QVERIFY(m->library.rate(m->ada, m->alien(), stars(4)));
        QVERIFY(m->library.setWatchlist(m->ada, m->ran(), true));
        QVERIFY(m->library.setFavourite(m->ada, m->ran(), true));
        QVERIFY(m->library.setHidden(m->ada, m->heat(), true));
        QVERIFY(m->library.unrate(m->ada, m->alien()));

        QCOMPARE(m->column(u"SELECT n || entity || op FROM sync_outbox ORDER BY n"_s),
                 u"1ratingset,2watchlistset,3favouriteset,4hiddenset,5ratingset"_s);
        QCOMPARE(m->scalar(u"SELECT key FROM sync_outbox WHERE n = 1"_s), u"imdb:tt0078748"_s);
        const auto fields =
            QJsonDocument::fromJson(m->scalar(u"SELECT fields FROM sync_outbox WHERE n = 1"_s).toUtf8());
        QCOMPARE(fields.object().value("value"_L1).toInt(), 80);
        QCOMPARE(m->scalar(u"SELECT COUNT(DISTINCT stamp) FROM sync_outbox"_s), u"5"_s);
        QCOMPARE(m->scalar(u"SELECT MAX(stamp) FROM sync_outbox"_s),
                 m->scalar(u"SELECT clock FROM sync_state"_s));
    }

    void aNudgeIsARecordLikeAnyOther()
    {
        QCOMPARE(m->library.nudge(m->ada, m->heat(), Nudge::Less)->mine.nudge, Nudge::Less);
        m->clock.advance(1h);
        QVERIFY(m->library.nudge(m->ada, m->heat(), Nudge::Less)); // changes nothing
        QCOMPARE(m->library.nudge(m->ada, m->heat(), Nudge::More)->mine.nudge, Nudge::More);

        QCOMPARE(m->column(u"SELECT key || fields FROM sync_outbox WHERE entity = 'nudge'"_s)
                     .count(u"direction"_s),
                 2);
        QVERIFY(m->scalar(u"SELECT fields FROM sync_outbox WHERE n = 1"_s).contains(u"\"less\""_s));
        QVERIFY(m->library.undo(m->ada));
        QCOMPARE(m->library.mine(m->ada, m->heat())->nudge, Nudge::Less);
        QVERIFY(m->library.undo(m->ada));
        QVERIFY(m->library.shelf(m->ada)->isEmpty());
        QCOMPARE(m->library.redo(m->ada)->mine.nudge, Nudge::Less);
        QCOMPARE(m->library.nudge(m->ada, m->heat(), Nudge::None)->mine.nudge, Nudge::None);
        QVERIFY(m->library.shelf(m->ada)->isEmpty());
    }

    void severalNudgesAreOneStep()
    {
        QVERIFY(m->library.nudgeAll(m->ada, {m->alien(), m->ran()}, Nudge::More));
        QCOMPARE(m->library.shelf(m->ada)->size(), 2);

        QVERIFY(m->library.undo(m->ada));

        QVERIFY(m->library.shelf(m->ada)->isEmpty());
        QVERIFY(!m->library.nudgeAll(m->ada, {m->alien(), MovieId(99)}, Nudge::More));
        QVERIFY(m->library.shelf(m->ada)->isEmpty());
    }

    void aNudgeInNoDirectionIsRefused()
    {
        const QJsonObject fields{{u"direction"_s, u"sideways"_s}};
        const auto applied =
            m->library.applyAll(m->ada, u"Sync"_s, {{u"nudge"_s, u"imdb:tt0113277"_s, fields}});

        QVERIFY(!applied);
        QVERIFY(applied.error().message.contains(u"direction"_s));
    }

    void aChangeThatChangesNothingIsNotRecorded()
    {
        QVERIFY(m->library.setWatchlist(m->ada, m->ran(), true));
        m->clock.advance(1h);

        QVERIFY(m->library.setWatchlist(m->ada, m->ran(), true));
        QVERIFY(m->library.unrate(m->ada, m->ran()));

        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), u"1"_s);
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM undo_step"_s), u"1"_s);
    }

    void aWatchedFilmLeavesTheWatchlistInTheSameStep()
    {
        QVERIFY(m->library.setWatchlist(m->ada, m->ran(), true));

        const auto changed = m->library.watch(m->ada, seen(m->ran(), u"2026-03-14"_s));

        QVERIFY(changed);
        QCOMPARE(changed->mine.watches, 1);
        QVERIFY(!changed->mine.watchlist);
        QVERIFY(m->library.undo(m->ada));
        QVERIFY(m->library.mine(m->ada, m->ran())->watchlist);
        QCOMPARE(m->library.mine(m->ada, m->ran())->watches, 0);
    }

    void theDiaryRunsFromTheNewestDayToTheUnknownOne()
    {
        QVERIFY(m->library.watch(m->ada, seen(m->alien())));
        QVERIFY(m->library.watch(m->ada, seen(m->heat(), u"2024"_s)));
        QVERIFY(m->library.watch(m->ada, seen(m->ran(), u"2025-06-01"_s)));
        QVERIFY(m->library.watch(m->ada, seen(m->amelie(), u"2024-03"_s)));

        QList<MovieId> order;
        const auto diary = m->library.diary(m->ada).value();
        for (const Watch &watch : diary)
            order.append(watch.movie);

        QCOMPARE(order, QList<MovieId>({m->ran(), m->amelie(), m->heat(), m->alien()}));
    }

    void aDiaryEntryCanBeChangedAndRemoved()
    {
        const auto added = m->library.watch(m->ada, seen(m->heat(), u"2024-01-02"_s));
        QVERIFY(added);
        auto entry = m->library.findWatch(m->ada, added->record);
        QVERIFY(entry);

        entry->note = u"with Noor"_s;
        entry->rewatch = true;
        QVERIFY(m->library.editWatch(m->ada, *entry));
        QCOMPARE(m->library.findWatch(m->ada, added->record)->note, u"with Noor"_s);
        QVERIFY(m->library.removeWatch(m->ada, added->record));

        QCOMPARE(m->library.diary(m->ada)->size(), 0);
        QCOMPARE(m->library.removeWatch(m->ada, added->record).error().kind, Error::Kind::NotFound);
    }

    void peopleDoNotSeeEachOthersLibraries()
    {
        QVERIFY(m->database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'bo', '', 0)"_s));
        const auto added = m->library.watch(m->ada, seen(m->heat()));
        QVERIFY(m->library.rate(m->ada, m->heat(), stars(5)));

        const UserId bo(2);
        QVERIFY(m->library.shelf(bo)->isEmpty());
        QCOMPARE(m->library.findWatch(bo, added->record).error().kind, Error::Kind::NotFound);
        QCOMPARE(m->library.undo(bo).error().kind, Error::Kind::NotFound);
    }

    void oneBadEditOfManyUndoesThemAll()
    {
        const QList<RecordEdit> edits{
            {u"rating"_s, u"imdb:tt0078748"_s, {{u"value"_s, 80}, {u"present"_s, true}}},
            {u"rating"_s, u"imdb:tt0113277"_s, {{u"value"_s, 101}, {u"present"_s, true}}}};

        const auto applied = m->library.applyAll(m->ada, u"Import"_s, edits);

        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Error::Kind::Invalid);
        QVERIFY(applied.error().message.contains(u"value"_s));
        QVERIFY(m->library.shelf(m->ada)->isEmpty());
    }

    void reviewsAreKeptNewestFirst()
    {
        QVERIFY(m->library.writeReview(m->ada, {{}, m->heat(), u"The diner."_s, false, {}}));
        m->clock.advance(1h);
        QVERIFY(m->library.writeReview(m->ada, {{}, m->ran(), u"The wind."_s, true, {}}));

        const auto reviews = m->library.reviews(m->ada);

        QVERIFY(reviews);
        QCOMPARE(reviews->size(), 2);
        QCOMPARE(reviews->first().text, u"The wind."_s);
        QVERIFY(reviews->first().spoiler);
        QVERIFY(m->library.removeReview(m->ada, reviews->first().id));
        QCOMPARE(m->library.reviews(m->ada)->size(), 1);
    }

private:
    std::optional<TestLibrary> m;
};

QTEST_GUILESS_MAIN(LibraryServiceTest)
#include "library_service_test.moc"
