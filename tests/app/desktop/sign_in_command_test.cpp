#include "core/backend/backend.h"
#include "core/sync_client/account_profile.h"
#include "tests/support/scripted_server.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// `matinee --sign-in` at a terminal.
class SignInCommandTest : public QObject {
    Q_OBJECT

    ScriptedServer m_server{[this](const QByteArray &request) {
        return request.contains("\"totp\":\"123456\"") || !m_wantsCode
            ? ScriptedServer::ok(R"({"access_token":"a1","refresh_token":"canary"})")
            : ScriptedServer::answer(
                "401 Unauthorized",
                R"({"type":"urn:matinee:problem:second-factor-wanted","detail":"A code, please."})");
    }};
    bool m_wantsCode = false;
    std::unique_ptr<QTemporaryDir> m_folder;

    struct Ended {
        int code = -1;
        QByteArray all; ///< what was printed
    };
    Ended signIn(const QStringList &more, const QByteArray &input)
    {
        return run(
            QStringList{u"--sign-in"_s, m_server.url(u"127.0.0.1"_s, {}).toString(), u"--handle"_s, u"ada"_s}
                + more,
            input);
    }
    Ended run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess matinee;
        matinee.setProcessChannelMode(QProcess::MergedChannels);
        matinee.start(QStringLiteral(DESKTOP_PROGRAM),
                      arguments + QStringList{u"--data-dir"_s, m_folder->filePath(u"data"_s)});
        matinee.write(input);
        matinee.closeWriteChannel();
        if (!QTest::qWaitFor([&] { return matinee.state() == QProcess::NotRunning; }, 30'000))
            return {};
        return {matinee.exitCode(), matinee.readAll()};
    }
    QString passwordFile(QFile::Permissions permissions)
    {
        QFile file(m_folder->filePath(u"password"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(" a long secret \r\n");
        file.setPermissions(permissions);
        return file.fileName();
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server.asked.clear();
        m_wantsCode = false;
    }

    void theCodeOfAnAuthenticatorIsTheNextLine()
    {
        m_wantsCode = true;
        const Ended ended = signIn({}, "a long secret\n123 456\n");

        QVERIFY2(ended.code == 0, ended.all);
        QCOMPARE(m_server.asked.size(), 2);
        QVERIFY(m_server.asked.last().contains("a long secret"));
        QVERIFY(!ended.all.contains("secret"));
    }

    void withoutACodeTheServersWordsAreTold()
    {
        m_wantsCode = true;
        const Ended ended = signIn({}, "a long secret\n");
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.all.contains("A code, please."), ended.all);
    }

    void aPasswordFileIsForItsOwnerAlone()
    {
        const auto mine = QFile::ReadOwner | QFile::WriteOwner;
        const Ended refused = signIn({u"--password-file"_s, passwordFile(mine | QFile::ReadGroup)}, {});
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.all.contains("chmod 600"));
        QVERIFY(m_server.asked.isEmpty());

        const Ended ended = signIn({u"--password-file"_s, passwordFile(mine)}, {});
        QVERIFY2(ended.code == 0, ended.all);
        QVERIFY(m_server.asked.last().contains("\" a long secret \""));
    }

    void theProfileIsKeptAndSigningInAgainKeepsIt()
    {
        QVERIFY(signIn({u"--library"_s, u"keep-apart"_s}, "a long secret\n").code == 0);
        const AccountProfiles profiles(m_folder->filePath(u"data"_s));
        const auto first = profiles.current();
        QVERIFY(first && *first);
        QCOMPARE((*first)->handle, u"ada"_s);
        QFile secret(m_folder->filePath(u"data/secrets/"_s + (*first)->id + u".secret"_s));
        QVERIFY(secret.open(QIODevice::ReadOnly));
        QCOMPARE(secret.readAll(), "canary\n");

        QVERIFY(signIn({u"--proxy"_s, u"none"_s}, "a long secret\n").code == 0);

        QCOMPARE(profiles.all()->size(), 1);
        QCOMPARE((*profiles.current())->id, (*first)->id);
        QCOMPARE((*profiles.current())->proxy, u"none"_s);
    }

    void aSessionThatCannotBeKeptIsEnded()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(u"data"_s)));
        QFile inTheWay(m_folder->filePath(u"data/secrets"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));

        const Ended ended = signIn({}, "a long secret\n");

        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.all.contains("secrets"), ended.all);
        QVERIFY(m_server.asked.last().startsWith("DELETE /api/v1/sessions/current"));
        QVERIFY(!QFile::exists(m_folder->filePath(u"data/profiles.json"_s)));
    }

    void whoKeptTheLibrariesApartSignsOutToo()
    {
        const QString data = m_folder->filePath(u"data"_s);
        QVERIFY(signIn({u"--library"_s, u"keep-apart"_s}, "a long secret\n").code == 0);
        const auto profile = **AccountProfiles(data).current();
        const SystemClock clock;
        for (const QString &folder : {data, profile.folder}) {
            const auto services = Services::open(folder, clock, SharedParts(folder));
            QVERIFY(services);
            const MovieId film = (*(*services)->catalog.catalogue())->movies.first().id;
            QVERIFY((*services)->library.rate(LocalPerson, film, *Rating::fromPoints(80)));
        }

        const Ended ended = run({u"--sign-out"_s});

        QVERIFY2(ended.code == 0, ended.all);
        QVERIFY2(ended.all.contains("backups"), ended.all);
        QVERIFY(m_server.asked.last().startsWith("DELETE /api/v1/sessions/current"));
        QCOMPARE(QDir(data + u"/backups"_s, u"account-library-*.db"_s).count(), 1U);
        QVERIFY(!*AccountProfiles(data).current());
        QVERIFY(QFile::exists(data + u"/library.db"_s));
    }

    void nothingIsLeftOfOneThatFailed()
    {
        m_wantsCode = true;
        QCOMPARE(signIn({}, "a long secret\n").code, 1);
        QCOMPARE(signIn({}, "").code, 1);
        QVERIFY(!QFile::exists(m_folder->filePath(u"data/profiles.json"_s)));
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SignInCommandTest)
#include "sign_in_command_test.moc"
