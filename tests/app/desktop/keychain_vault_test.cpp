#include "app/desktop/keychain_vault.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

/// With a bus and a keyring of its own, in this order: neither, both, the keyring gone again.
class KeychainVaultTest : public QObject {
    Q_OBJECT

    const QTemporaryDir m_home;
    QProcess *m_bus = new QProcess; ///< for ever: the library ends a program that loses it
    QProcess m_keyring;

    template <class T>
    static T valueOf(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            qFatal("no answer");
        return future.result();
    }

    void startKeyring()
    {
        m_bus->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_bus->start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_bus->waitForReadyRead());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus->readLine().trimmed());
        m_keyring.start(u"gnome-keyring-daemon"_s,
                        {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        m_keyring.write("\n");
        m_keyring.closeWriteChannel();
        QTest::qWait(1'000);
        QCOMPARE(m_keyring.state(), QProcess::Running);
    }
    static void stop(QProcess &process)
    {
        process.kill();
        process.waitForFinished();
    }
    bool isInAFile(const QByteArray &secret) const
    {
        QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
                return true;
        }
        return false;
    }

    void livesInMemoryAlone()
    {
        KeychainVault vault(u"Matinee test"_s);
        QVERIFY(valueOf(vault.write(u"p2"_s, u"canary"_s)));
        QVERIFY(!vault.isLasting());
        QCOMPARE(*valueOf(vault.read(u"p2"_s)), u"canary"_s);
        QVERIFY(!isInAFile("canary"));
        KeychainVault next(u"Matinee test"_s);
        QVERIFY(!valueOf(next.read(u"p2"_s)));
    }

private slots:
    void initTestCase()
    {
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(u"share"_s).toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    }
    void cleanupTestCase()
    {
        if (m_keyring.state() == QProcess::Running)
            stop(m_keyring);
    }

    void withoutABusASecretLivesInMemoryAlone() { livesInMemoryAlone(); }

    void inAKeychainASecretOutlivesTheProgram()
    {
        startKeyring();
        {
            KeychainVault vault(u"Matinee test"_s);
            QCOMPARE(valueOf(vault.read(u"p1"_s)).error().kind, Error::Kind::NotFound);
            QVERIFY(valueOf(vault.write(u"p1"_s, u"sécret"_s)));
            QVERIFY(vault.isLasting());
        }
        KeychainVault next(u"Matinee test"_s);
        QCOMPARE(*valueOf(next.read(u"p1"_s)), u"sécret"_s);
        KeychainVault another(u"Another program"_s);
        QCOMPARE(valueOf(another.read(u"p1"_s)).error().kind, Error::Kind::NotFound);
        QVERIFY(valueOf(next.remove(u"p1"_s)));
        QVERIFY(valueOf(next.remove(u"p1"_s)));
        QCOMPARE(valueOf(next.read(u"p1"_s)).error().kind, Error::Kind::NotFound);
        QVERIFY(!isInAFile("sécret"));
    }

    void aQuestionThatNobodyAnswersIsGivenUp()
    {
        KeychainVault vault(u"Matinee test"_s, 0ms);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(valueOf(vault.write(u"p1"_s, u"secret"_s)));
        QVERIFY(!vault.isLasting());
        QVERIFY(timer.elapsed() < 5'000);
        QCOMPARE(*valueOf(vault.read(u"p1"_s)), u"secret"_s);
        QTest::qWait(500); // the job ends after all, and meets nobody
    }

    void withoutAKeychainASecretLivesInMemoryAlone()
    {
        stop(m_keyring);
        livesInMemoryAlone();
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::KeychainVaultTest)
#include "keychain_vault_test.moc"
