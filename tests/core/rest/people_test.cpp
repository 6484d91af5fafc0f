#include "tests/core/rest/test_api.h"

#include <QSet>
#include <QTest>
#include <QUrl>

using namespace matinee;
using namespace Qt::StringLiterals;

class PeopleTest : public QObject {
    Q_OBJECT

    TestApi m_api;

    static QStringList namesOf(const Response &people)
    {
        QStringList names;
        for (const QJsonValue &person : jsonOf(people).value(u"items"_s).toArray())
            names.append(person.toObject().value(u"name"_s).toString());
        return names;
    }

    QJsonObject first(const QByteArray &name)
    {
        return jsonOf(m_api.get("/api/v1/people?q=" + name)).value(u"items"_s).toArray().first().toObject();
    }

private slots:
    void peopleAreFoundByNameAlsoMistyped()
    {
        QCOMPARE(namesOf(m_api.get("/api/v1/people?q=carpenter")), QStringList{u"John Carpenter"_s});
        QVERIFY(namesOf(m_api.get("/api/v1/people?q=kurosowa")).contains(u"Akira Kurosawa"_s));
        QCOMPARE(namesOf(m_api.get("/api/v1/people?q=nobodyofthatname")), QStringList());
    }

    void aNameHasSoManyWordsAndNotMore()
    {
        QByteArray name = "akira";
        for (int words = 1; words < 12; ++words)
            name += "+kurosawa";
        QCOMPARE(m_api.get("/api/v1/people?q=" + name).status, 200);
        const Response more = m_api.get("/api/v1/people?q=" + name + "+kurosawa");
        QCOMPARE(more.status, 422);
        QCOMPARE(jsonOf(more).value(u"errors"_s).toArray().first().toObject().value(u"where"_s), u"q"_s);
    }

    void pagesTogetherAreEverybody()
    {
        const QStringList whole = namesOf(m_api.get("/api/v1/people?limit=100"));
        QVERIFY(whole.size() >= 13);
        QStringList all;
        QByteArray target = "/api/v1/people?limit=4";
        while (!target.isEmpty() && all.size() < 100) {
            const Response page = m_api.get(target);
            QVERIFY(namesOf(page).size() <= 4);
            all += namesOf(page);
            const QJsonValue next = jsonOf(page).value(u"next"_s);
            target =
                next.isNull() ? QByteArray() : "/api/v1/people?limit=4&cursor=" + next.toString().toLatin1();
        }
        QCOMPARE(all, whole);
    }

    void aPersonLeadsToTheirFilms()
    {
        const QByteArray id = first("kurosawa").value(u"id"_s).toString().toLatin1();
        const Response person = m_api.get("/api/v1/people/" + id);
        QCOMPARE(person.status, 200);
        QCOMPARE(jsonOf(person).value(u"name"_s), u"Akira Kurosawa"_s);
        QCOMPARE(jsonOf(person).value(u"directed"_s), 2);
        QCOMPARE(jsonOf(person).value(u"known_for"_s).toArray().first().toObject().value(u"title"_s),
                 u"Seven Samurai"_s);
        const QByteArray query = QUrl::toPercentEncoding(jsonOf(person).value(u"query"_s).toString());
        QCOMPARE(titlesOf(m_api.get("/api/v1/movies?q=" + query)),
                 (QStringList{u"Seven Samurai"_s, u"Ran"_s}));
    }

    void nobodyHasAnotherAddress()
    {
        for (const char *id : {"0", "-1", "999999", "x", "1x", "99999999999999999999"})
            QVERIFY2(m_api.get(QByteArray("/api/v1/people/") + id).status == 404, id);
        QCOMPARE(m_api.get("/api/v1/people?name=x").status, 422);
        QCOMPARE(m_api.get("/api/v1/people?limit=0").status, 422);
    }

    void anUnchangedAnswerIsNotSentAgain()
    {
        const QByteArray etag = m_api.get("/api/v1/people?q=carpenter").header("ETag");
        QVERIFY(!etag.isEmpty());
        const Request request{.id = u"test"_s,
                              .path = "/api/v1/people",
                              .query = "q=carpenter",
                              .headers = {{"if-none-match", etag}}};
        QCOMPARE(m_api.answer(request).status, 304);
    }
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "people_test.moc"
