#include "tests/app/server/corpus_run.h"
#include "tests/app/server/server_process.h"

#include <QDir>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// Held both at once, so that they differ.
std::array<quint16, 2> freePorts()
{
    QTcpServer first, second;
    first.listen(QHostAddress::LocalHost);
    second.listen(QHostAddress::LocalHost);
    return {first.serverPort(), second.serverPort()};
}

QString nginxProgram()
{
    const QString found = QStandardPaths::findExecutable(u"nginx"_s);
    return found.isEmpty() ? QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s}) : found;
}

} // namespace

/// The server behind a real nginx with the site that we recommend, packaging/nginx.conf, on other ports and
/// without certificates.
class NginxTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
    QProcess m_nginx;
    std::array<quint16, 2> m_ports = {}; ///< instead of 80 and 443
    quint16 m_port = 0; ///< the second

    /// The recommended site, where a test can run it.
    QByteArray site() const
    {
        QFile file(qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/packaging/nginx.conf"_s);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QByteArray site;
        for (QByteArray line : file.readAll().split('\n')) {
            const QByteArray word = line.trimmed();
            if (word.startsWith("ssl_") || word.startsWith("listen [::]"))
                continue;
            if (word == "listen 80;")
                line = "listen 127.0.0.1:" + QByteArray::number(m_ports[0]) + ';';
            else if (word == "listen 443 ssl http2;")
                line = "listen 127.0.0.1:" + QByteArray::number(m_port) + ';';
            line.replace("127.0.0.1:8080", "127.0.0.1:" + QByteArray::number(m_server->port()));
            line.replace("/var/log/nginx/", m_folder.filePath(u"access-"_s).toUtf8());
            site += line + '\n';
        }
        return site;
    }

    QString writeConfiguration() const
    {
        const QByteArray folder = m_folder.path().toUtf8();
        QFile file(m_folder.filePath(u"nginx.conf"_s));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        // Workers of root are others otherwise, who may not write here.
        file.write(::getuid() == 0 ? "user root;\n" : "");
        file.write("daemon off; worker_processes 2; pid " + folder + "/pid; error_log " + folder
                   + "/error.log warn;\nevents { worker_connections 1024; }\nhttp {\n");
        for (const char *kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            file.write(QByteArray(kind) + "_temp_path " + folder + '/' + kind + ";\n");
        file.write(site() + "}\n");
        return file.fileName();
    }

    QByteArray nginxLog() const
    {
        QFile file(m_folder.filePath(u"error.log"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void initTestCase()
    {
        if (nginxProgram().isEmpty())
            QSKIP("nginx is not installed (Debian: nginx-light), so what is before the server is not tested");
        m_server = std::make_unique<ServerProcess>(m_folder.filePath(u"data"_s));
        QVERIFY(m_server->serveQuietly({u"--trusted-proxy"_s, u"127.0.0.1"_s}));
        m_ports = freePorts();
        m_port = m_ports[1];
        m_nginx.start(nginxProgram(), {u"-p"_s, m_folder.path(), u"-c"_s, writeConfiguration()});
        const bool isUp = QTest::qWaitFor([this] { return RawConnection(m_port).isOpen(); }, 10'000);
        QVERIFY2(isUp, m_nginx.readAllStandardError() + nginxLog());
    }

    void cleanupTestCase()
    {
        m_nginx.terminate();
        m_nginx.waitForFinished();
    }

    void everyCaseEndsAsItMustAndHarmsNobody()
    {
        const QByteArrayList films = m_server->films();
        QCOMPARE(films.size(), 100);
        CorpusRun run(m_port, films, true);

        const QStringList failures = run.failures(httpCorpus());

        for (const QString &failure : failures)
            qInfo("%s", qPrintable(failure));
        QVERIFY(failures.isEmpty());
        QCOMPARE(m_server->state(), QProcess::Running);
        QCOMPARE(m_nginx.state(), QProcess::Running);
        const QByteArray log = nginxLog();
        QVERIFY2(!log.contains("[alert]") && !log.contains("[emerg]"), log);
    }

    /// What a client says of itself does not count, what the proxy says does.
    void theServerKnowsWhomRequestsComeFrom()
    {
        RawConnection client(m_port, 0x7f02'0304);
        client.send("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: films.example\r\nX-Forwarded-For: "
                    "203.0.113.9\r\n\r\n");
        const auto answer = client.answer(std::chrono::seconds(10));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(m_server->log().contains("\"client\":\"127.2.3.4\""));
        QVERIFY(!m_server->log().contains("203.0.113.9"));
    }

    /// Who reads the log could set somebody's password, or learn what they search for.
    void noTokenIsInTheLog()
    {
        for (const quint16 port : m_ports) {
            for (const QByteArray path :
                 {"/api/v1/password-resets/mat_w_Secret", "/api//v1/x/../PASSWORD-RESETS/mat_w_Secret",
                  "/api/v1/password-resets/%0Amat_w_Secret", "/api/v1/movies?q=mat_w_Secret"}) {
                RawConnection client(port, 0x7f02'0306);
                client.send("PUT " + path + " HTTP/1.1\r\nHost: films.example\r\nConnection: close\r\n\r\n");
                QVERIFY(client.answer(std::chrono::seconds(10)));
            }
        }
        QFile log(m_folder.filePath(u"access-matinee.log"_s));
        QVERIFY(log.open(QIODevice::ReadOnly));
        QByteArray written;
        QVERIFY(QTest::qWaitFor([&] { return (written += log.readAll()).contains("/password-resets/- "); }));
        QVERIFY2(!written.contains("mat_w_"), written);
    }

    void oneClientGetsSoManyRequests()
    {
        int refused = 0;
        for (int i = 0; i < 120; ++i) {
            RawConnection client(m_port, 0x7f02'0305);
            client.send("GET /healthz HTTP/1.1\r\nHost: films.example\r\n\r\n");
            const auto answer = client.answer(std::chrono::seconds(10));
            QVERIFY(answer && (answer->status == 200 || answer->status == 429));
            refused += answer->status == 429 ? 1 : 0;
        }
        QVERIFY(refused > 0);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::NginxTest)
#include "nginx_test.moc"
