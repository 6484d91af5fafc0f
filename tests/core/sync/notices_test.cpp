#include "core/catalog/movie_repository.h"
#include "core/sync/record_batch.h"
#include "core/sync_core/sync_json.h"
#include "tests/core/sync/two_sides.h"

#include <QJsonArray>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What a device tells the person: what was refused, what was kept twice, what is still to come.
class NoticesTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        server.emplace();
        one.emplace();
    }

    void aRefusedEditIsUndoneAndListed()
    {
        server.emplace(SyncQuotas{.records = 1});
        rate(one->home.alien());
        rate(one->home.heat());
        one->sync(*server);

        QVERIFY(one->last.next == SyncStep::Next::Rest);
        QVERIFY(!one->home.library.mine(one->home.ada, one->home.heat())->rating);
        const auto refused = one->store.refused(one->home.ada).value();
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().code, u"quota"_s);
        QCOMPARE(refused.first().edit.key, u"imdb:tt0113277"_s);
        QCOMPARE(refused.first().edit.fields.value("value"_L1).toInt(), 50);
        QCOMPARE(one->store.status(one->home.ada)->refused, 1);

        QVERIFY(one->store.forgetRefused(one->home.ada, refused.first().mid));
        QCOMPARE(one->store.status(one->home.ada)->refused, 0);
    }

    void whatTheServerIsTooOldForIsSentAgainOnceItIsNot()
    {
        rate(one->home.alien());
        one->sync(*server);
        QVERIFY(one->home.database->execute(
            u"INSERT INTO sync_refused (user_id, mid, entity, key, op, fields, base, stamp, code, message, "
            u"at)"
            u" VALUES (1, '0192f1bb-0000-7000-8000-00000000000f', 'rating', 'imdb:tt0113277', 'set', "
            u"'{\"value\":60,\"present\":true}', '',"
            u" '019cebd7f1a5-0000-00000001', 'unknown_entity', '', 0)"_s));
        one->sync(*server);
        QCOMPARE(one->store.status(one->home.ada)->refused, 1); // the server is what it was

        QVERIFY(one->home.database->execute(u"UPDATE sync_state SET server_schema = 1"_s));
        one->sync(*server);

        QCOMPARE(one->store.status(one->home.ada)->refused, 0);
        QCOMPARE(one->home.library.mine(one->home.ada, one->home.heat())->rating, Rating::fromPoints(60));
    }

    void whatAnOlderServerRefusedInALostAnswerIsSentAgainToo()
    {
        rate(one->home.alien());
        one->sync(*server);
        QVERIFY(server->home.library.setFavourite(server->home.ada, server->home.ran(), true));
        rate(one->home.amelie());
        const auto known = one->store.ask(one->home.ada, false).value().value();
        QVERIFY(one->store.take(one->home.ada, known, server->answer(known))); // there is something to read
        rate(one->home.heat());
        const auto lost = one->store.ask(one->home.ada, false).value().value();
        QCOMPARE(server->answer(lost).status, 200);
        QVERIFY(server->home.database->execute(
            u"UPDATE sync_mutation SET outcome = '{\"n\":3,\"is\":\"refused\",\"code\":"
            u"\"unknown_entity\",\"message\":\"Too new.\"}' WHERE n = 3"_s));
        QVERIFY(server->home.database->execute(u"DELETE FROM rating WHERE movie_id = 2"_s));
        QVERIFY(one->home.database->execute(u"UPDATE sync_state SET server_schema = 1"_s));
        one->sync(*server);

        QCOMPARE(one->store.status(one->home.ada)->refused, 0);
        QCOMPARE(one->home.library.mine(one->home.ada, one->home.heat())->rating, Rating::fromPoints(50));
        QCOMPARE(server->home.scalar(u"SELECT last_n FROM sync_device"_s), u"4"_s);
    }

    void aRefusedTextThatIsTriedAgainKeepsWhatCameMeanwhile()
    {
        Review review{{}, one->home.alien(), u"First."_s, false, {}};
        review.id = one->home.library.writeReview(one->home.ada, review)->record;
        one->sync(*server);
        const QString version =
            objectOf(one->home.scalar(u"SELECT fields FROM sync_base"_s))["text"_L1][2].toString();
        QVERIFY(one->home.database->execute(
            u"INSERT INTO sync_refused (user_id, mid, entity, key, op, fields, base, stamp, code, message, "
            u"at)"
            u" SELECT user_id, '0197f000-0000-7000-8000-000000000001', entity, key, 'set',"
            u" '{\"text\":\"Mine.\"}', :base, '', 'quota', '', 0 FROM sync_base"_s,
            {{u":base"_s, u"{\"text\":\"%1\"}"_s.arg(version)}}));
        QVERIFY(!one->store.refused(one->home.ada)->first().edit.isUnaware);
        one->home.clock.advance(std::chrono::seconds(1));
        review.text = u"Second."_s;
        QVERIFY(one->home.library.writeReview(one->home.ada, review));
        one->sync(*server);

        const RecordEdit again = one->store.refused(one->home.ada)->first().edit;
        QVERIFY(again.isUnaware);
        one->home.clock.advance(std::chrono::seconds(1));
        QVERIFY(one->home.library.applyAll(one->home.ada, u"again"_s, {again}));
        one->sync(*server);
        QCOMPARE(one->home.library.reviews(one->home.ada)->first().text, u"Mine."_s);
        QCOMPARE(one->home.scalar(u"SELECT text FROM text_copy"_s), u"Second."_s);
    }

    void aFieldOfANewerVersionSurvives()
    {
        rate(one->home.alien());
        one->sync(*server);
        auto batch = RecordBatch::open(*server->home.database, server->home.ada);
        auto record = batch->find(u"rating"_s, u"imdb:tt0078748"_s).value().value();
        record.fields.insert(u"mood"_s, {u"blue"_s, record.fields.first().stamp});
        QVERIFY(batch->putNext(record));
        QVERIFY(batch->save(server->home.clock.now()));
        one->home.clock.advance(std::chrono::seconds(1));
        one->sync(*server);
        rate(one->home.alien(), 70);
        one->sync(*server);

        QVERIFY(server->home.scalar(u"SELECT fields FROM sync_base"_s).contains("blue"_L1));
        QVERIFY(one->home.scalar(u"SELECT fields FROM sync_base"_s).contains("blue"_L1));
        QCOMPARE(server->home.library.mine(server->home.ada, server->home.alien())->rating,
                 Rating::fromPoints(70));
    }

    void aDifferenceThatReadingDoesNotCureIsNotReadForEver()
    {
        rate(one->home.alien());
        one->sync(*server);
        QVERIFY(
            server->home.database->execute(u"UPDATE sync_account SET digest = '{\"rating\":[9,\"9\"]}'"_s));

        QTest::ignoreMessage(QtWarningMsg,
                             "sync: what is here and on the server differs; all of it is read again");
        QTest::ignoreMessage(QtWarningMsg,
                             "sync: what is here and on the server differs, also after reading all of it");
        one->sync(*server);
        QCOMPARE(one->last.next, SyncStep::Next::Rest);
    }

    void aServerThatGivesANumberTwiceDoesNotStopSynchronisation()
    {
        rate(one->home.alien());
        one->sync(*server);
        QVERIFY(one->home.database->execute(u"UPDATE sync_base SET seq = 2"_s)); // as the server had it once
        QVERIFY(server->home.library.setFavourite(server->home.ada, server->home.ran(), true)); // 2 again
        one->sync(*server);

        QCOMPARE(one->last.next, SyncStep::Next::Rest);
        QVERIFY(one->home.library.mine(one->home.ada, one->home.ran())->favourite);
        QVERIFY(one->home.library.mine(one->home.ada, one->home.alien())->rating);
    }

    void recordsWaitForTheirFilm()
    {
        rate(one->home.alien());
        one->sync(*server);
        TestDevice bare;
        QVERIFY(bare.home.database->execute(u"DELETE FROM movie_external_id"_s));
        QVERIFY(bare.home.database->execute(u"UPDATE movie SET ref = 'other:' || id"_s));
        TestServer &answering = *server;
        answering.limit = 100;
        // Without its name nothing can be shown of it.
        for (;;) {
            const auto question = bare.store.ask(bare.home.ada, true).value().value();
            SyncAnswer answer = answering.answer(question);
            if (answer.body.contains("films"_L1))
                answer.body.insert(u"films"_s, QJsonArray());
            if (bare.store.take(bare.home.ada, question, answer)->next == SyncStep::Next::Rest)
                break;
        }
        QCOMPARE(bare.home.scalar(u"SELECT ref FROM sync_unplaced"_s), u"imdb:tt0078748"_s);
        QCOMPARE(bare.home.scalar(u"SELECT COUNT(*) FROM rating"_s), u"0"_s);

        QVERIFY(bare.home.database->execute(u"UPDATE movie SET ref = 'imdb:tt0078748' WHERE id = 1"_s));
        QVERIFY(MovieRepository(*bare.home.database).raiseVersion());
        bare.sync(answering);
        QCOMPARE(bare.home.scalar(u"SELECT points FROM rating"_s), u"50"_s);
        QCOMPARE(bare.home.scalar(u"SELECT COUNT(*) FROM sync_unplaced"_s), u"0"_s);
    }

    void recordsOfOneFilmUnderTwoRefsAreOne()
    {
        rate(one->home.alien());
        one->sync(*server);
        TestDevice two; // there the film has another ref, and is known by this one too
        QVERIFY(two.home.database->execute(u"UPDATE movie SET ref = 'tmdb:348' WHERE id = 1"_s));
        two.sync(*server);
        QCOMPARE(two.home.library.mine(two.home.ada, two.home.alien())->rating, Rating::fromPoints(50));
        two.home.clock.advance(std::chrono::seconds(1));
        QVERIFY(two.home.library.rate(two.home.ada, two.home.alien(), *Rating::fromPoints(80)));
        two.sync(*server);
        QVERIFY(one->home.database->execute(
            u"INSERT INTO movie_external_id (system, value, movie_id) VALUES ('tmdb', '348', 1)"_s));
        one->sync(*server);

        QCOMPARE(one->home.library.mine(one->home.ada, one->home.alien())->rating, Rating::fromPoints(80));
    }

    void whatComesFromElsewhereCanStillBeUndoneHere()
    {
        rate(one->home.alien());
        one->sync(*server);
        TestDevice two;
        two.sync(*server);
        two.home.clock.advance(std::chrono::seconds(1));
        QVERIFY(two.home.library.unrate(two.home.ada, two.home.alien()));
        two.sync(*server);
        QVERIFY(two.home.library.undo(two.home.ada));
        two.sync(*server);
        one->sync(*server);

        QCOMPARE(one->home.library.mine(one->home.ada, one->home.alien())->rating, Rating::fromPoints(50));
    }

private:
    void rate(MovieId movie, int points = 50)
    {
        QVERIFY(one->home.library.rate(one->home.ada, movie, *Rating::fromPoints(points)));
    }

    std::optional<TestServer> server;
    std::optional<TestDevice> one;
};

QTEST_GUILESS_MAIN(NoticesTest)
#include "notices_test.moc"
