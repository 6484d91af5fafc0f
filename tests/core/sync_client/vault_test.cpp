#include "core/sync_client/file_vault.h"
#include "core/sync_client/memory_vault.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class VaultTest : public QObject {
    Q_OBJECT

    const QString m_name = u"7d0c"_s;

    static void keepsOneSecretAName(SecretVault &vault)
    {
        QCOMPARE(vault.read(u"7d0c"_s).result().error().kind, Error::Kind::NotFound);
        QVERIFY(vault.write(u"7d0c"_s, u"first"_s).result());
        QVERIFY(vault.write(u"7d0c"_s, u"sécret"_s).result());
        QVERIFY(vault.write(u"other"_s, u"other"_s).result());
        QCOMPARE(*vault.read(u"7d0c"_s).result(), u"sécret"_s);
        QVERIFY(vault.remove(u"7d0c"_s).result());
        QVERIFY(vault.remove(u"7d0c"_s).result());
        QCOMPARE(vault.read(u"7d0c"_s).result().error().kind, Error::Kind::NotFound);
        QCOMPARE(*vault.read(u"other"_s).result(), u"other"_s);
    }

private slots:
    void inMemoryASecretLivesAsLongAsTheProgram()
    {
        MemoryVault vault;
        keepsOneSecretAName(vault);
        QVERIFY(!vault.isLasting());
    }

    void inAFileASecretIsForItsOwnerAlone()
    {
        const QTemporaryDir folder;
        FileVault vault(folder.filePath(u"secrets"_s));
        keepsOneSecretAName(vault);
        QVERIFY(vault.write(m_name, u"secret"_s).result());
        QCOMPARE(*FileVault(folder.filePath(u"secrets"_s)).read(m_name).result(), u"secret"_s);
        QVERIFY(vault.isLasting());
        const auto permissions = QFile(folder.filePath(u"secrets/7d0c.secret"_s)).permissions();
        QVERIFY(
            !(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void aFileThatOthersMayReadIsNotRead_data()
    {
        QTest::addColumn<QFile::Permissions>("more");
        QTest::newRow("group") << QFile::Permissions(QFile::ReadGroup);
        QTest::newRow("group may write") << QFile::Permissions(QFile::WriteGroup);
        QTest::newRow("all") << QFile::Permissions(QFile::ReadOther);
    }
    void aFileThatOthersMayReadIsNotRead()
    {
        QFETCH(QFile::Permissions, more);
        const QTemporaryDir folder;
        FileVault vault(folder.path());
        QVERIFY(vault.write(m_name, u"secret"_s).result());
        QFile::setPermissions(folder.filePath(u"7d0c.secret"_s), QFile::ReadOwner | QFile::WriteOwner | more);

        QCOMPARE(vault.read(m_name).result().error().kind, Error::Kind::Denied);
    }

    void aLinkToAFileIsNotFollowed()
    {
        const QTemporaryDir folder;
        FileVault vault(folder.path());
        QVERIFY(vault.write(u"other"_s, u"secret"_s).result());
        QVERIFY(QFile::link(folder.filePath(u"other.secret"_s), folder.filePath(u"7d0c.secret"_s)));

        QVERIFY(!vault.read(m_name).result());
    }

    void whereNothingCanBeWrittenIsTold()
    {
        FileVault vault(u"/proc/nowhere"_s);
        QCOMPARE(vault.write(m_name, u"secret"_s).result().error().kind, Error::Kind::Unavailable);
        QVERIFY(!vault.isLasting());
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::VaultTest)
#include "vault_test.moc"
