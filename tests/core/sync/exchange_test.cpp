#include "core/sync_core/sync_json.h"
#include "tests/core/sync/two_sides.h"

#include <QJsonArray>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

Review about(MovieId movie, const QString &text, const QString &id = {})
{
    Review review;
    review.id = id;
    review.movie = movie;
    review.text = text;
    return review;
}

Watch seen(MovieId movie, const QString &day = {})
{
    Watch watch;
    watch.movie = movie;
    watch.watchedOn = *WatchedOn::fromText(day);
    return watch;
}

Rating stars(int points)
{
    return *Rating::fromPoints(points);
}

} // namespace

class ExchangeTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        server.emplace();
        one.emplace();
        two.emplace();
    }

    void anEditOnOneDeviceIsSeenOnTheOther()
    {
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        one->sync(*server);
        QCOMPARE(one->last.next, SyncStep::Next::Rest);
        two->sync(*server);

        QVERIFY(two->last.changed);
        QCOMPARE(two->home.library.mine(two->home.ada, two->home.alien())->rating, stars(90));
        QCOMPARE(server->home.library.mine(server->home.ada, server->home.alien())->rating, stars(90));
        QCOMPARE(one->store.status(one->home.ada)->unsent, 0);
    }

    void theLaterOfTwoRatingsCounts()
    {
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        two->home.clock.advance(std::chrono::seconds(5));
        QVERIFY(two->home.library.rate(two->home.ada, two->home.alien(), stars(20)));
        two->sync(*server);
        one->sync(*server);
        two->sync(*server);

        QCOMPARE(one->home.library.mine(one->home.ada, one->home.alien())->rating, stars(20));
        QCOMPARE(two->home.library.mine(two->home.ada, two->home.alien())->rating, stars(20));
    }

    void ofTwoTextsBothAreKept()
    {
        const QString id =
            one->home.library.writeReview(one->home.ada, about(one->home.alien(), u"Cold."_s))->record;
        one->sync(*server);
        two->sync(*server);
        one->home.clock.advance(std::chrono::seconds(1));
        two->home.clock.advance(std::chrono::seconds(2));
        QVERIFY(one->home.library.writeReview(one->home.ada, about(one->home.alien(), u"Colder."_s, id)));
        QVERIFY(two->home.library.writeReview(two->home.ada, about(two->home.alien(), u"Warm."_s, id)));
        one->sync(*server);
        two->sync(*server);
        one->sync(*server);

        for (TestDevice *device : {&*one, &*two}) {
            QCOMPARE(device->home.library.findReview(device->home.ada, id)->text, u"Warm."_s);
            const auto kept = device->store.keptTexts(device->home.ada).value();
            QCOMPARE(kept.size(), 1);
            QCOMPARE(kept.first().text, u"Colder."_s);
            QCOMPARE(kept.first().current, u"Warm."_s);
            QCOMPARE(kept.first().film, u"imdb:tt0078748"_s);
        }
    }

    void aRemovedDiaryEntryGoesEverywhere()
    {
        const QString id =
            one->home.library.watch(one->home.ada, seen(one->home.heat(), u"2026-03-01"_s))->record;
        one->sync(*server);
        two->sync(*server);
        QCOMPARE(two->home.library.diary(two->home.ada)->size(), 1);
        QVERIFY(two->home.library.removeWatch(two->home.ada, id));
        two->sync(*server);
        one->sync(*server);

        QVERIFY(one->home.library.diary(one->home.ada)->isEmpty());
        QVERIFY(server->home.library.diary(server->home.ada)->isEmpty());
    }

    void whatIsDoneOnTheServerIsSeenOnTheDevices()
    {
        one->sync(*server);
        QVERIFY(server->home.library.setFavourite(server->home.ada, server->home.ran(), true));
        one->sync(*server);

        QVERIFY(one->home.library.mine(one->home.ada, one->home.ran())->favourite);
        QCOMPARE(server->home.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), u"0"_s);
    }

    void whatTheServerChangedMeanwhileIsReadAfterAPush()
    {
        one->sync(*server);
        QVERIFY(server->home.library.setFavourite(server->home.ada, server->home.ran(), true));
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        one->sync(*server);

        QVERIFY(one->home.library.mine(one->home.ada, one->home.ran())->favourite);
    }

    void whatWasJustSentIsNotReadAgain()
    {
        one->sync(*server);
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        const SyncQuestion push = firstPush(*one);
        QVERIFY(one->store.take(one->home.ada, push, server->answer(push)));
        const SyncQuestion pull = one->store.ask(one->home.ada, true).value().value();

        QVERIFY(server->answer(pull).body.value("changes"_L1).toArray().isEmpty());
    }

    void whoEditsAllTheTimeReadsToo()
    {
        one->sync(*server);
        QVERIFY(server->home.library.setFavourite(server->home.ada, server->home.ran(), true));
        for (int edit = 1; edit < 6 && !one->home.library.mine(one->home.ada, one->home.ran())->favourite;
             ++edit) {
            QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(edit)));
            const auto question = one->store.ask(one->home.ada, true).value().value();
            QVERIFY(one->store.take(one->home.ada, question, server->answer(question)));
        }
        QVERIFY(one->home.library.mine(one->home.ada, one->home.ran())->favourite);
    }

    void aRepeatedPushIsTakenOnce()
    {
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        const SyncQuestion question = firstPush(*one);
        const SyncAnswer first = server->answer(question);
        const SyncAnswer again = server->answer(question);

        QCOMPARE(again.status, 200);
        QCOMPARE(again.body.value("outcomes"_L1), first.body.value("outcomes"_L1));
        QCOMPARE(server->home.scalar(u"SELECT seq FROM sync_account"_s), u"1"_s);
    }

    void anAnswerFromBeforeAFullReadingStartedIsNotRead()
    {
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        one->sync(*server);
        const auto question = one->store.ask(one->home.ada, true).value().value();
        const SyncAnswer answer = server->answer(question);
        QVERIFY(one->store.startResync(one->home.ada));

        QCOMPARE(one->store.take(one->home.ada, question, answer)->next, SyncStep::Next::Ask);
        QCOMPARE(one->home.library.mine(one->home.ada, one->home.alien())->rating, stars(90));
        one->sync(*server);
        QCOMPARE(one->home.library.mine(one->home.ada, one->home.alien())->rating, stars(90));
    }

    void oneEditThatNobodyCanReadDoesNotKeepTheOthersBack()
    {
        one->sync(*server);
        for (const MovieId film : {one->home.alien(), one->home.heat(), one->home.ran()})
            QVERIFY(one->home.library.rate(one->home.ada, film, stars(50)));
        QVERIFY(one->home.database->execute(u"UPDATE sync_outbox SET mid = 'no UUID' WHERE n = 2"_s));
        while (one->last.next != SyncStep::Next::Rest || one->store.status(one->home.ada)->unsent > 0)
            one->sync(*server);

        QVERIFY(server->home.library.mine(server->home.ada, server->home.alien())->rating);
        QVERIFY(server->home.library.mine(server->home.ada, server->home.ran())->rating);
        QCOMPARE(one->store.refused(one->home.ada)->size(), 1);
        QVERIFY(!one->home.library.mine(one->home.ada, one->home.heat())->rating);
    }

    void anEditThatThisDeviceCannotReadEitherDoesNotKeepTheOthersBack()
    {
        one->sync(*server);
        for (const MovieId film : {one->home.alien(), one->home.heat(), one->home.ran()})
            QVERIFY(one->home.library.rate(one->home.ada, film, stars(50)));
        QVERIFY(one->home.database->execute(u"UPDATE sync_outbox SET fields = '{}' WHERE n = 2"_s));
        for (int turn = 0; turn < 5 && one->store.status(one->home.ada)->unsent > 0; ++turn)
            one->sync(*server);

        QCOMPARE(one->store.status(one->home.ada)->unsent, 0);
        QVERIFY(server->home.library.mine(server->home.ada, server->home.ran())->rating);
        QCOMPARE(one->store.refused(one->home.ada)->size(), 1);
    }

    void aNonsenseServerDoesNotStopEditing()
    {
        const auto hello = one->store.ask(one->home.ada, true).value().value();
        QCOMPARE(one->store
                     .take(one->home.ada, hello, {201, {{u"device_id"_s, u"my-laptop!"_s}, {u"epoch"_s, 1}}})
                     ->next,
                 SyncStep::Next::Stop);
        one->sync(*server);
        const auto pull = one->store.ask(one->home.ada, true).value().value();
        SyncAnswer answer = server->answer(pull);
        answer.body.insert(u"changes"_s,
                           QJsonArray{recordJson({u"rating"_s,
                                                  u"imdb:tt0078748"_s,
                                                  9,
                                                  false,
                                                  {{u"value"_s, {50, u"ffffffffffff-ffff-00000000"_s}}}})});
        QVERIFY(one->store.take(one->home.ada, pull, answer));
        QVERIFY(one->home.library.rate(one->home.ada, one->home.heat(), stars(50)));
    }

    void anAnswerThatComesTooLateChangesNothing()
    {
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        const SyncQuestion question = firstPush(*one);
        const SyncAnswer answer = server->answer(question);
        (void)one->store.ask(one->home.ada, true);

        QCOMPARE(one->store.take(one->home.ada, question, answer)->next, SyncStep::Next::Ask);
        QCOMPARE(one->store.status(one->home.ada)->unsent, 1);
    }

    void manyRecordsComeInPages()
    {
        server->limit = 2;
        QStringList ids;
        for (int n = 0; n < 9; ++n)
            QVERIFY(one->home.library.watch(one->home.ada, seen(one->home.heat())));
        one->sync(*server);
        two->sync(*server);

        QCOMPARE(two->home.library.diary(two->home.ada)->size(), 9);
        QCOMPARE(two->last.next, SyncStep::Next::Rest);
    }

    void aServerFromABackupIsGivenBackWhatItForgot()
    {
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        const QString id =
            one->home.library.writeReview(one->home.ada, about(one->home.alien(), u"Cold."_s))->record;
        one->sync(*server);

        TestServer restored; // from before all that
        QVERIFY(SyncServer::raiseEpoch(*restored.home.database, restored.home.clock.now()));
        QVERIFY(one->home.library.writeReview(one->home.ada, about(one->home.alien(), u"Colder."_s, id)));
        one->sync(restored);
        two->sync(restored);

        QCOMPARE(one->last.next, SyncStep::Next::Rest);
        QCOMPARE(two->home.library.mine(two->home.ada, two->home.alien())->rating, stars(90));
        QCOMPARE(two->home.library.findReview(two->home.ada, id)->text, u"Colder."_s);
        QVERIFY(two->store.keptTexts(two->home.ada)->isEmpty());
    }

    void aFilmOfOnesOwnGoesAlong()
    {
        const MovieId film =
            one->home.library.enterFilm(one->home.ada, {{u"title"_s, u"Holiday 1998"_s}, {u"year"_s, 1998}})
                ->movie;
        QVERIFY(one->home.library.rate(one->home.ada, film, stars(70)));
        const QString ref = one->home.catalog.movie(film)->summary.ref;
        one->sync(*server);
        two->sync(*server);

        const auto there = two->home.catalog.find(ref);
        QVERIFY(there);
        QCOMPARE(two->home.catalog.movie(*there)->summary.title, u"Holiday 1998"_s);
        QCOMPARE(two->home.library.mine(two->home.ada, *there)->rating, stars(70));
    }

    void aFilmThatOnlyOneDeviceKnowsIsShownOnTheOther()
    {
        Movie rare;
        rare.summary.ref = u"imdb:tt9999999"_s;
        rare.summary.title = u"Rare"_s;
        rare.source = u"starter"_s;
        const MovieId film = one->home.catalog.addMissing({rare})->first();
        QVERIFY(one->home.library.rate(one->home.ada, film, stars(70)));
        one->sync(*server);
        two->sync(*server);

        QVERIFY(!server->home.catalog.find(u"imdb:tt9999999"_s)); // another account's word is no fact
        const auto there = two->home.catalog.find(u"imdb:tt9999999"_s);
        QVERIFY(there);
        QCOMPARE(two->home.catalog.movie(*there)->summary.title, u"Rare"_s);
        QCOMPARE(two->home.library.mine(two->home.ada, *there)->rating, stars(70));
    }

    void aLibraryThatLeftItsAccountGoesWholeIntoAnother()
    {
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        const QString id =
            one->home.library.writeReview(one->home.ada, about(one->home.alien(), u"Cold."_s))->record;
        one->sync(*server);
        QVERIFY(one->store.detach(one->home.ada));
        QVERIFY(one->home.library.rate(one->home.ada, one->home.heat(), stars(40)));
        TestServer other;
        one->sync(other);
        two->sync(other);

        QCOMPARE(one->last.next, SyncStep::Next::Rest);
        QCOMPARE(two->home.library.mine(two->home.ada, two->home.alien())->rating, stars(90));
        QCOMPARE(two->home.library.mine(two->home.ada, two->home.heat())->rating, stars(40));
        QCOMPARE(two->home.library.findReview(two->home.ada, id)->text, u"Cold."_s);
    }

    void whatWasRemovedInOneAccountIsNotRemovedFromTheNext()
    {
        QVERIFY(one->home.library.rate(one->home.ada, one->home.alien(), stars(90)));
        QVERIFY(one->home.library.unrate(one->home.ada, one->home.alien()));
        one->sync(*server);
        TestServer other;
        QVERIFY(other.home.library.rate(other.home.ada, other.home.alien(), stars(70)));
        QVERIFY(one->store.detach(one->home.ada));
        one->sync(other);

        QCOMPARE(other.home.library.mine(other.home.ada, other.home.alien())->rating, stars(70));
        QCOMPARE(one->home.library.mine(one->home.ada, one->home.alien())->rating, stars(70));
    }

    void undoLeavesAloneWhatOthersChangedAndKeepsTheirText()
    {
        const QString id =
            one->home.library.writeReview(one->home.ada, about(one->home.alien(), u"Cold."_s))->record;
        one->home.clock.advance(std::chrono::seconds(1));
        QVERIFY(one->home.library.writeReview(one->home.ada, about(one->home.alien(), u"Colder."_s, id)));
        one->sync(*server);
        two->sync(*server);
        two->home.clock.advance(std::chrono::seconds(5));
        Review theirs = about(two->home.alien(), u"Warm."_s, id);
        theirs.spoiler = true;
        QVERIFY(two->home.library.writeReview(two->home.ada, theirs));
        two->sync(*server);
        one->sync(*server);
        one->home.clock.advance(std::chrono::seconds(9));
        QVERIFY(one->home.library.undo(one->home.ada));
        one->sync(*server);
        two->sync(*server);

        const Review now = two->home.library.findReview(two->home.ada, id).value();
        QCOMPARE(now.text, u"Cold."_s);
        QVERIFY(now.spoiler);
        const auto kept = two->store.keptTexts(two->home.ada).value();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.first().text, u"Warm."_s);
    }

    void aTextThatAChangeOnTheServerReplacesIsKeptThereToo()
    {
        const auto write = [](TestLibrary &home, const QString &text, const QString &id) {
            home.clock.advance(std::chrono::seconds(1));
            return home.library.writeReview(home.ada, about(home.alien(), text, id))->record;
        };
        const QString id = write(server->home, u"Cold."_s, {});
        write(server->home, u"Colder."_s, id);
        one->sync(*server);
        one->home.clock.advance(std::chrono::seconds(5));
        write(one->home, u"Warm."_s, id);
        one->sync(*server);
        server->home.clock.advance(std::chrono::seconds(20));
        QVERIFY(server->home.library.undo(server->home.ada));
        one->sync(*server);

        QCOMPARE(one->store.keptTexts(one->home.ada)->first().text, u"Warm."_s);
        QCOMPARE(server->home.scalar(u"SELECT text FROM text_copy"_s), u"Warm."_s);
    }

    void aPageIsAsLargeAsItMayBe()
    {
        for (int n = 0; n < 130; ++n)
            QVERIFY(server->home.library.watch(server->home.ada, seen(server->home.heat())));
        const QString device = *server->sync.registerDevice(server->home.ada, u"s"_s, u"laptop"_s);
        const auto first = server->sync.pull(server->home.ada, {device, {}, 120});
        QCOMPARE(first->changes.size(), 120);
        QVERIFY(first->more);
        const auto rest = server->sync.pull(server->home.ada, {device, first->cursor, 120});
        QCOMPARE(rest->changes.size(), 10);
        QVERIFY(!rest->more);
    }

    void anImportedFilmIsKnownOnEveryDevice()
    {
        Movie imported; // as an import of another service enters it
        imported.summary.ref = u"local:0192f1bb-0000-5000-8000-00000000000f"_s;
        imported.summary.title = u"A Film Nobody Knows"_s;
        imported.source = u"letterboxd"_s;
        const MovieId film = one->home.catalog.addMissing({imported})->first();
        QVERIFY(one->home.library.rate(one->home.ada, film, stars(70)));
        one->sync(*server);
        two->sync(*server);

        const auto there = two->home.catalog.find(imported.summary.ref);
        QVERIFY(there);
        QCOMPARE(two->home.catalog.movie(*there)->summary.title, u"A Film Nobody Knows"_s);
        QCOMPARE(two->home.library.mine(two->home.ada, *there)->rating, stars(70));
    }

    void aRestoredServerReadsNoStampAgain()
    {
        const auto clock = [&] { return server->home.scalar(u"SELECT clock FROM sync_state"_s); };
        QVERIFY(server->home.library.rate(server->home.ada, server->home.ran(), stars(30)));
        const QString before = clock();
        QVERIFY(SyncServer::raiseEpoch(*server->home.database, server->home.clock.now()));
        QCOMPARE(clock().left(18), before.left(18));
        QVERIFY(clock() != before);
    }

    void aReviewThatChangedBehindAnOpenDialogIsKeptBesideIt()
    {
        const auto write = [](TestDevice &device, const QString &text, const QString &id) {
            device.home.clock.advance(std::chrono::seconds(1));
            return device.home.library.writeReview(device.home.ada, about(device.home.alien(), text, id),
                                                   u"First."_s);
        };
        const QString id = write(*one, u"First."_s, {})->record;
        one->sync(*server);
        two->sync(*server);
        QVERIFY(write(*two, u"Of two."_s, id));
        two->sync(*server);
        one->sync(*server);

        QVERIFY(write(*one, u"Of one."_s, id)); // the dialog was open all the time
        one->sync(*server);
        two->sync(*server);

        QCOMPARE(two->home.library.reviews(two->home.ada)->first().text, u"Of one."_s);
        QCOMPARE(two->home.scalar(u"SELECT text FROM text_copy"_s), u"Of two."_s);
    }

private:
    /// What a new device sends first, after it has said hello and read what is there.
    SyncQuestion firstPush(TestDevice &device)
    {
        for (;;) {
            const SyncQuestion question = device.store.ask(device.home.ada, true).value().value();
            if (question.kind == SyncQuestion::Kind::Push)
                return question;
            (void)device.store.take(device.home.ada, question, server->answer(question));
        }
    }

    std::optional<TestServer> server;
    std::optional<TestDevice> one;
    std::optional<TestDevice> two;
};

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
