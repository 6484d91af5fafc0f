#include "ui/views/window_jobs.h"

#include "ui/views/catalog_import_card.h"
#include "ui/views/export_dialog.h"
#include "ui/views/film_dialog.h"
#include "ui/views/import_dialog.h"

namespace matinee {

namespace {

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

void WindowJobs::openCatalogImport()
{
    matinee::openCatalogImport(m_session, &m_window);
}

} // namespace matinee
