#include "core/backend/backend.h"
#include "core/base/clock.h"
#include "core/sync_client/account_client.h"
#include "core/sync_client/memory_vault.h"
#include "core/sync_client/sync_client.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sync_view_model.h"
#include "ui/views/sign_out_dialog.h"
#include "ui/views/sign_out_job.h"

#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

/// The way out of a real library whose server is never reached.
class SignOutJobTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Backend> m_backend;
    MemoryVault m_vault;
    std::unique_ptr<AccountClient> m_account;
    std::unique_ptr<SyncClient> m_client;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SyncViewModel> m_sync;
    std::unique_ptr<QWidget> m_window;
    SignOutJob *m_job = nullptr;

    Doors doors()
    {
        Doors doors{m_backend->user(),      m_backend->catalog(),
                    m_backend->library(),   m_backend->search(),
                    m_backend->recommend(), m_backend->importing(),
                    m_backend->report(),    m_backend->catalogImport(),
                    m_backend->feedback(),  {u"/bin/false"_s, m_folder->path()},
                    &m_backend->index()};
        doors.exchange = m_backend->exchange();
        doors.accounts.dataFolder = m_folder->path();
        doors.account = AccountDoor{m_account.get(), m_client.get(), m_backend->sync()};
        return doors;
    }

    SignOutDialog *dialog() const { return m_window->findChild<SignOutDialog *>(); }

    Button *button(const QString &text) const
    {
        const auto buttons = dialog()->findChildren<Button *>();
        const auto found = std::find_if(buttons.cbegin(), buttons.cend(),
                                        [&](const Button *one) { return one->text() == text; });
        return found == buttons.cend() ? nullptr : *found;
    }

    void exportTo(const QString &path)
    {
        button(u"Export the library…"_s)->click();
        auto *files = dialog()->findChild<QFileDialog *>();
        emit files->fileSelected(path);
        delete files;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_backend = Backend::open(m_folder->filePath(u"accounts/p"_s), m_clock).value_or(nullptr);
        QVERIFY(m_backend);
        m_account = std::make_unique<AccountClient>(
            AccountProfile{u"p"_s, QUrl(u"https://127.0.0.1:1"_s), u"ada"_s, {}}, m_vault);
        m_client = std::make_unique<SyncClient>(*m_account, m_backend->sync(), m_backend->user(), u"Here"_s);
        m_session = std::make_unique<Session>();
        m_sync = std::make_unique<SyncViewModel>(*m_session);
        m_window = std::make_unique<QWidget>();
        m_job = new SignOutJob(*m_sync, *m_session, *m_window);
        m_session->open(doors());
        QVERIFY(QTest::qWaitFor([&] { return m_session->isLoaded(); }, 20'000));
        m_job->open();
        QTRY_VERIFY(dialog());
    }

    void cleanup()
    {
        m_window.reset();
        m_sync.reset();
        m_session.reset();
        m_client.reset();
        m_account.reset();
        m_backend.reset();
    }

    void signingOutWaitsForTheExport()
    {
        const QString path = m_folder->filePath(u"library.zip"_s);
        exportTo(path);
        QVERIFY(!button(u"Sign out"_s)->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(button(u"Sign out"_s)->isEnabled(), 20'000);
        QVERIFY(QFile::exists(path));
        QVERIFY(button(u"Export the library…"_s)->accessibleDescription().contains(path));
    }

    void whyNothingWasExportedIsToldWhereItWasWanted()
    {
        exportTo(m_folder->filePath(u"no/folder/library.zip"_s));
        QTRY_VERIFY_WITH_TIMEOUT(button(u"Sign out"_s)->isEnabled(), 20'000);
        QVERIFY(button(u"Export the library…"_s)->accessibleDescription().contains("library.zip"_L1));
    }

    void anExportWhoseDialogIsClosedIsToldInTheWindow()
    {
        QSignalSpy told(m_job, &SignOutJob::told);
        exportTo(m_folder->filePath(u"library.zip"_s));
        dialog()->reject();
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);
    }

    void anExportThatGoesOnHoldsTheNextDialogToo()
    {
        const QString path = m_folder->filePath(u"library.zip"_s);
        exportTo(path);
        dialog()->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_job->open();

        QVERIFY(!button(u"Sign out"_s)->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(button(u"Sign out"_s)->isEnabled(), 20'000);
        QVERIFY(QFile::exists(path));
    }
};

} // namespace matinee

QTEST_MAIN(matinee::SignOutJobTest)
#include "sign_out_job_test.moc"
