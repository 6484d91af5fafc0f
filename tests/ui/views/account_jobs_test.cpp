#include "core/backend/backend.h"
#include "core/base/clock.h"
#include "core/sync_client/account_client.h"
#include "core/sync_client/memory_vault.h"
#include "core/sync_client/sync_client.h"
#include "tests/support/scripted_server.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sync_view_model.h"
#include "ui/views/account_jobs.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

/// The dialogs over a real local library, and a server that takes every password.
class AccountJobsTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Backend> m_backend;
    MemoryVault m_vault;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SyncViewModel> m_sync;
    std::unique_ptr<QWidget> m_window;
    AccountJobs *m_jobs = nullptr;

    Doors doors()
    {
        Doors doors{m_backend->user(),      m_backend->catalog(),
                    m_backend->library(),   m_backend->search(),
                    m_backend->recommend(), m_backend->importing(),
                    m_backend->report(),    m_backend->catalogImport(),
                    m_backend->feedback(),  {u"/bin/false"_s, m_folder->path()},
                    &m_backend->index()};
        doors.accounts = {m_folder->path(), u"Here"_s, &m_vault};
        return doors;
    }

    void openSession(const std::optional<AccountDoor> &account = {})
    {
        Doors all = doors();
        all.account = account;
        m_session->open(all);
        QVERIFY(QTest::qWaitFor([&] { return m_session->isLoaded(); }, 20'000));
    }

    SignInForm form(const QString &handle) const
    {
        SignInForm form;
        form.server = m_server->url(u"127.0.0.1"_s, {}).toString();
        form.handle = handle;
        form.password = u"correct horse"_s;
        return form;
    }

    /// What the window is to do once somebody has signed in.
    LibraryChange wantedAfterSignIn(const QString &handle)
    {
        QSignalSpy wanted(m_jobs, &AccountJobs::libraryWanted);
        m_jobs->openSignIn();
        emit m_window->findChild<SignInDialog *>()->submitted(form(handle));
        if (!QTest::qWaitFor([&] { return !wanted.isEmpty(); }, 20'000))
            return {};
        return wanted.first().first().value<LibraryChange>();
    }

    bool wasAsked(const QByteArray &line) const
    {
        return std::any_of(m_server->asked.cbegin(), m_server->asked.cend(),
                           [&](const QByteArray &request) { return request.startsWith(line + ' '); });
    }

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>([](const QByteArray &) {
            return ScriptedServer::ok(R"({"access_token":"a","refresh_token":"r"})");
        });
        m_folder = std::make_unique<QTemporaryDir>();
        m_backend = Backend::open(m_folder->path(), m_clock).value_or(nullptr);
        QVERIFY(m_backend);
        m_session = std::make_unique<Session>();
        m_sync = std::make_unique<SyncViewModel>(*m_session);
        m_window = std::make_unique<QWidget>();
        m_jobs = new AccountJobs(*m_sync, *m_session, *m_window);
    }

    void cleanup()
    {
        m_window.reset();
        m_sync.reset();
        m_session.reset();
        m_backend.reset();
        m_server.reset();
    }

    void anUnknownAccountIsAdded()
    {
        openSession();
        const LibraryChange change = wantedAfterSignIn(u"ada"_s);
        QCOMPARE(change.kind, LibraryChange::Kind::Add);
        QCOMPARE(change.profile.handle, u"ada"_s);
        QVERIFY(!wasAsked("DELETE /api/v1/sessions/current"));
    }

    void anAccountThatIsHereAlreadyIsOpenedAndTheNewSessionEnds()
    {
        openSession();
        const auto here =
            AccountProfiles(m_folder->path())
                .add(newProfile(m_server->url(u"127.0.0.1"_s, {}), u"Ada"_s), LibraryChoice::KeepApart);
        QVERIFY(here);

        const LibraryChange change = wantedAfterSignIn(u"ada"_s);

        QCOMPARE(change.kind, LibraryChange::Kind::Open);
        QCOMPARE(change.id, here->id);
        QTRY_VERIFY(wasAsked("DELETE /api/v1/sessions/current"));
    }

    void aSessionThatBeginsAfterCancelEnds()
    {
        openSession();
        QSignalSpy wanted(m_jobs, &AccountJobs::libraryWanted);
        m_jobs->openSignIn();
        auto *dialog = m_window->findChild<SignInDialog *>();
        emit dialog->submitted(form(u"ada"_s));
        dialog->reject();
        QTRY_VERIFY_WITH_TIMEOUT(wasAsked("DELETE /api/v1/sessions/current"), 20'000);
        QVERIFY(wanted.isEmpty());
    }

    void aSessionThatBeginsAgainAfterCancelIsUsed()
    {
        AccountClient account({u"p"_s, m_server->url(u"127.0.0.1"_s, {}), u"ada"_s, {}}, m_vault);
        SyncClient sync(account, m_backend->sync(), m_backend->user(), u"Here"_s);
        openSession(AccountDoor{&account, &sync, m_backend->sync()});
        m_jobs->act(AccountAct::SignInAgain);
        auto *dialog = m_window->findChild<SignInDialog *>();
        emit dialog->submitted(form(u"ada"_s));
        dialog->reject();
        QTRY_VERIFY_WITH_TIMEOUT(wasAsked("POST /api/v1/sync/devices"), 20'000);
        m_window.reset();
        m_sync.reset();
        m_session.reset();
    }
};

} // namespace matinee

QTEST_MAIN(matinee::AccountJobsTest)
#include "account_jobs_test.moc"
