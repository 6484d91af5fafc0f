#include "app/server/server_key.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class ServerKeyTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"server.key"_s);

private slots:
    void init() { QFile::remove(m_path); }

    void theFirstStartMakesAKeyThatStays()
    {
        const auto first = serverKey(m_path);
        QVERIFY(first);
        QCOMPARE(first->size(), 32);
        QCOMPARE(*serverKey(m_path), *first);

        QFile::remove(m_path);
        QVERIFY(*serverKey(m_path) != *first);
    }

    void theKeyIsForItsOwnerAlone()
    {
        QVERIFY(serverKey(m_path));
        QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::ReadOther);
        const auto exposed = serverKey(m_path);
        QVERIFY(!exposed);
        QCOMPARE(exposed.error().kind, Error::Kind::Denied);
    }

    /// Which systemd may share with the service by an access list, seen as the group's permissions.
    void aCredentialOfTheServiceIsTaken()
    {
        const auto key = serverKey(m_path);
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::ReadGroup);
        QVERIFY(!serverKey(m_path));
        qputenv("CREDENTIALS_DIRECTORY", m_folder.path().toUtf8());
        const auto credential = serverKey(m_path);
        qunsetenv("CREDENTIALS_DIRECTORY");
        QVERIFY(credential);
        QCOMPARE(*credential, *key);
    }

    void aDamagedKeyIsNotReplacedInSilence()
    {
        QVERIFY(serverKey(m_path));
        QVERIFY(QFile::resize(m_path, 31));
        const auto damaged = serverKey(m_path);
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().kind, Error::Kind::Corrupt);
    }

    void aFolderThatIsNotThereIsSaidSo()
    {
        QCOMPARE(serverKey(m_folder.filePath(u"nowhere/server.key"_s)).error().kind,
                 Error::Kind::Unavailable);
    }
};

QTEST_APPLESS_MAIN(ServerKeyTest)
#include "server_key_test.moc"
