#include "core/sync_client/memory_vault.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_certificates.h"
#include "ui/viewmodels/sign_in_view_model.h"

#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class SignInViewModelTest : public QObject {
    Q_OBJECT

    MemoryVault m_vault;

    AccountsDoor door() { return {u"/nowhere"_s, u"test computer"_s, &m_vault}; }

    static SignInForm form(const ScriptedServer &server)
    {
        SignInForm form;
        form.server = server.url(u"127.0.0.1"_s, {}).toString();
        form.handle = u"marta"_s;
        form.password = u"correct horse"_s;
        return form;
    }

    /// Submits and waits for the answer.
    static void submit(SignInViewModel &model, const SignInForm &form)
    {
        model.submit(form);
        QVERIFY(QTest::qWaitFor([&] { return !model.state().isAsking; }, 20'000));
    }

    static QByteArray problem(const QByteArray &status, const QByteArray &more)
    {
        return ScriptedServer::answer(status, "{" + more + "}", "Content-Type: application/problem+json\r\n");
    }

    static qsizetype timesAsked(const ScriptedServer &server, const QByteArray &line)
    {
        return std::count_if(server.asked.cbegin(), server.asked.cend(),
                             [&](const QByteArray &request) { return request.startsWith(line + ' '); });
    }

private slots:
    void anAddressNeedsNoScheme()
    {
        QCOMPARE(serverUrl(u"films.example"_s), QUrl(u"https://films.example"_s));
        QCOMPARE(serverUrl(u"films.example:8443/api"_s), QUrl(u"https://films.example:8443"_s));
        QVERIFY(!serverUrl({}).isValid());
        QVERIFY(!serverUrl(u"http://films.example"_s).isValid());
        QVERIFY(!serverUrl(u"films example"_s).isValid());
        QVERIFY(serverUrl(u"http://localhost:8080"_s).isValid());
    }

    void whatIsMissingIsSaidAtItsFieldAndNobodyIsAsked()
    {
        SignInViewModel model(door());
        SignInForm form;
        form.proxy = u"ftp://proxy"_s;
        model.submit(form);
        QVERIFY(!model.state().isAsking);
        QCOMPARE(model.state().errors.keys(),
                 QList<SignInField>(
                     {SignInField::Server, SignInField::Handle, SignInField::Password, SignInField::Proxy}));
    }

    void aCodeIsAskedForWhenTheServerWantsOne()
    {
        ScriptedServer server([](const QByteArray &) {
            return problem("401 Unauthorized",
                           R"("detail":"A code.","type":"urn:matinee:problem:second-factor-wanted")");
        });
        SignInViewModel model(door());
        submit(model, form(server));
        QVERIFY(model.state().asksCode);
        QVERIFY(model.state().errors.contains(SignInField::Code));

        model.submit(form(server)); // without one
        QVERIFY(!model.state().isAsking);
    }

    void aCodeIsWantedOfWhomItWasAskedForAlone()
    {
        ScriptedServer server([](const QByteArray &request) {
            return request.contains("marta")
                ? problem("401 Unauthorized",
                          R"("detail":"A code.","type":"urn:matinee:problem:second-factor-wanted")")
                : ScriptedServer::ok(R"({"access_token":"a","refresh_token":"r"})");
        });
        SignInViewModel model(door());
        submit(model, form(server));
        QVERIFY(model.state().asksCode);
        SignInForm other = form(server);
        other.handle = u"Marta"_s; // the same, as servers see it
        model.submit(other);
        QVERIFY(model.state().asksCode);

        QSignalSpy in(&model, &SignInViewModel::signedIn);
        other.handle = u"grace"_s;
        other.code = u"123456"_s;
        submit(model, other);
        QVERIFY(!model.state().asksCode);
        QCOMPARE(in.size(), 1);
        QVERIFY(!server.asked.last().contains("123456"));
    }

    void theRulesOfTheServerStandAtTheirField()
    {
        ScriptedServer server([](const QByteArray &) {
            return problem("422 Unprocessable Content",
                           R"("detail":"No.","errors":[{"where":"password","message":"Too short."},)"
                           R"({"where":"handle","message":"Letters only."}])");
        });
        SignInViewModel model(door());
        SignInForm wanted = form(server);
        wanted.isNew = true;
        submit(model, wanted);
        QCOMPARE(model.state().errors.value(SignInField::Password), u"Too short."_s);
        QCOMPARE(model.state().errors.value(SignInField::Handle), u"Letters only."_s);
    }

    void anInvitationIsAskedForOnceTheServerRefuses()
    {
        ScriptedServer server(
            [](const QByteArray &) { return problem("403 Forbidden", R"("detail":"By invitation.")"); });
        SignInViewModel model(door());
        SignInForm wanted = form(server);
        wanted.isNew = true;
        submit(model, wanted);
        QVERIFY(model.state().asksInvitation);
        QCOMPARE(model.state().errors.value(SignInField::Invitation), u"By invitation."_s);
    }

    void aServerThatIsNotThereIsToldAtItsAddress()
    {
        SignInForm wanted;
        {
            ScriptedServer gone([](const QByteArray &) { return QByteArray(); });
            wanted = form(gone);
        }
        SignInViewModel model(door());
        submit(model, wanted);
        QVERIFY(model.state().errors.contains(SignInField::Server));
    }

    void anAccountIsCreatedOnceThoughSigningInFails()
    {
        bool isBusy = true;
        ScriptedServer server([&](const QByteArray &request) {
            if (request.startsWith("POST /api/v1/accounts "))
                return ScriptedServer::answer("201 Created", "{}");
            return isBusy ? problem("503 Service Unavailable", R"("detail":"Later.")")
                          : ScriptedServer::ok(R"({"access_token":"a","refresh_token":"r"})");
        });
        SignInViewModel model(door());
        QSignalSpy in(&model, &SignInViewModel::signedIn);
        SignInForm wanted = form(server);
        wanted.isNew = true;
        submit(model, wanted);
        QVERIFY(in.isEmpty());
        QVERIFY(model.state().errors.value(SignInField::Server).contains("is created"_L1));

        isBusy = false;
        submit(model, wanted);
        QCOMPARE(in.size(), 1);
        QCOMPARE(timesAsked(server, "POST /api/v1/accounts"), 1);

        wanted.handle = u"grace"_s;
        submit(model, wanted);
        QCOMPARE(timesAsked(server, "POST /api/v1/accounts"), 2);
    }

    void theSessionIsKeptUnderTheProfileThatWillBeAdded()
    {
        ScriptedServer server([](const QByteArray &) {
            return ScriptedServer::ok(R"({"access_token":"a","refresh_token":"r"})");
        });
        SignInViewModel model(door());
        QSignalSpy in(&model, &SignInViewModel::signedIn);
        submit(model, form(server));
        QCOMPARE(in.size(), 1);
        const auto kept = m_vault.read(model.profile().id);
        QVERIFY(QTest::qWaitFor([&] { return kept.isFinished(); }));
        QVERIFY(kept.result().has_value());

        model.abandon();
        QTRY_VERIFY(!m_vault.read(model.profile().id).result().has_value());
    }

    void anAuthorityIsShownBeforeItIsUsed()
    {
        const TestCertificates certificates;
        QTemporaryFile file;
        QVERIFY(file.open() && file.write(certificates.read(u"ca"_s)) > 0 && file.flush());
        SignInViewModel model(door());
        model.readAuthority(file.fileName());
        QTRY_COMPARE(model.state().authorityName, u"Matinee test authority"_s);
        QCOMPARE(model.state().authorityFingerprint.size(), 95);

        QVERIFY(file.resize(10));
        model.readAuthority(file.fileName());
        QTRY_VERIFY(model.state().errors.contains(SignInField::Authority));
        QVERIFY(model.state().authorityName.isEmpty());
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SignInViewModelTest)
#include "sign_in_view_model_test.moc"
