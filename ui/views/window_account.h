#pragma once

#include "ui/theme/theme.h"
#include "ui/viewmodels/account_state.h"

#include <QObject>

class QWidget;

namespace matinee {

class AccountJobs;
class ChangeToast;
class Navigation;
class PageStack;
class PosterCache;
class Session;
class SettingsPage;
class SyncViewModel;

/// What a window has of accounts: the person at the foot of the sidebar, the settings, the dialogs.
class WindowAccount : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session &session;
        PosterCache &posters;
        Navigation &navigation;
        PageStack &pages;
        ChangeToast &toast;
    };

    WindowAccount(const Parts &parts, QWidget &window);

    /// See SyncViewModel.
    bool hasLocalRecords() const;
    void setThemeMode(Theme::Mode mode);
    void openSignIn();

signals:
    void pageWanted(const QString &id);
    void themeWanted(matinee::Theme::Mode mode); ///< from the settings
    void libraryWanted(const matinee::LibraryChange &change);

private:
    QWidget *makeSettings();

    Parts m_parts;
    SyncViewModel *m_sync;
    AccountJobs *m_jobs;
    SettingsPage *m_settings = nullptr; ///< once it was shown
    Theme::Mode m_themeMode = Theme::Mode::System;
};

} // namespace matinee
