#include "ui/views/sign_out_job.h"

#include "core/base/when_done.h"
#include "core/sync_client/account_client.h"
#include "ui/viewmodels/library_export.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sync_view_model.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

SignOutJob::SignOutJob(SyncViewModel &sync, Session &session, QWidget &window)
    : QObject(&window),
      m_sync(sync),
      m_session(session),
      m_window(window)
{
}

void SignOutJob::open()
{
    auto *dialog = new SignOutDialog(m_sync.account(), &m_window);
    m_dialog = dialog;
    if (m_isExporting)
        dialog->showExport(SignOutDialog::Export::Running);
    connect(&m_sync, &SyncViewModel::changed, dialog, [this, dialog] { dialog->show(m_sync.account()); });
    connect(dialog, &SignOutDialog::sendWanted, &m_sync, &SyncViewModel::sendNow);
    connect(dialog, &SignOutDialog::exportWanted, this, &SignOutJob::askFile);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { signOut(dialog->keepsCopy()); });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SignOutJob::askFile()
{
    if (!m_session.doors().exchange || !m_dialog)
        return;
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog =
        new QFileDialog(m_dialog, tr("Export the library"),
                        QDir(folder).filePath(u"matinee-%1.zip"_s.arg(day)), tr("Archives (*.zip)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"zip"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &SignOutJob::exportTo);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SignOutJob::exportTo(const QString &path)
{
    auto *job = new LibraryExport(m_session, this);
    connect(job, &LibraryExport::finished, this,
            [this](const QString &file) { tell(SignOutDialog::Export::Written, file); });
    connect(job, &LibraryExport::failed, this,
            [this](const QString &message) { tell(SignOutDialog::Export::Failed, message); });
    for (const auto ended : {&LibraryExport::finished, &LibraryExport::failed})
        connect(job, ended, job, &QObject::deleteLater);
    m_isExporting = true;
    if (m_dialog)
        m_dialog->showExport(SignOutDialog::Export::Running);
    job->start(path);
}

/// The export goes on when its dialog is closed, and is then told like anything else.
void SignOutJob::tell(SignOutDialog::Export what, const QString &about)
{
    m_isExporting = false;
    if (m_dialog && m_dialog->isVisible())
        m_dialog->showExport(what, about);
    else if (what == SignOutDialog::Export::Written)
        emit told(tr("Exported to %1").arg(about));
    else
        emit m_session.failed(about);
}

void SignOutJob::signOut(bool keepsCopy)
{
    const auto &door = m_session.doors().account;
    if (!door)
        return;
    LibraryChange change{LibraryChange::Kind::Remove, door->client->profile().id};
    change.keepCopy = keepsCopy;
    // Without the network the session ends on the server by itself; nobody waits for that.
    constexpr auto Patience = 3s;
    auto *waiting = new QTimer(this);
    waiting->setSingleShot(true);
    const auto leave = [this, change, waiting] {
        waiting->disconnect();
        emit libraryWanted(change);
    };
    connect(waiting, &QTimer::timeout, this, leave);
    waiting->start(Patience);
    whenDone(door->client->signOut(), waiting, [leave](const Result<void> &) { leave(); });
}

} // namespace matinee
