#include "core/base/uuid.h"
#include "core/sync/account_ledger.h"
#include "tests/core/sync/two_sides.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Stamp1 = "019cebd7f1a5-0000-00000001";

} // namespace

/// What a server takes of a device's changes, and what it says of the others.
class PushRulesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { server.emplace(); }

    void aWrongChangeIsRefusedAndTheOthersAreTaken_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonObject>("fields");
        QTest::addColumn<QString>("code");

        const QString film = u"imdb:tt0078748"_s;
        QTest::newRow("points over 100")
            << u"rating"_s << film << QJsonObject{{u"value"_s, 101}} << u"invalid"_s;
        QTest::newRow("points as text")
            << u"rating"_s << film << QJsonObject{{u"value"_s, u"9"_s}} << u"invalid"_s;
        QTest::newRow("no ref") << u"rating"_s << u"Alien"_s << QJsonObject{{u"value"_s, 9}} << u"invalid"_s;
        QTest::newRow("present as number")
            << u"rating"_s << film << QJsonObject{{u"present"_s, 1}} << u"invalid"_s;
        QTest::newRow("no UUID") << u"watch"_s << u"w1"_s << QJsonObject{{u"film"_s, film}} << u"invalid"_s;
        QTest::newRow("a diary entry cannot be present")
            << u"watch"_s << u"0192f1bb-0000-7000-8000-000000000001"_s << QJsonObject{{u"present"_s, false}}
            << u"unknown_entity"_s;
        QTest::newRow("newer field") << u"rating"_s << film << QJsonObject{{u"mood"_s, u"blue"_s}}
                                     << u"unknown_entity"_s;
        QTest::newRow("newer entity")
            << u"badge"_s << film << QJsonObject{{u"x"_s, 1}} << u"unknown_entity"_s;
        QTest::newRow("newer setting")
            << u"pref"_s << u"mood"_s << QJsonObject{{u"value"_s, u"blue"_s}} << u"unknown_entity"_s;
        QTest::newRow("too long") << u"review"_s << u"0192f1bb-0000-7000-8000-000000000001"_s
                                  << QJsonObject{{u"text"_s, QString(MostFieldBytes + 1, u'x')}}
                                  << u"invalid"_s;
    }

    void aWrongChangeIsRefusedAndTheOthersAreTaken()
    {
        QFETCH(QString, entity);
        QFETCH(QString, key);
        QFETCH(QJsonObject, fields);
        const RecordEdit good{u"favourite"_s, u"imdb:tt0113277"_s, QJsonObject{{u"present"_s, true}}};

        const auto answer = push({{entity, key, fields}, good});

        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().error.message));
        QCOMPARE(answer->outcomes.at(0).is, MutationOutcome::Is::Refused);
        QTEST(answer->outcomes.at(0).code, "code");
        QVERIFY(!answer->outcomes.at(0).message.isEmpty());
        QCOMPARE(answer->outcomes.at(1).is, MutationOutcome::Is::Applied);
        QCOMPARE(answer->lastN, 2);
        QVERIFY(server->home.library.mine(server->home.ada, server->home.heat())->favourite);
    }

    void whatNoServerWouldTakeIsNotWrittenAtAll()
    {
        const auto write = [&](const QString &text) {
            return server->home.library.writeReview(server->home.ada,
                                                    {{}, server->home.alien(), text, false, {}});
        };
        const auto tooLong = write(QString(MostFieldBytes, u'x'));
        QCOMPARE(tooLong.error().kind, Error::Kind::Invalid);
        QVERIFY(tooLong.error().message.contains("text"_L1));
        QVERIFY(!write(QString(QChar(0))));
        QVERIFY(!write(QString(QChar(0xd800))));
        QVERIFY(write(QString(MostFieldBytes - 2, u'x')));
        QVERIFY(write(u"\\u0000 is no NUL"_s));
    }

    void onlyWhatEndsForGoodCanBeDeleted()
    {
        const auto answer = push({{u"rating"_s, u"imdb:tt0078748"_s, {}, RecordEdit::Op::Delete}});
        QCOMPARE(answer->outcomes.first().code, u"invalid"_s);
    }

    void aFullAccountTakesRemovalsOnly()
    {
        server.emplace(SyncQuotas{.records = 1});
        const auto answer = push({rated(u"imdb:tt0078748"_s),
                                  rated(u"imdb:tt0113277"_s),
                                  {u"rating"_s, u"imdb:tt0078748"_s, QJsonObject{{u"present"_s, false}}}});

        QCOMPARE(answer->outcomes.at(0).is, MutationOutcome::Is::Applied);
        QCOMPARE(answer->outcomes.at(1).code, u"quota"_s);
        QCOMPARE(answer->outcomes.at(2).is, MutationOutcome::Is::Applied);
    }

    void numbersWithAHoleAreADefect()
    {
        PushRequest request = requestOf({rated(u"imdb:tt0078748"_s), rated(u"imdb:tt0113277"_s)});
        request.mutations.last().n = 5;
        QCOMPARE(server->sync.push(server->home.ada, u"s"_s, request).error().code, u"invalid"_s);
        QVERIFY(!server->home.library.mine(server->home.ada, server->home.alien())->rating);
    }

    void anotherEpochOrProtocolIsToldAtOnce()
    {
        PushRequest request = requestOf({});
        request.epoch = 7;
        QCOMPARE(server->sync.push(server->home.ada, u"s"_s, request).error().code, u"resync_required"_s);
        request.epoch = 1;
        request.protocol = 2;
        QCOMPARE(server->sync.push(server->home.ada, u"s"_s, request).error().code, u"protocol"_s);
    }

    void aFilmOfAnotherPersonIsNotShown()
    {
        QVERIFY(server->home.database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'eve', '', 0)"_s));
        const MovieId secret =
            server->home.library.enterFilm(UserId(2), {{u"title"_s, u"Eve's wedding"_s}})->movie;
        const QString ref = server->home.catalog.movie(secret)->summary.ref;

        const auto answer = push({rated(ref)});

        QCOMPARE(answer->outcomes.first().is, MutationOutcome::Is::Applied); // kept, as for any unknown film
        QVERIFY(!server->home.library.mine(server->home.ada, secret)->rating);
        const auto pulled = server->sync.pull(server->home.ada, {m_device, {}, 10});
        QVERIFY(pulled->films.isEmpty());
    }

    void whatOnePersonSaysOfAFilmChangesItForNobodyElse()
    {
        const auto answer = push(
            {{u"film"_s, u"imdb:tt0078748"_s, QJsonObject{{u"title"_s, u"Mine"_s}, {u"present"_s, true}}}});
        QCOMPARE(answer->outcomes.first().is, MutationOutcome::Is::Applied);
        QCOMPARE(server->home.catalog.movie(server->home.alien())->summary.title, u"Alien"_s);
        QCOMPARE(server->sync.pull(server->home.ada, {m_device, {}, 10})->changes.size(),
                 1); // for their devices
    }

    void nobodyTakesThePlaceOfAFilmThatIsYetToCome()
    {
        const auto answer = push({{u"film"_s, u"local:0192f1bb-0000-5000-8000-00000000000f"_s,
                                   QJsonObject{{u"title"_s, u"Mine"_s}, {u"present"_s, true}}}});
        QCOMPARE(answer->outcomes.first().code, u"forbidden"_s);
    }

    void whatIsHiddenCountsForTheQuotaToo()
    {
        server.emplace(SyncQuotas{.records = 1});
        const auto hidden = [](const QString &ref) {
            return RecordEdit{u"rating"_s, ref, QJsonObject{{u"value"_s, 50}, {u"present"_s, false}}};
        };
        const auto answer = push({hidden(u"imdb:tt0078748"_s), hidden(u"imdb:tt0113277"_s)});
        QCOMPARE(answer->outcomes.at(1).code, u"quota"_s);
    }

    void hintsOfRefusedEditsAreNotKept()
    {
        PushRequest request = requestOf({rated(u"tmdb:1"_s, 101), rated(u"tmdb:2"_s, 50)});
        request.films = {
            {u"tmdb:1"_s, u"One"_s, {}}, {u"tmdb:2"_s, u"Two"_s, {}}, {u"tmdb:3"_s, u"Three"_s, {}}};
        QVERIFY(server->sync.push(server->home.ada, u"s"_s, request));
        QCOMPARE(server->home.column(u"SELECT ref FROM sync_film"_s), u"tmdb:2"_s);
    }

    void hintsThatNoRecordNeedsAreForgotten()
    {
        PushRequest request = requestOf({rated(u"tmdb:1"_s), rated(u"tmdb:2"_s)});
        request.films = {{u"tmdb:1"_s, u"One"_s, {}}, {u"tmdb:2"_s, u"Two"_s, {}}};
        QVERIFY(server->sync.push(server->home.ada, u"s"_s, request));
        QVERIFY(push({{u"rating"_s, u"tmdb:1"_s, QJsonObject{{u"present"_s, false}}}}));
        QVERIFY(server->sync.purge(server->home.ada, server->home.clock.now().addDays(-180)));
        QCOMPARE(server->home.column(u"SELECT ref FROM sync_film"_s), u"tmdb:2"_s);
    }

    void anAnswerThatNobodyCouldTakeIsNotGiven()
    {
        QList<RecordEdit> reviews;
        QList<RecordEdit> removals;
        for (int n = 0; n < 80; ++n) {
            const QString key = importedUuid(u"review"_s, QString::number(n));
            reviews.append(
                {u"review"_s, key,
                 QJsonObject{{u"film"_s, u"imdb:tt0078748"_s}, {u"text"_s, QString(60'000, u'x')}}});
            removals.append({u"review"_s, key, QJsonObject{{u"present"_s, false}}});
        }
        for (int n = 0; n < 80; n += 40)
            QVERIFY(push(reviews.mid(n, 40)));
        const auto n = m_n;
        const auto mid = m_mid;
        QCOMPARE(push(removals).error().code, u"too_large"_s);
        m_n = n;
        m_mid = mid;
        QVERIFY(push(removals.mid(0, 40)));
    }

    void theDigestKeptIsThatOfTheRecords()
    {
        QVERIFY(push({rated(u"imdb:tt0078748"_s),
                      rated(u"imdb:tt0113277"_s),
                      rated(u"imdb:tt0078748"_s, 3),
                      {u"rating"_s, u"imdb:tt0113277"_s, QJsonObject{{u"present"_s, false}}}}));
        const auto pulled = server->sync.pull(server->home.ada, {m_device, {}, 10});

        RecordDigest afresh;
        for (const RecordState &record : pulled->changes)
            addToDigest(afresh, record);
        QCOMPARE(pulled->digest, afresh);
        QCOMPARE(afresh.value(u"rating"_s).count, 1);
    }

    void removedRecordsAreForgottenInTimeAndOldCursorsWithThem()
    {
        QVERIFY(push({rated(u"imdb:tt0113277"_s)}));
        const auto early = server->sync.pull(server->home.ada, {m_device, {}, 10});
        QVERIFY(push({rated(u"imdb:tt0078748"_s),
                      {u"rating"_s, u"imdb:tt0078748"_s, QJsonObject{{u"present"_s, false}}}}));
        server->home.clock.advance(std::chrono::hours(24 * 181));
        QVERIFY(push({rated(u"imdb:tt0089881"_s)}));

        QCOMPARE(server->sync.purge(server->home.ada, server->home.clock.now().addDays(-180)), 1);

        QCOMPARE(server->sync.pull(server->home.ada, {m_device, early->cursor, 10}).error().code,
                 u"resync_required"_s);
        const auto anew = server->sync.pull(server->home.ada, {m_device, {}, 10});
        QCOMPARE(anew->changes.size(), 2);
        QCOMPARE(server->sync.purge(server->home.ada, server->home.clock.now().addDays(-180)), 0);
    }

    void aPurgeDuringAFullReadingStartsItOver()
    {
        QVERIFY(push({rated(u"imdb:tt0078748"_s), rated(u"imdb:tt0113277"_s), rated(u"imdb:tt0089881"_s)}));
        const auto first = server->sync.pull(server->home.ada, {m_device, {}, 1});
        QVERIFY(first->more);
        QVERIFY(push({{u"rating"_s, u"imdb:tt0078748"_s, QJsonObject{{u"present"_s, false}}}}));
        server->home.clock.advance(std::chrono::hours(24 * 181));
        QCOMPARE(server->sync.purge(server->home.ada, server->home.clock.now().addDays(-180)), 1);

        QCOMPARE(server->sync.pull(server->home.ada, {m_device, first->cursor, 10}).error().code,
                 u"resync_required"_s);
    }

private:
    static RecordEdit rated(const QString &ref, int points = 50)
    {
        return {u"rating"_s, ref, QJsonObject{{u"value"_s, points}, {u"present"_s, true}}};
    }

    PushRequest requestOf(const QList<RecordEdit> &edits)
    {
        if (m_device.isEmpty() || m_n == 0) {
            m_device = *server->sync.registerDevice(server->home.ada, u"s"_s, u"laptop"_s);
            m_mid.clear();
        }
        PushRequest request;
        request.epoch = 1;
        request.device = m_device;
        request.afterN = m_n;
        request.afterMid = m_mid;
        for (const RecordEdit &edit : edits) {
            ++m_stamps;
            m_mid = importedUuid(u"test"_s, QString::number(++m_n));
            QString stamp = QString::fromLatin1(Stamp1);
            stamp.replace(13, 4, QString::number(m_stamps).rightJustified(4, u'0'));
            request.mutations.append({m_n, m_mid, edit, stamp});
        }
        return request;
    }

    SyncResult<PushAnswer> push(const QList<RecordEdit> &edits)
    {
        return server->sync.push(server->home.ada, u"s"_s, requestOf(edits));
    }

    std::optional<TestServer> server;
    QString m_device;
    QString m_mid;
    qint64 m_n = 0;
    int m_stamps = 0;

private slots:
    void cleanup()
    {
        m_device.clear();
        m_n = 0;
    }
};

QTEST_GUILESS_MAIN(PushRulesTest)
#include "push_rules_test.moc"
