#include "app/desktop/library_change.h"
#include "core/backend/backend.h"
#include "core/base/when_done.h"
#include "core/sync_client/file_vault.h"
#include "core/sync_client/memory_vault.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/scripted_server.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class LibraryChangeTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    MemoryVault m_vault;
    FixedClock m_clock;

    static QByteArray tokens() { return ScriptedServer::ok(R"({"access_token":"a1","refresh_token":"r1"})"); }

    Result<QString> carryOut(const LibraryChange &change)
    {
        return matinee::carryOut(change, m_folder->path(), m_vault);
    }

    std::optional<AccountProfile> current() { return *AccountProfiles(m_folder->path()).current(); }

    LibraryChange addition(const QUrl &server = QUrl(u"https://films.example"_s))
    {
        const AccountProfile profile = newProfile(server, u"marta"_s);
        return {LibraryChange::Kind::Add, profile.id, profile, LibraryChoice::KeepApart};
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(Backend::open(m_folder->path(), m_clock)); // and closed again
    }

    void anAddedAccountIsOpenedNext()
    {
        const LibraryChange change = addition();
        QVERIFY(carryOut(change));
        QCOMPARE(current()->id, change.id);
        QVERIFY(Backend::open(current()->folder, m_clock));

        QVERIFY(carryOut({LibraryChange::Kind::Open}));
        QVERIFY(!current());
        QVERIFY(carryOut({LibraryChange::Kind::Open, change.id}));
        QCOMPARE(current()->id, change.id);
    }

    void theAuthorityIsKeptWithTheAccount()
    {
        QFile stick(m_folder->filePath(u"stick.pem"_s));
        QVERIFY(stick.open(QIODevice::WriteOnly) && stick.write("certificate") > 0);
        stick.close();
        LibraryChange change = addition();
        change.profile.authorityFile = stick.fileName();
        QVERIFY(carryOut(change));
        QVERIFY(stick.remove());
        QVERIFY(current()->authorityFile.startsWith(current()->folder));
        QVERIFY(QFile::exists(current()->authorityFile));
    }

    void whatIsSignedOutLeavesNoSecret()
    {
        ScriptedServer server([](const QByteArray &) { return tokens(); });
        const LibraryChange change = addition(server.url());
        QVERIFY(carryOut(change));
        m_vault.write(change.id, u"token"_s);
        const QString folder = current()->folder;
        FileVault beside(m_folder->filePath(u"secrets"_s)); // of a program without a window
        beside.write(change.id, u"token"_s);

        QVERIFY(carryOut({LibraryChange::Kind::Remove, change.id}));

        QVERIFY(!current());
        QVERIFY(!QDir(folder).exists());
        QVERIFY(!m_vault.read(change.id).result().has_value());
        QTRY_VERIFY(!beside.read(change.id).result().has_value());
        QVERIFY(server.asked.last().startsWith("DELETE /api/v1/sessions/current"));
    }

    void anAccountIsAddedOnce()
    {
        ScriptedServer server([](const QByteArray &) { return tokens(); });
        QVERIFY(carryOut(addition(server.url())));
        const LibraryChange again = addition(server.url());
        m_vault.write(again.id, u"token"_s);

        QVERIFY(!carryOut(again));

        QCOMPARE(AccountProfiles(m_folder->path()).all()->size(), 1);
        QTRY_VERIFY(!m_vault.read(again.id).result().has_value());
        QVERIFY(server.asked.last().startsWith("DELETE /api/v1/sessions/current"));
    }

    void whatCannotBeDoneChangesNothing()
    {
        QVERIFY(!carryOut({LibraryChange::Kind::Open, u"nobody"_s}));
        QVERIFY(!current());
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::LibraryChangeTest)
#include "library_change_test.moc"
