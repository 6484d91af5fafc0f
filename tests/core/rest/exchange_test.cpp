#include "core/exchange/archive_reader.h"
#include "core/exchange/zip_writer.h"
#include "core/importing/zip_file.h"
#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// GET /api/v1/me/export and POST /api/v1/me/import
class ExchangeTest : public QObject {
    Q_OBJECT

    static constexpr auto Export = "/api/v1/me/export";

    std::unique_ptr<TestApi> m_api;
    QString m_ada, m_bob;

    int did(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(method, target, body, m_ada).status;
    }

    void live()
    {
        QCOMPARE(did(Method::Put, "/api/v1/me/ratings/tt0078748", R"({"points":90})"), 200);
        QCOMPARE(did(Method::Put, "/api/v1/me/favourites/tt0078748"), 200);
        QCOMPARE(did(Method::Post, "/api/v1/me/watches",
                     bodyOf({{u"movie"_s, u"tt0089881"_s},
                             {u"watched_on"_s, u"2024-03-15"_s},
                             {u"note"_s, u"with “Bo”, \"twice\""_s}})),
                 201);
        QCOMPARE(did(Method::Put, "/api/v1/me/preferences", R"({"country":"FR"})"), 200);
        QCOMPARE(did(Method::Post, "/api/v1/movies", R"({"title":"Summer at the Lake"})"), 201);
    }

    QJsonObject linesOf(const Response &answer, const QString &entity)
    {
        return jsonOf(answer).value(u"records"_s).toObject().value(entity).toObject();
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
        m_bob = m_api->signedIn("bob");
    }

    void everythingIsInTheFile()
    {
        live();
        const Response answer = m_api->get(Export, m_ada);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), "application/zip");
        QCOMPARE(answer.header("Cache-Control"), "no-store");
        QVERIFY(answer.header("Content-Disposition").startsWith("attachment; filename=\"matinee-library-20"));

        auto zip = ZipFile::ofBytes(answer.body, {});
        QVERIFY(zip);
        QHash<QString, QByteArray> files;
        const QStringList names = zip->memberNames();
        for (qsizetype i = 0; i < names.size(); ++i)
            files.insert(names.at(i), zip->read(i).value());
        for (const QString &entity : archivedEntities())
            QVERIFY2(files.contains(archiveFileOf(entity)), qPrintable(entity));
        QCOMPARE(files.value(u"pref.jsonl"_s),
                 "{\"fields\":{\"present\":true,\"value\":\"FR\"},\"key\":\"country\"}\n");
        QCOMPARE(files.value(u"history.csv"_s),
                 "Date,Title,Year,Film,Points,Liked,Rewatch,Place,Note\r\n"
                 "2024-03-15,Ran,1985,imdb:tt0089881,,0,0,,\"with “Bo”, \"\"twice\"\"\"\r\n");
        const QByteArray day = m_api->clock.now().date().toString(Qt::ISODate).toLatin1();
        QCOMPARE(files.value(u"ratings.csv"_s),
                 "Date,Title,Year,Film,Points\r\n" + day + ",Alien,1979,imdb:tt0078748,90\r\n");
        QVERIFY(readArchive(answer.body));
    }

    void itNeedsThePasswordOfJustNow()
    {
        const Response token = m_api->call(Method::Post, "/api/v1/me/tokens",
                                           R"({"name":"x","scopes":["read","write"]})", m_ada);
        const QString program = jsonOf(token).value(u"token"_s).toString();
        QCOMPARE(m_api->get("/api/v1/me/ratings", program).status, 200);
        QCOMPARE(m_api->get(Export, program).status, 403);
        m_api->clock.advance(5min + 1ms);
        const Response refused = m_api->get(Export, m_ada);
        QCOMPARE(refused.status, 403);
        QCOMPARE(jsonOf(refused).value(u"type"_s), u"urn:matinee:problem:proof-needed"_s);
    }

    void itIsInTheAuditLog()
    {
        const auto newest = [&] {
            const QJsonObject log = jsonOf(m_api->get("/api/v1/me/audit", m_ada));
            return log.value(u"items"_s).toArray().first().toObject().value(u"event"_s).toString();
        };
        QVERIFY(newest() != u"exported"_s);
        QCOMPARE(m_api->get(Export, m_ada).status, 200);
        QCOMPARE(newest(), u"exported"_s);
        QVERIFY(m_api->services().accounts.audit.verify());
    }

    void anotherAccountTakesItOnce()
    {
        live();
        const QByteArray zip = m_api->get(Export, m_ada).body;

        const Response taken = m_api->sendArchive(zip, m_bob);
        QCOMPARE(taken.status, 200);
        const QJsonObject added{{u"added"_s, 1}, {u"changed"_s, 0}, {u"same"_s, 0}, {u"skipped"_s, 0}};
        for (const auto &entity : {u"rating"_s, u"favourite"_s, u"watch"_s, u"pref"_s, u"film"_s})
            QCOMPARE(linesOf(taken, entity), added);
        for (const QByteArray list : {"ratings", "favourites", "watches"})
            QCOMPARE(titlesOf(m_api->get("/api/v1/me/" + list, m_bob)),
                     titlesOf(m_api->get("/api/v1/me/" + list, m_ada)));
        QCOMPARE(titlesOf(m_api->get("/api/v1/movies?q=lake", m_bob)), QStringList{u"Summer at the Lake"_s});

        const QJsonObject same{{u"added"_s, 0}, {u"changed"_s, 0}, {u"same"_s, 1}, {u"skipped"_s, 0}};
        QCOMPARE(linesOf(m_api->sendArchive(zip, m_bob), u"film"_s), same);
        QCOMPARE(m_api->call(Method::Post, "/api/v1/me/undo", {}, m_bob).status, 200);
        QCOMPARE(titlesOf(m_api->get("/api/v1/me/ratings", m_bob)), QStringList());
        QCOMPARE(titlesOf(m_api->get("/api/v1/movies?q=lake", m_bob)), QStringList());
    }

    void whatIsSentAgainIsAnsweredAgain()
    {
        live();
        const QByteArray zip = m_api->get(Export, m_ada).body;
        const Response first = m_api->sendArchive(zip, m_bob, "k");
        const Response again = m_api->sendArchive(zip, m_bob, "k");
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("Idempotent-Replayed"), "true");
        QCOMPARE(m_api->sendArchive(m_api->emptyArchive(), m_bob, "k").status, 422);
    }

    void aBadLineIsNamedAndNothingIsDone()
    {
        const QByteArray manifest = R"({"format":"matinee-library","version":1,"schema":8,)"
                                    R"("exported_at":"2026-03-14T09:26:53.589Z","counts":{"rating":2}})";
        const auto send = [&](const QByteArray &second) {
            const QByteArray lines =
                "{\"key\":\"imdb:tt0078748\",\"fields\":{\"value\":90}}\n" + second + '\n';
            return m_api->sendArchive(
                *writeZip({{u"manifest.json"_s, manifest}, {u"rating.jsonl"_s, lines}}, m_api->clock.now()),
                m_bob);
        };
        const Response refused = send("{\"key\":\"imdb:tt0089881\",\"fields\":{\"value\":190}}");
        QCOMPARE(refused.status, 422);
        QCOMPARE(faultsOf(refused), QStringList{u"rating.jsonl:2"_s});
        QCOMPARE(faultsOf(send("{\"key\":\"tmdb:7\",\"fields\":{\"value\":90}}")),
                 QStringList{u"rating.jsonl:2"_s});
        QCOMPARE(titlesOf(m_api->get("/api/v1/me/ratings", m_bob)), QStringList());
        QCOMPARE(send("{\"key\":\"imdb:tt0089881\",\"fields\":{\"value\":19}}").status, 200);
        QCOMPARE(titlesOf(m_api->get("/api/v1/me/ratings", m_bob)).size(), 2);
    }

    void onlyAZipIsTaken()
    {
        QCOMPARE(faultsOf(m_api->sendArchive("PK nonsense", m_bob)), QStringList{u"archive"_s});
        QCOMPARE(faultsOf(m_api->sendArchive({}, m_bob)), QStringList{u"manifest.json"_s});
        QCOMPARE(m_api->call(Method::Post, "/api/v1/me/import", "{}", m_bob).status, 415);
        const qsizetype most = 20 * 1024 * 1024;
        QCOMPARE(m_api->sendArchive(QByteArray(most, 'x'), m_bob).status, 422);
        QCOMPARE(m_api->sendArchive(QByteArray(most + 1, 'x'), m_bob).status, 413);
    }
};

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
