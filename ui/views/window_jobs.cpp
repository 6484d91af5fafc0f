#include "ui/views/window_jobs.h"

#include "core/base/when_done.h"
#include "core/catalog_import/catalog_import_service.h"
#include "ui/views/catalog_import_card.h"
#include "ui/views/catalog_import_dialog.h"
#include "ui/views/export_dialog.h"
#include "ui/views/film_dialog.h"
#include "ui/views/import_dialog.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QWidget>
#include <QtConcurrentRun>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Exports of services are folders and zip files.
bool mayBeExport(const QString &path)
{
    const QFileInfo info(path);
    return info.isDir() || info.suffix().compare("zip"_L1, Qt::CaseInsensitive) == 0;
}

void open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

WindowJobs::WindowJobs(Session &session, QWidget &window)
    : QObject(&window),
      m_session(session),
      m_window(window)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool WindowJobs::eventFilter(QObject *, QEvent *event)
{
    const bool enters = event->type() == QEvent::DragEnter;
    if (!enters && event->type() != QEvent::Drop)
        return false;
    auto *drop = static_cast<QDropEvent *>(event); // a drag that enters is one too
    const QString path = CatalogImportDialog::pathIn(*drop->mimeData());
    if (enters && !path.isEmpty())
        drop->acceptProposedAction();
    else if (!enters)
        openDropped(path);
    return true;
}

void WindowJobs::openImport(const QString &path)
{
    open(new ImportDialog(m_session, path, &m_window));
}

void WindowJobs::openExport()
{
    open(new ExportDialog(m_session, &m_window));
}

void WindowJobs::openAddFilm(const QString &title)
{
    addFilm(m_session, &m_window, title);
}

void WindowJobs::openCatalogImport(const QString &path)
{
    matinee::openCatalogImport(m_session, &m_window, path);
}

void WindowJobs::openDropped(const QString &path)
{
    if (!mayBeExport(path))
        return openCatalogImport(path);
    // The disk may be slow, and somebody else's.
    whenDone(QtConcurrent::run([path] { return CatalogImportService::formatOf(path).has_value(); }), this,
             [this, path](bool isCatalogue) { isCatalogue ? openCatalogImport(path) : openImport(path); });
}

} // namespace matinee
