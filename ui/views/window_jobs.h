#pragma once

#include <QObject>
#include <QString>

namespace matinee {

class Session;

/// The dialogs that belong to no page: what comes into the library and what goes out of it.
class WindowJobs : public QObject {
    Q_OBJECT

public:
    /// Dialogs open over `window`; files may be dropped on it.
    WindowJobs(Session &session, QWidget &window);

public slots:
    /// `path` may be empty: the dialog asks then.
    void openImport(const QString &path = {});
    void openExport();
    /// A film of the person's own, perhaps the one that was searched in vain.
    void openAddFilm(const QString &title = {});
    /// Films of other catalogues; one import goes on while its dialog is closed. `path` may be empty.
    void openCatalogImport(const QString &path = {});
    /// What was dropped on the window, as what it is: films of a catalogue, or else an export of a service.
    void openDropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Session &m_session;
    QWidget &m_window;
};

} // namespace matinee
