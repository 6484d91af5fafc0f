#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace matinee {

class AccountJobs;
class AccountPage;
class PosterCache;
class SegmentBar;
class SidebarItem;
class SyncViewModel;

/// The settings, in sections.
class SettingsPage : public QWidget {
    Q_OBJECT

public:
    SettingsPage(SyncViewModel &sync, AccountJobs &jobs, PosterCache &posters, QWidget *parent = nullptr);

    void setThemeMode(Theme::Mode mode);

signals:
    void themeWanted(matinee::Theme::Mode mode);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeLook();
    void addSection(const QString &iconName, const QString &name, QWidget *content);
    void connectAccount(AccountJobs &jobs);
    void showAccount();

    SyncViewModel &m_sync;
    QVBoxLayout *m_names;
    QStackedWidget *m_sections;
    SegmentBar *m_theme = nullptr;
    AccountPage *m_account;
};

} // namespace matinee
