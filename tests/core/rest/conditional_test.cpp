#include "core/rest/kept_answers.h"
#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Requests that are only to count once, or only if nothing changed meanwhile.
class ConditionalTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    Request request(Method method, const QByteArray &path, const QByteArray &body, const QString &token) const
    {
        return {.id = u"test"_s,
                .method = method,
                .path = path,
                .headers = {{"authorization", "Bearer " + token.toLatin1()},
                            {"content-type", "application/json"}},
                .body = body};
    }

    Request watch(const QByteArray &key, const QByteArray &film = "tt0078748") const
    {
        Request post = request(Method::Post, "/api/v1/me/watches", R"({"movie":")" + film + R"("})", m_ada);
        post.headers.insert("idempotency-key", key);
        return post;
    }

    qsizetype watches(const QString &token)
    {
        return jsonOf(m_api->get("/api/v1/me/watches", token)).value(u"items"_s).toArray().size();
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
    }

    void aRequestSentTwiceIsDoneOnce()
    {
        const Response first = m_api->answer(watch("one"));
        QCOMPARE(first.status, 201);
        QVERIFY(first.header("Idempotent-Replayed").isEmpty());
        const Response again = m_api->answer(watch("one"));
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("Location"), first.header("Location"));
        QCOMPARE(again.header("Content-Type"), first.header("Content-Type"));
        QCOMPARE(again.header("Idempotent-Replayed"), "true");
        QCOMPARE(watches(m_ada), 1);
        QCOMPARE(m_api->answer(watch("two")).status, 201);
        QCOMPARE(watches(m_ada), 2);
    }

    void whatGivesOutTokensIsNeverKept()
    {
        const QJsonObject session =
            jsonOf(m_api->call(Method::Post, "/api/v1/sessions",
                               R"({"handle":"ada","password":"a long enough secret","device_name":"x"})"));
        Request refresh = request(Method::Post, "/api/v1/sessions/refresh",
                                  bodyOf({{u"refresh_token"_s, session.value(u"refresh_token"_s)}}), m_ada);
        refresh.headers.insert("idempotency-key", "one");
        const QString newest = jsonOf(m_api->answer(refresh)).value(u"access_token"_s).toString();
        QCOMPARE(m_api->get("/api/v1/me", newest).status, 200);
        auto rows = m_api->services().database->run(u"SELECT COUNT(*) FROM kept_answer"_s);
        QVERIFY(rows->next());
        QCOMPARE(rows->integer(0), 0);

        // An old token ends its session, whatever comes with it.
        m_api->clock.advance(std::chrono::seconds(11));
        QCOMPARE(m_api->answer(refresh).status, 401);
        QCOMPARE(m_api->get("/api/v1/me", newest).status, 401);
    }

    void anotherRequestWithTheSameKeyIsRefused()
    {
        QCOMPARE(m_api->answer(watch("one")).status, 201);
        QCOMPARE(m_api->answer(watch("one", "tt0089881")).status, 422);
        QCOMPARE(watches(m_ada), 1);
        QCOMPARE(m_api->answer(watch("with space")).status, 422);
        QCOMPARE(m_api->answer(watch(QByteArray(256, 'x'))).status, 422);
    }

    void aRefusalMayBeTriedAgain()
    {
        QCOMPARE(m_api->answer(watch("one", "tt9999999")).status, 422);
        QCOMPARE(m_api->answer(watch("one")).status, 201);
    }

    void aKeyIsItsOwnersAndOfTheDay()
    {
        QCOMPARE(m_api->answer(watch("one")).status, 201);
        const QString ben = m_api->signedIn("ben");
        Request his = watch("one");
        his.headers.insert("authorization", "Bearer " + ben.toLatin1());
        QCOMPARE(m_api->answer(his).status, 201);
        QCOMPARE(watches(ben), 1);

        m_api->clock.advance(std::chrono::hours(24));
        m_ada = m_api->signedIn("ada");
        QCOMPARE(m_api->answer(watch("one")).status, 201);
        QCOMPARE(watches(m_ada), 2);
    }

    void anAnswerWithoutWordsIsKeptToo()
    {
        KeptAnswers answers(*m_api->services().database);
        const UserId ada = m_api->services().accounts.people.findByHandle(u"ada"_s)->user;
        const QDateTime now = m_api->clock.now();

        QVERIFY(answers.keep(ada, "one", {"asked", Reply{.status = 204}}, now));

        const auto kept = answers.find(ada, "one", now);
        QVERIFY(kept && *kept);
        QCOMPARE((*kept)->reply.status, 204);
        QVERIFY((*kept)->reply.body.isEmpty());
    }

    void whatChangedMeanwhileIsNotOverwritten()
    {
        const QByteArray list =
            m_api->answer(request(Method::Post, "/api/v1/me/lists", R"({"name":"Rainy days"})", m_ada))
                .header("Location");
        const QByteArray known = m_api->get(list, m_ada).header("ETag");
        Request rename = request(Method::Patch, list, R"({"name":"Sundays"})", m_ada);
        rename.headers.insert("if-match", known);
        QCOMPARE(m_api->answer(rename).status, 200);
        QCOMPARE(m_api->answer(rename).status, 412);
        QCOMPARE(jsonOf(m_api->get(list, m_ada)).value(u"name"_s), u"Sundays"_s);
        rename.headers.insert("if-match", "\"other\", " + m_api->get(list, m_ada).header("ETag"));
        QCOMPARE(m_api->answer(rename).status, 200);

        Request removal = request(Method::Delete, list, {}, m_ada);
        removal.headers.insert("if-match", "*");
        QCOMPARE(m_api->answer(removal).status, 204);
        QCOMPARE(m_api->answer(removal).status, 412); // there is nothing any more
    }
};

QTEST_GUILESS_MAIN(ConditionalTest)
#include "conditional_test.moc"
