#include "core/net/authority.h"
#include "core/net/http_client.h"
#include "core/net/url_rules.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_certificates.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

class HttpClientTest : public QObject {
    Q_OBJECT

    using Kind = HttpFailure::Kind;

    std::unique_ptr<TestCertificates> m_certificates;
    QSslConfiguration m_good;
    HttpClient m_client;

    static QByteArray hello(const QByteArray &) { return ScriptedServer::ok("hello"); }

    HttpRequest request(const QUrl &url) const
    {
        HttpRequest made{url};
        made.headers = {{"Authorization", "Bearer canary"}};
        made.authorities = m_certificates->authority();
        return made;
    }

    HttpResult answerTo(const HttpRequest &request)
    {
        auto future = m_client.send(request);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return tl::unexpected(HttpFailure{Kind::Cancelled, u"the test waits no longer"_s});
        return future.result();
    }
    HttpFailure failureOf(const HttpRequest &request)
    {
        const auto result = answerTo(request);
        return result ? HttpFailure{Kind::Refused, u"answered after all"_s} : result.error();
    }

private slots:
    void initTestCase()
    {
        m_certificates = std::make_unique<TestCertificates>();
        m_good = m_certificates->server(u"good"_s, u"DNS:localhost,IP:127.0.0.1"_s);
    }

    void aServerWithACertificateOfAnAddedAuthorityIsTrusted()
    {
        ScriptedServer server(hello, m_good);

        const auto answer = answerTo(request(server.url()));

        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message + answer.error().detail));
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "hello");
        QVERIFY(server.asked.first().contains("Authorization: Bearer canary"));
    }

    void aCertificateThatProvesNothingEndsTheQuestionBeforeItIsAsked_data()
    {
        QTest::addColumn<QSslConfiguration>("certificate");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isAuthorityAdded");
        m_certificates->makeAuthority(u"other"_s, u"Another authority"_s);
        const QString names = u"DNS:localhost,IP:127.0.0.1"_s;
        QSslConfiguration alone = m_good;
        alone.setLocalCertificate(QSslCertificate(m_certificates->read(u"other"_s)));
        alone.setPrivateKey(QSslKey(m_certificates->read(u"other"_s, "key"), QSsl::Ec));
        QSslConfiguration old = m_good;
        QT_WARNING_PUSH QT_WARNING_DISABLE_DEPRECATED old.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        QTest::newRow("authority not added") << m_good << u"127.0.0.1"_s << false;
        QTest::newRow("another authority")
            << m_certificates->server(u"foreign"_s, names, 10, u"other"_s) << u"127.0.0.1"_s << true;
        QTest::newRow("signed by itself") << alone << u"127.0.0.1"_s << true;
        QTest::newRow("another name")
            << m_certificates->server(u"elsewhere"_s, u"DNS:films.example"_s) << u"127.0.0.1"_s << true;
        QTest::newRow("out of date") << m_certificates->server(u"late"_s, names, -1) << u"127.0.0.1"_s
                                     << true;
        QTest::newRow("TLS 1.1") << old << u"127.0.0.1"_s << true;
    }
    void aCertificateThatProvesNothingEndsTheQuestionBeforeItIsAsked()
    {
        QFETCH(QSslConfiguration, certificate);
        QFETCH(QString, host);
        QFETCH(bool, isAuthorityAdded);
        ScriptedServer server(hello, certificate);
        HttpRequest question = request(server.url(host));
        if (!isAuthorityAdded)
            question.authorities.clear();

        const HttpFailure failure = failureOf(question);

        QCOMPARE(failure.kind, Kind::Untrusted);
        QVERIFY2(failure.message.size() > 60, qPrintable(failure.message)); // with the reason
        QVERIFY(server.asked.isEmpty());
    }

    void anAuthorityOfOneQuestionIsNotTrustedByTheNext()
    {
        ScriptedServer server(hello, m_good);
        QVERIFY(answerTo(request(server.url())));
        ScriptedServer again(hello, m_good);
        HttpRequest question = request(again.url());
        question.authorities.clear();

        QCOMPARE(failureOf(question).kind, Kind::Untrusted);
    }

    void onlyHttpsOrThisMachineIsAsked_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("https") << "https://films.example/a" << true;
        QTest::newRow("loopback") << "http://127.0.0.1:80/a" << true;
        QTest::newRow("loopback 6") << "http://[::1]:80/a" << true;
        QTest::newRow("localhost") << "http://localhost:80/a" << true;
        QTest::newRow("http") << "http://films.example/a" << false;
        QTest::newRow("a name like loopback") << "http://127.0.0.1.films.example/a" << false;
        QTest::newRow("file") << "file:///etc/passwd" << false;
        QTest::newRow("password") << "https://me:secret@films.example/a" << false;
        QTest::newRow("no host") << "https:///a" << false;
        QTest::newRow("not at all") << "" << false;
    }
    void onlyHttpsOrThisMachineIsAsked()
    {
        QFETCH(QString, url);
        QFETCH(bool, isAsked);

        QCOMPARE(mayAsk(QUrl(url)), isAsked);
        if (!isAsked)
            QCOMPARE(failureOf(request(QUrl(url))).kind, Kind::Refused);
    }

    void aRedirectToAnotherServerLeavesTheTokenAndTheAuthorityBehind()
    {
        ScriptedServer other(hello);
        ScriptedServer server([&](const QByteArray &) { return ScriptedServer::redirect(other.url()); });

        const auto answer = answerTo(request(server.url()));

        QVERIFY(answer);
        QCOMPARE(answer->url, other.url());
        QVERIFY(server.asked.first().contains("canary"));
        QVERIFY(!other.asked.first().contains("canary"));

        ScriptedServer safe(hello, m_good);
        ScriptedServer first([&](const QByteArray &) { return ScriptedServer::redirect(safe.url()); },
                             m_good);
        QCOMPARE(failureOf(request(first.url())).kind, Kind::Untrusted);
        QVERIFY(safe.asked.isEmpty());
    }

    void redirectsThatLeadAstrayAreNotFollowed()
    {
        ScriptedServer plain(hello);
        ScriptedServer down([&](const QByteArray &) { return ScriptedServer::redirect(plain.url()); },
                            m_good);
        QCOMPARE(failureOf(request(down.url())).kind, Kind::Redirected);
        QVERIFY(plain.asked.isEmpty());

        ScriptedServer *ring = nullptr;
        ScriptedServer round([&](const QByteArray &) { return ScriptedServer::redirect(ring->url()); });
        ring = &round;
        QCOMPARE(failureOf(request(round.url())).kind, Kind::Redirected);
        QCOMPARE(round.asked.size(), 4);

        HttpRequest post = request(round.url());
        post.method = "POST";
        QCOMPARE(answerTo(post)->status, 302);
    }

    void anAnswerWithAStatusOfAnErrorIsAnAnswer()
    {
        ScriptedServer server([](const QByteArray &) {
            return QByteArray("HTTP/1.1 503 Unavailable\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nbusy");
        });

        const auto answer = answerTo(request(server.url()));

        QVERIFY(answer);
        QCOMPARE(answer->status, 503);
        QCOMPARE(answer->headers.value("retry-after"), "7");
        QCOMPARE(answer->body, "busy");
    }

    void anAnswerThatIsCutOffIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        QTest::newRow("chunk") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf");
        QTest::newRow("head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("body of an error") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\nhalf");
        QTest::newRow("no HTTP") << QByteArray("220 mail.example ESMTP\r\n");
    }
    void anAnswerThatIsCutOffIsNoAnswer()
    {
        QFETCH(QByteArray, text);
        ScriptedServer server([&](const QByteArray &) { return text; });

        QCOMPARE(failureOf(request(server.url())).kind, Kind::Broken);
    }

    void moreThanWasAskedForIsNotTaken()
    {
        ScriptedServer server(
            [](const QByteArray &) { return ScriptedServer::ok(QByteArray(100'000, 'x')); });
        HttpRequest question = request(server.url());
        question.mostBytes = 99'999;

        QCOMPARE(failureOf(question).kind, Kind::TooLarge);
        question.mostBytes = 100'000;
        QCOMPARE(answerTo(question)->body.size(), 100'000);
    }

    void silenceEndsTheQuestion()
    {
        ScriptedServer server([](const QByteArray &) { return QByteArray(); });
        HttpRequest question = request(server.url());
        question.patience = {.answer = 200ms, .idle = 10s, .total = 10s};
        QElapsedTimer timer;
        timer.start();

        QCOMPARE(failureOf(question).kind, Kind::TimedOut);
        QVERIFY(timer.elapsed() < 5000);
    }

    void anAnswerHasItsOwnTimeToBegin()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            QTimer::singleShot(400ms, socket, [socket] {
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate");
            });
        });
        HttpRequest question = request(QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort())));
        question.patience = {.answer = 5s, .idle = 100ms, .total = 10s};

        QCOMPARE(answerTo(question)->body, "late");
    }

    void whereNobodyListensIsOffline()
    {
        QUrl nowhere;
        {
            ScriptedServer server(hello);
            nowhere = server.url();
        }
        QCOMPARE(failureOf(request(nowhere)).kind, Kind::Offline);
    }

    void whoWaitsIsToldWhenTheClientGoesOrTheyCancel()
    {
        ScriptedServer server([](const QByteArray &) { return QByteArray(); });
        auto client = std::make_unique<HttpClient>();
        auto waiting = client->send(request(server.url()));
        auto cancelled = client->send(request(server.url()));
        QTRY_COMPARE(server.asked.size(), 2);

        cancelled.cancel();
        QTRY_VERIFY(cancelled.isFinished());
        QVERIFY(!waiting.isFinished());
        client.reset();

        QVERIFY(waiting.isFinished());
        QCOMPARE(waiting.result().error().kind, Kind::Cancelled);
    }

    void aQuestionThatIsCancelledHangsUp()
    {
        ScriptedServer server([](const QByteArray &) { return QByteArray(); });
        auto cancelled = m_client.send(request(server.url()));
        QTRY_COMPARE(server.asked.size(), 1);
        const auto *socket = server.findChild<QTcpSocket *>();
        QCOMPARE(socket->state(), QTcpSocket::ConnectedState);

        cancelled.cancel();

        QTRY_COMPARE(socket->state(), QTcpSocket::UnconnectedState);
    }

    void anAuthorityIsReadAndShownByItsFingerprint()
    {
        const auto now = QDateTime::currentDateTimeUtc();
        const QByteArray pem = m_certificates->read(u"ca"_s);

        const auto authority = readAuthority(pem, now);

        QVERIFY(authority);
        QCOMPARE(authority->name, u"Matinee test authority"_s);
        QCOMPARE(authority->fingerprint.size(), 32 * 3 - 1);
        QCOMPARE(readAuthority(authority->certificate.toDer(), now)->fingerprint, authority->fingerprint);
        QVERIFY(!readAuthority(m_certificates->read(u"good"_s), now)); // vouches for nobody
        QVERIFY(!readAuthority(pem, now.addDays(40)));
        QVERIFY(!readAuthority(pem + m_certificates->read(u"good"_s), now));
        QVERIFY(!readAuthority("no certificate", now));
        QVERIFY(!readAuthority(m_certificates->read(u"ca"_s, "key"), now));
        QVERIFY(!readAuthority(QByteArray(70'000, 'x'), now));
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::HttpClientTest)
#include "http_client_test.moc"
