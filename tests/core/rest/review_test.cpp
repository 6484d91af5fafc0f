#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Own reviews, single entries and the diary as a file.
class ReviewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;
    QString m_ben;

    Response post(const QByteArray &path, const QByteArray &body)
    {
        return m_api->call(Method::Post, path, body, m_ada);
    }

    QByteArray written(const QByteArray &text)
    {
        return post("/api/v1/me/reviews", R"({"movie":"tt0078748","text":")" + text + R"("})")
            .header("Location");
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
        m_ben = m_api->signedIn("ben");
    }

    void aReviewIsWrittenReadChangedRemovedAndBroughtBack()
    {
        const QByteArray place = written("In space.");
        QVERIFY(place.startsWith("/api/v1/me/reviews/"));
        QJsonObject review = jsonOf(m_api->get(place, m_ada));
        QCOMPARE(review.value(u"text"_s), u"In space."_s);
        QCOMPARE(review.value(u"spoiler"_s), false);
        QCOMPARE(review.value(u"movie"_s).toObject().value(u"title"_s), u"Alien"_s);

        QCOMPARE(m_api->call(Method::Patch, place, R"({"spoiler":true})", m_ada).status, 200);
        review = jsonOf(m_api->get(place, m_ada));
        QCOMPARE(review.value(u"text"_s), u"In space."_s);
        QCOMPARE(review.value(u"spoiler"_s), true);

        QCOMPARE(m_api->call(Method::Delete, place, {}, m_ada).status, 204);
        QCOMPARE(m_api->get(place, m_ada).status, 404);
        QCOMPARE(m_api->call(Method::Delete, place, {}, m_ada).status, 404);
        QCOMPARE(jsonOf(post("/api/v1/me/undo", {})).value(u"what"_s), u"Undone: Review removed"_s);
        QCOMPARE(m_api->get(place, m_ada).status, 200);
    }

    void reviewsAreListedNewestFirst()
    {
        written("First.");
        m_api->clock.advance(std::chrono::minutes(1));
        written("Second.");
        const QJsonArray items = jsonOf(m_api->get("/api/v1/me/reviews", m_ada)).value(u"items"_s).toArray();
        QCOMPARE(items.size(), 2);
        QCOMPARE(items.at(0).toObject().value(u"text"_s), u"Second."_s);
        QVERIFY(titlesOf(m_api->get("/api/v1/me/reviews", m_ben)).isEmpty());
    }

    void longListsAreReadPageByPage()
    {
        for (const QByteArray day : {"2024-01-02", "2024-01-05", "2024-01-01", "2024-01-04", "2024-01-03"}) {
            post("/api/v1/me/watches",
                 bodyOf({{u"movie"_s, u"tt0078748"_s}, {u"watched_on"_s, QString::fromLatin1(day)}}));
            written(day);
            m_api->clock.advance(std::chrono::minutes(1));
        }
        const auto pages = [&](const QByteArray &list, const QString &field) {
            QStringList days;
            for (QString cursor; days.isEmpty() || !cursor.isEmpty();) {
                const QJsonObject page =
                    jsonOf(m_api->get(list + "?limit=2&cursor=" + cursor.toLatin1(), m_ada));
                cursor = page.value(u"next"_s).toString();
                if (page.value(u"total"_s) != 5 || page.value(u"items"_s).toArray().size() > 2)
                    return QStringList();
                for (const QJsonValue &item : page.value(u"items"_s).toArray())
                    days.append(item.toObject().value(field).toString().right(1));
            }
            return days;
        };
        QCOMPARE(pages("/api/v1/me/watches", u"watched_on"_s).join(u' '), u"5 4 3 2 1"_s);
        QCOMPARE(pages("/api/v1/me/reviews", u"text"_s).join(u' '), u"3 4 1 5 2"_s);
        QCOMPARE(jsonOf(m_api->get("/api/v1/me/watches", m_ben)).value(u"total"_s), 0);
    }

    void anothersReviewIsNotThere()
    {
        const QByteArray place = written("Mine.");
        QCOMPARE(m_api->get(place, m_ben).status, 404);
        QCOMPARE(m_api->call(Method::Patch, place, R"({"text":"Yours."})", m_ben).status, 404);
        QCOMPARE(m_api->call(Method::Delete, place, {}, m_ben).status, 404);
        QCOMPARE(jsonOf(m_api->get(place, m_ada)).value(u"text"_s), u"Mine."_s);
    }

    void whatIsWrongIsNamed()
    {
        QCOMPARE(faultsOf(post("/api/v1/me/reviews", "{}")), (QStringList{u"movie"_s, u"text"_s}));
        QCOMPARE(faultsOf(post("/api/v1/me/reviews", R"({"movie":"tt0078748","text":null})")),
                 QStringList{u"text"_s});
        QCOMPARE(faultsOf(post("/api/v1/me/reviews", R"({"movie":"tt1","text":"  ","stars":5})")),
                 (QStringList{u"movie"_s, u"stars"_s, u"text"_s}));
        const QByteArray place = written("Fine.");
        QCOMPARE(faultsOf(m_api->call(Method::Patch, place,
                                      R"({"text":")" + QByteArray(20'001, 'x') + R"("})", m_ada)),
                 (QStringList{u"text"_s}));
    }

    void oneFilmOfAListIsThereWhileItIsOnIt()
    {
        for (const QByteArray list : {"ratings", "favourites", "watchlist", "hidden", "nudges"}) {
            const QByteArray place = "/api/v1/me/" + list + "/tt0089881";
            QCOMPARE(m_api->get(place, m_ada).status, 404);
            const QByteArray body = list == "ratings" ? R"({"points":80})"
                : list == "nudges"                    ? R"({"direction":"more"})"
                                                      : "";
            QCOMPARE(m_api->call(Method::Put, place, body, m_ada).status, 200);
            const Response entry = m_api->get(place, m_ada);
            QCOMPARE(entry.status, 200);
            QCOMPARE(jsonOf(entry).value(u"movie"_s).toObject().value(u"title"_s), u"Ran"_s);
            QCOMPARE(m_api->get(place, m_ben).status, 404);
            QCOMPARE(m_api->call(Method::Delete, place, {}, m_ada).status, 200);
            QCOMPARE(m_api->get(place, m_ada).status, 404);
        }
    }

    void theDiaryIsAFileThatKeepsEveryCharacter()
    {
        const QJsonObject watch{{u"movie"_s, u"tt0078748"_s},
                                {u"watched_on"_s, u"2024-03-15"_s},
                                {u"note"_s, u"He said \"no\",\nthen"_s},
                                {u"place"_s, u"cinema"_s}};
        post("/api/v1/me/watches", QJsonDocument(watch).toJson());
        m_api->call(Method::Put, "/api/v1/me/ratings/tt0078748", R"({"points":90})", m_ada);
        const Response csv = m_api->get("/api/v1/me/history.csv", m_ada);
        QCOMPARE(csv.header("Content-Type"), "text/csv; charset=utf-8");
        QCOMPARE(csv.body,
                 "Date,Title,Year,Film,Points,Liked,Rewatch,Place,Note\r\n"
                 "2024-03-15,Alien,1979,imdb:tt0078748,90,0,0,cinema,\"He said \"\"no\"\",\nthen\"\r\n");

        const Response file = m_api->get("/api/v1/me/history.json", m_ada);
        const QJsonArray rows = QJsonDocument::fromJson(file.body).array();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.at(0).toObject().value(u"note"_s), u"He said \"no\",\nthen"_s);
        QCOMPARE(rows.at(0).toObject().value(u"points"_s), 90);
        QCOMPARE(m_api->get("/api/v1/me/history.json", m_ben).body, "[]");
    }

    void aDiaryEntryCanBeRead()
    {
        const QByteArray place =
            post("/api/v1/me/watches", R"({"movie":"tt0078748","place":"sofa"})").header("Location");
        QCOMPARE(jsonOf(m_api->get(place, m_ada)).value(u"place"_s), u"sofa"_s);
        QCOMPARE(m_api->get(place, m_ben).status, 404);
    }
};

QTEST_GUILESS_MAIN(ReviewTest)
#include "review_test.moc"
