#include "ui/views/window_account.h"

#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sync_view_model.h"
#include "ui/views/account_jobs.h"
#include "ui/views/change_toast.h"
#include "ui/views/navigation.h"
#include "ui/views/page_stack.h"
#include "ui/views/settings_page.h"

using namespace Qt::StringLiterals;

namespace matinee {

WindowAccount::WindowAccount(const Parts &parts, QWidget &window)
    : QObject(&window),
      m_parts(parts),
      m_sync(new SyncViewModel(parts.session, this)),
      m_jobs(new AccountJobs(*m_sync, parts.session, window))
{
    parts.pages.setMaker(PageStack::settingsId(), [this] { return makeSettings(); });
    connect(m_sync, &SyncViewModel::changed, &parts.navigation,
            [this] { m_parts.navigation.showAccount(m_sync->account()); });
    connect(m_sync, &SyncViewModel::failed, &parts.session, &Session::failed);
    connect(&parts.navigation, &Sidebar::personClicked, m_jobs,
            [this] { m_jobs->openLibraries(m_parts.navigation.personAt()); });
    connect(m_jobs, &AccountJobs::told, &parts.toast,
            [this](const QString &what) { m_parts.toast.present(u"check"_s, what.toHtmlEscaped(), false); });
    connect(m_jobs, &AccountJobs::libraryWanted, this, &WindowAccount::libraryWanted);
    connect(m_jobs, &AccountJobs::settingsWanted, this, [this] { emit pageWanted(PageStack::settingsId()); });
}

bool WindowAccount::hasLocalRecords() const
{
    return m_sync->hasLocalRecords();
}

void WindowAccount::openSignIn()
{
    m_jobs->openSignIn();
}

void WindowAccount::setThemeMode(Theme::Mode mode)
{
    m_themeMode = mode;
    if (m_settings)
        m_settings->setThemeMode(mode);
}

QWidget *WindowAccount::makeSettings()
{
    m_settings = new SettingsPage(*m_sync, *m_jobs, m_parts.posters);
    m_settings->setThemeMode(m_themeMode);
    connect(m_settings, &SettingsPage::themeWanted, this, &WindowAccount::themeWanted);
    return m_settings;
}

} // namespace matinee
