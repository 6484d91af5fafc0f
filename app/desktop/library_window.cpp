#include "app/desktop/library_window.h"

#include "app/desktop/desktop_settings.h"
#include "core/backend/backend.h"
#include "core/base/clock.h"
#include "core/base/when_done.h"
#include "core/sync_client/account_client.h"
#include "core/sync_client/sync_client.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/session.h"
#include "ui/views/main_window.h"
#include "ui/widgets/poster_cache.h"

#include <QApplication>
#include <QFutureWatcher>
#include <QSysInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// A QFuture must be able to copy what it carries.
using SharedBackend = std::shared_ptr<Backend>;

Result<SharedBackend> openBackend(const QString &folder, const Clock &clock)
{
    return Backend::open(folder, clock).map([](auto backend) { return SharedBackend(std::move(backend)); });
}

/// A library while it is open, with what keeps it in step.
struct OpenLibrary {
    OpenLibrary(const WindowOrder &wanted, SecretVault &secrets) : order(wanted), vault(secrets) { }

    void attach(const SharedBackend &opened);
    Doors doors();
    void finish();

    const WindowOrder &order;
    SecretVault &vault;
    QString folder = order.account ? order.account->folder : order.dataFolder;
    QString deviceName = QSysInfo::machineHostName();
    SharedBackend backend; // outlives those who ask it
    std::unique_ptr<AccountClient> account;
    std::unique_ptr<SyncClient> sync;
};

void OpenLibrary::attach(const SharedBackend &opened)
{
    backend = opened;
    if (!order.account)
        return;
    account = std::make_unique<AccountClient>(*order.account, vault);
    sync = std::make_unique<SyncClient>(*account, backend->sync(), backend->user(), deviceName);
    sync->setPaused(order.account->paused);
    sync->watchOutbox(); // a program without a window may serve the library as well
}

Doors OpenLibrary::doors()
{
    Doors doors{backend->user(),      backend->catalog(),
                backend->library(),   backend->search(),
                backend->recommend(), backend->importing(),
                backend->report(),    backend->catalogImport(),
                backend->feedback(),  {QApplication::applicationFilePath(), folder},
                &backend->index()};
    doors.exchange = backend->exchange();
    doors.accounts = {order.dataFolder, deviceName, &vault};
    if (sync)
        doors.account = AccountDoor{account.get(), sync.get(), backend->sync()};
    return doors;
}

void OpenLibrary::finish()
{
    if (!sync)
        return;
    // QFuture<void> has no result for whenDone().
    QFutureWatcher<void> sending;
    QObject::connect(&sending, &QFutureWatcherBase::finished, &QApplication::quit);
    sending.setFuture(sync->finish());
    QApplication::exec();
}

} // namespace

/// The window stands before the library is open, which takes place on another thread.
WindowEnd showWindow(const WindowOrder &order, Theme &theme, DesktopSettings &settings, SecretVault &vault)
{
    WindowEnd end;
    const SystemClock clock;
    OpenLibrary library(order, vault);
    Session session;
    PosterCache posters;
    MainWindow window(session, theme, posters, order.remembered);
    QObject::connect(&window, &MainWindow::closing, &window, [&] { settings.setWindow(window.settings()); });
    QObject::connect(&window, &MainWindow::libraryWanted, &window, [&](const LibraryChange &change) {
        end.change = change;
        window.close();
    });
    if (!order.notice.isEmpty())
        QObject::connect(
            &session, &Session::loaded, &window, [&] { emit session.failed(order.notice); },
            Qt::QueuedConnection);
    window.show();

    auto opening = QtConcurrent::run(openBackend, library.folder, std::cref(clock));
    whenDone(opening, &session, [&](const Result<SharedBackend> &opened) {
        if (!opened) {
            end.failure = opened.error().message;
            QApplication::quit();
            return;
        }
        library.attach(*opened);
        // What it tells of changes before everybody listens is lost.
        if (library.sync)
            QObject::connect(&session, &Session::loaded, library.sync.get(), &SyncClient::start);
        session.open(library.doors());
    });
    end.code = QApplication::exec();
    window.hide();
    if (!opening.isFinished()) { // closed before the library was there
        whenDone(opening, qApp, [](const auto &) { QApplication::quit(); });
        QApplication::exec();
    }
    library.finish();
    return end;
}

} // namespace matinee
