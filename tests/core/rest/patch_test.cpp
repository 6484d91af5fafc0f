#include "tests/core/rest/test_api.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What one worker changes while another one changes it too.
class PatchTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    QString file() const { return m_folder->filePath(u"library.db"_s); }

    QByteArray made(const QByteArray &list, const QByteArray &body)
    {
        return m_api->call(Method::Post, "/api/v1/me/" + list, body, m_ada).header("Location");
    }

    /// Another worker gets `patch` while this one is in the middle of `work`; its status.
    template <class Work>
    int patchedWhile(const QByteArray &place, const QByteArray &patch, Work work)
    {
        std::atomic_bool isReady = false, isBegun = false;
        int status = 0;
        std::thread other([&] {
            TestApi api(testPolicy(), file());
            isReady = true;
            while (!isBegun)
                QThread::msleep(1);
            status = api.call(Method::Patch, place, patch, m_ada).status;
        });
        while (!isReady)
            QThread::msleep(1);
        const auto done = m_api->services().database->inTransaction([&]() -> Result<void> {
            isBegun = true;
            QThread::msleep(300); // by now it waits for us
            work();
            return {};
        });
        other.join();
        return done ? status : 0;
    }

    int patch(const QByteArray &place, const QByteArray &body)
    {
        return m_api->call(Method::Patch, place, body, m_ada).status;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_api = std::make_unique<TestApi>(testPolicy(), file());
        m_ada = m_api->signedIn("ada");
    }

    void bothChangesStay_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("diary") << "watches"_ba
                               << R"({"movie":"tt0078748"})"_ba << u"note"_s << u"place"_s;
        QTest::newRow("list") << "lists"_ba
                              << R"({"name":"Rainy days"})"_ba << u"name"_s << u"about"_s;
    }
    void bothChangesStay()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, body);
        QFETCH(QString, first);
        QFETCH(QString, second);
        const QByteArray place = made(list, body);
        const int status = patchedWhile(place, bodyOf({{first, u"theirs"_s}}), [&] {
            QCOMPARE(patch(place, bodyOf({{second, u"mine"_s}})), 200);
        });
        QCOMPARE(status, 200);
        const QJsonObject now = jsonOf(m_api->get(place, m_ada));
        QCOMPARE(now.value(first), u"theirs"_s);
        QCOMPARE(now.value(second), u"mine"_s);
    }

    void bothChangesOfAReviewStay()
    {
        const QByteArray place = made("reviews", R"({"movie":"tt0078748","text":"First."})");
        const int status = patchedWhile(place, R"({"spoiler":true})",
                                        [&] { QCOMPARE(patch(place, R"({"text":"Second."})"), 200); });
        QCOMPARE(status, 200);
        const QJsonObject now = jsonOf(m_api->get(place, m_ada));
        QCOMPARE(now.value(u"text"_s), u"Second."_s);
        QCOMPARE(now.value(u"spoiler"_s), true);
    }

    void whatIsRemovedMeanwhileStaysAway()
    {
        const QByteArray review = made("reviews", R"({"movie":"tt0078748","text":"First."})");
        const int status = patchedWhile(review, R"({"spoiler":true})", [&] {
            QCOMPARE(m_api->call(Method::Delete, review, {}, m_ada).status, 204);
        });
        QCOMPARE(status, 404);
        QCOMPARE(m_api->get(review, m_ada).status, 404);
    }
};

QTEST_GUILESS_MAIN(PatchTest)
#include "patch_test.moc"
