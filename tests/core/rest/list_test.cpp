#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Lists that are filled by hand, and lists that a query fills.
class ListTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    Response call(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(method, target, body, m_ada);
    }
    Response get(const QByteArray &target) { return call(Method::Get, target); }
    Response make(const QByteArray &body) { return call(Method::Post, "/api/v1/me/lists", body); }
    QByteArray made(const QByteArray &body) { return make(body).header("Location"); }
    Response undo() { return call(Method::Post, "/api/v1/me/undo"); }

    QStringList names()
    {
        QStringList names;
        for (const QJsonValue &list : jsonOf(get("/api/v1/me/lists")).value(u"items"_s).toArray())
            names.append(list.toObject().value(u"name"_s).toString());
        return names;
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
    }

    void aListIsMadeChangedAndRemoved()
    {
        const Response answer = make(R"({"name":"Late nights","about":"Not alone","ranked":true})");
        QCOMPARE(answer.status, 201);
        const QByteArray address = answer.header("Location");
        QVERIFY(jsonOf(answer).value(u"query"_s).isNull());
        QCOMPARE(jsonOf(get(address)), jsonOf(answer));

        const Response changed = call(Method::Patch, address, R"({"name":"Early mornings"})");
        QCOMPARE(changed.status, 200);
        QCOMPARE(jsonOf(changed).value(u"name"_s), u"Early mornings"_s);
        QCOMPARE(jsonOf(changed).value(u"about"_s), u"Not alone"_s);
        QCOMPARE(jsonOf(changed).value(u"ranked"_s), true);

        made(R"({"name":"A second one"})");
        QCOMPARE(names(), (QStringList{u"A second one"_s, u"Early mornings"_s}));
        QCOMPARE(call(Method::Delete, address).status, 204);
        QCOMPARE(get(address).status, 404);
        QCOMPARE(call(Method::Delete, address).status, 404);
        QCOMPARE(names(), QStringList{u"A second one"_s});
    }

    void filmsComeAndGoInTheirOrder()
    {
        const QByteArray list = made(R"({"name":"Rain"})");
        for (const char *ref : {"tt0083658", "tt0089881", "tt0078748"})
            QCOMPARE(call(Method::Put, list + "/items/" + ref).status, 200);
        QCOMPARE(call(Method::Put, list + "/items/tt0089881").status, 200); // already there
        QCOMPARE(titlesOf(get(list + "/items")), (QStringList{u"Blade Runner"_s, u"Ran"_s, u"Alien"_s}));
        QVERIFY(get(list + "/items").body.contains("\"mine\""));
        QCOMPARE(call(Method::Delete, list + "/items/tt0089881").status, 200);
        QCOMPARE(titlesOf(get(list + "/items")), (QStringList{u"Blade Runner"_s, u"Alien"_s}));
        QCOMPARE(call(Method::Put, list + "/items/tt9999999").status, 404);
        QCOMPARE(call(Method::Put, "/api/v1/me/lists/none/items/tt0089881").status, 404);
        QCOMPARE(undo().status, 200);
        QCOMPARE(titlesOf(get(list + "/items")).size(), 3);
    }

    void pagesOfAList()
    {
        const QByteArray list = made(R"({"name":"Rain"})");
        for (const char *ref : {"tt0083658", "tt0089881", "tt0078748"})
            call(Method::Put, list + "/items/" + ref);
        const Response first = get(list + "/items?limit=2");
        const QByteArray next = jsonOf(first).value(u"next"_s).toString().toLatin1();
        QCOMPARE(titlesOf(get(list + "/items?limit=2&cursor=" + next)), QStringList{u"Alien"_s});
        const QByteArray other = made(R"({"name":"Shine"})");
        QCOMPARE(get(other + "/items?cursor=" + next).status, 422);
    }

    void aSmartListHoldsWhatItsQueryFinds()
    {
        const Response answer = make(R"({"name":"Scares","query":"genre:horror  -genre:SCI-FI"})");
        QCOMPARE(answer.status, 201);
        QCOMPARE(jsonOf(answer).value(u"query"_s), u"genre:horror -genre:sci-fi"_s);
        const QByteArray list = answer.header("Location");
        QCOMPARE(titlesOf(get(list + "/items")), QStringList{u"Halloween"_s});
        m_api->addFilms({TestFilm{"imdb:tt0070047", "The Exorcist", 1973, 122, {u"Horror"_s}, "x"}});
        QCOMPARE(titlesOf(get(list + "/items")), (QStringList{u"The Exorcist"_s, u"Halloween"_s}));
        QCOMPARE(jsonOf(get(list + "/items")).value(u"total"_s), 2);
        QCOMPARE(call(Method::Put, list + "/items/tt0089881").status, 409);
    }

    void aListWithFilmsInItStaysOne()
    {
        const QByteArray list = made(R"({"name":"Rain"})");
        QCOMPARE(call(Method::Patch, list, R"({"query":"genre:war"})").status, 200);
        QCOMPARE(titlesOf(get(list + "/items")), QStringList{u"Ran"_s});
        QCOMPARE(call(Method::Patch, list, R"({"query":null})").status, 200);
        QCOMPARE(call(Method::Put, list + "/items/tt0078748").status, 200);
        QCOMPARE(call(Method::Patch, list, R"({"query":"genre:war"})").status, 409);
        QCOMPARE(titlesOf(get(list + "/items")), QStringList{u"Alien"_s});
    }

    void aSmartListComesInPages()
    {
        const QByteArray list = made(R"({"name":"All","query":"year:1900.. sort:title"})");
        QStringList titles;
        QByteArray target = list + "/items?limit=3";
        while (!target.isEmpty() && titles.size() < 20) {
            const Response page = get(target);
            QCOMPARE(page.status, 200);
            titles += titlesOf(page);
            const QByteArray next = jsonOf(page).value(u"next"_s).toString().toLatin1();
            target = next.isEmpty() ? QByteArray() : list + "/items?limit=3&cursor=" + next;
        }
        QCOMPARE(titles, titlesOf(get("/api/v1/movies?sort=title")));

        const QByteArray cursor = jsonOf(get(list + "/items?limit=3")).value(u"next"_s).toString().toLatin1();
        call(Method::Patch, list, R"({"query":"genre:drama sort:title"})");
        QCOMPARE(get(list + "/items?limit=3&cursor=" + cursor).status, 422);
    }

    void aBadQueryTellsWhereAndSavesNothing()
    {
        const Response bad = make(R"({"name":"Scares","query":"alien genre:horor"})");
        QCOMPARE(bad.status, 422);
        const QJsonObject fault = jsonOf(bad).value(u"errors"_s).toArray().first().toObject();
        QCOMPARE(fault.value(u"where"_s), u"query"_s);
        QCOMPARE(fault.value(u"position"_s), 6);
        QVERIFY(fault.value(u"suggestion"_s).toString().contains(u"orror"_s));
        QCOMPARE(names(), QStringList());
    }

    void namesAreNeededAndDiffer()
    {
        QCOMPARE(faultsOf(make("{}")), QStringList{u"name"_s});
        QCOMPARE(faultsOf(make(R"({"name":""})")), QStringList{u"name"_s});
        QCOMPARE(faultsOf(make(R"({"name":"x","films":[]})")), QStringList{u"films"_s});
        made(R"({"name":"Rain"})");
        QCOMPARE(faultsOf(make(R"({"name":"Rain"})")), QStringList{u"name"_s});
        QCOMPARE(names().size(), 1);
    }

    void everyChangeIsUndone()
    {
        const QByteArray list = made(R"({"name":"Rain"})");
        call(Method::Put, list + "/items/tt0089881");
        call(Method::Delete, list);
        QCOMPARE(undo().status, 200);
        QCOMPARE(titlesOf(get(list + "/items")), QStringList{u"Ran"_s});
        QCOMPARE(undo().status, 200);
        QCOMPARE(titlesOf(get(list + "/items")), QStringList());
        QCOMPARE(undo().status, 200);
        QCOMPARE(names(), QStringList());
    }

    void aListIsSearchedByItsName()
    {
        const QByteArray list = made(R"({"name":"Rain"})");
        call(Method::Put, list + "/items/tt0089881");
        QCOMPARE(titlesOf(get("/api/v1/movies?in=Rain")), QStringList{u"Ran"_s});
        QCOMPARE(titlesOf(get("/api/v1/movies?q=in:rain")), QStringList{u"Ran"_s});
        made(R"({"name":"Old rain","query":"in:Rain year:..1990"})");
        QCOMPARE(titlesOf(get("/api/v1/movies?q=in:%22Old+rain%22")), QStringList{u"Ran"_s});
    }

    void aCommaInQuotesBelongsToTheName()
    {
        const QByteArray list = made(R"({"name":"Rain, mostly"})");
        call(Method::Put, list + "/items/tt0089881");
        QCOMPARE(titlesOf(get("/api/v1/movies?in=%22Rain,+mostly%22,hidden")), QStringList{u"Ran"_s});
        QCOMPARE(get("/api/v1/movies?in=Rain,mostly").status, 422);
    }

    void aListOfItselfEnds()
    {
        const QByteArray list = made(R"({"name":"Round","query":"genre:drama"})");
        QCOMPARE(call(Method::Patch, list, R"({"query":"in:Round OR genre:war"})").status, 200);
        QVERIFY(get(list + "/items").status < 500);
        QVERIFY(get("/api/v1/movies?q=in:Round").status < 500);
    }

    void nobodySeesAnothersLists()
    {
        const QByteArray list = made(R"({"name":"Rain"})");
        const QString eve = m_api->signedIn("eve");
        for (const Method method : {Method::Get, Method::Delete, Method::Patch})
            QCOMPARE(m_api->call(method, list, {}, eve).status, 404);
        QCOMPARE(m_api->get(list + "/items", eve).status, 404);
        QCOMPARE(m_api->call(Method::Put, list + "/items/tt0089881", {}, eve).status, 404);
        QCOMPARE(m_api->call(Method::Delete, list + "/items/tt0089881", {}, eve).status, 404);
        QCOMPARE(jsonOf(m_api->get("/api/v1/me/lists", eve)).value(u"total"_s), 0);
        QCOMPARE(m_api->get("/api/v1/movies?in=Rain", eve).status, 422);
        QCOMPARE(names(), QStringList{u"Rain"_s});
    }
};

QTEST_GUILESS_MAIN(ListTest)
#include "list_test.moc"
