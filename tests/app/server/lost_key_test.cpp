#include "tests/app/server/server_process.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// A library whose server's key is gone.
class LostKeyTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString data() const { return m_folder->filePath(u"data"_s); }
    QString key() const { return data() + u"/server.key"_s; }

    ServerProcess::Ended run(const QStringList &arguments) const
    {
        return ServerProcess(data()).runToEnd(arguments);
    }

private slots:
    /// An account, and a session whose token this keeps.
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        ServerProcess server(data());
        QVERIFY(server.createAda());
    }

    void itIsNotReplacedInSilence()
    {
        QVERIFY(QFile::rename(key(), data() + u"/away"_s));
        const auto refused = run({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("replace-server-key"), refused.err);
        QVERIFY(!QFile::exists(key()));

        QVERIFY(QFile::rename(data() + u"/away"_s, key()));
        ServerProcess server(data());
        QVERIFY(server.serveQuietly());
        QVERIFY(server.signIn().contains("mat_a_"));
    }

    void anotherKeyIsRefused()
    {
        QFile file(key());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(32, 'k')) == 32);
        file.close();
        QCOMPARE(run({u"admin"_s, u"verify-audit"_s}).code, 1);
    }

    void whoSaysSoGoesOnWithAnother()
    {
        QCOMPARE(run({u"admin"_s, u"replace-server-key"_s}).code, 2); // it is there
        QByteArray token;
        {
            ServerProcess server(data());
            QVERIFY(server.serveQuietly());
            const QByteArray session = server.signIn();
            token = session.mid(session.indexOf("mat_a_"), 49);
            QVERIFY(server.askJson("GET", "/me", {}, token).startsWith("HTTP/1.1 200"));
        }
        QVERIFY(QFile::remove(key()));
        QCOMPARE(run({u"admin"_s, u"replace-server-key"_s}).code, 0);

        ServerProcess server(data());
        QVERIFY(server.serveQuietly());
        QVERIFY(server.askJson("GET", "/me", {}, token).startsWith("HTTP/1.1 401"));
        QVERIFY(server.signIn().contains("mat_a_"));
        QCOMPARE(run({u"admin"_s, u"verify-audit"_s}).code, 0);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::LostKeyTest)
#include "lost_key_test.moc"
