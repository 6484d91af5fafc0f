#pragma once

#include "core/base/id.h"
#include "ui/views/window_settings.h"

#include <QWidget>

class QStackedLayout;

namespace matinee {

class ChangeToast;
class DetailsPanel;
class FirstRunPage;
class Navigation;
class PageStack;
class PosterCache;
class Session;
class TopBar;
class WindowAccount;
class WindowJobs;
struct LibraryChange;

/// The window: the way between the pages, and what belongs to all of them. It decides nothing about
/// films. Nothing is shown until the session is loaded; a person without any film or list meets the first
/// run.
///
/// Keys   a letter with the focus in no text field searches; Ctrl+K and / go to the search, Escape
///        leaves it; Ctrl+1 to 5 pages, Ctrl+I details, Ctrl+Z and Ctrl+Shift+Z undo and redo,
///        Ctrl+O import, Ctrl+E export, Ctrl+Shift+C copies the search.
class MainWindow : public QWidget {
    Q_OBJECT

public:
    MainWindow(Session &session, Theme &theme, PosterCache &posters, const WindowSettings &settings,
               QWidget *parent = nullptr);

    WindowSettings settings() const;
    QString currentPage() const;
    /// An unknown id shows the first page.
    void showPage(const QString &id);

signals:
    /// The last moment to keep settings().
    void closing();
    /// The window is to be closed and to open again with another library.
    void libraryWanted(const matinee::LibraryChange &change);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeBody();
    void addShortcuts();
    void connectParts();
    void start();
    void leaveFirstRun();
    void switchTo(const QString &id);
    void search(const QString &text);
    void followSearch();
    void leaveSearch();
    void select(MovieId movie);
    void open(MovieId movie);
    void reveal(MovieId movie);
    void toggleDetails();
    void arrange();
    void toggleTheme();
    void setTheme(Theme::Mode mode);

    Session &m_session;
    Theme &m_theme;
    PosterCache &m_posters;
    WindowSettings m_settings;
    QString m_beforeSearch; ///< the page typing has led away from
    MovieId m_selected;
    bool m_detailsAsked = false; ///< in a window too narrow to show them unasked
    QStackedLayout *m_layers;
    QWidget *m_body;
    Navigation *m_navigation;
    TopBar *m_topBar;
    ChangeToast *m_toast;
    PageStack *m_pages;
    DetailsPanel *m_details;
    WindowJobs *m_jobs;
    WindowAccount *m_account = nullptr;
    FirstRunPage *m_firstRun = nullptr; ///< only while it is shown
};

} // namespace matinee
