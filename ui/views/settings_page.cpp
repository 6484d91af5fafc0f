#include "ui/views/settings_page.h"

#include "ui/viewmodels/sync_view_model.h"
#include "ui/views/account_jobs.h"
#include "ui/views/account_page.h"
#include "ui/views/page_margins.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/sidebar_item.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

namespace {

constexpr int NamesWidth = 204;
constexpr int NamesGap = 40;
constexpr int MostWidth = 784; ///< lines longer than this are tiring to read

const QList<Theme::Mode> &modes()
{
    static const QList<Theme::Mode> all{Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark};
    return all;
}

} // namespace

SettingsPage::SettingsPage(SyncViewModel &sync, AccountJobs &jobs, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_sync(sync),
      m_names(new QVBoxLayout),
      m_sections(new QStackedWidget(this)),
      m_account(new AccountPage(posters))
{
    m_names->setSpacing(2);
    auto *names = new QWidget(this);
    names->setLayout(m_names);
    m_names->setContentsMargins(0, 0, 0, 0);
    names->setFixedWidth(qRound(NamesWidth * std::max(1.0, textScale())));
    addSection(u"sync"_s, tr("Sync and account"), m_account);
    addSection(u"sun"_s, tr("Appearance"), makeLook());
    m_names->addStretch(1);

    auto *row = new QHBoxLayout;
    row->setSpacing(NamesGap);
    row->addWidget(names);
    row->addWidget(m_sections, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargins(*this, space::Gutter - 12, PageTop, 0, 0));
    column->setSpacing(16);
    auto *title = new TextLabel(Type::H1, tr("Settings"));
    title->setContentsMargins(12, 0, 12,
                              0); // the names begin further out, so that their icons stand below it
    column->addWidget(title);
    column->addLayout(row, 1);
    orderTabs(*this);
    connectAccount(jobs);
    connect(&sync, &SyncViewModel::changed, this, &SettingsPage::showAccount);
    // "2 min ago" grows old.
    auto *minute = new QTimer(this);
    connect(minute, &QTimer::timeout, this, &SettingsPage::showAccount);
    minute->start(60s);
    showAccount();
}

void SettingsPage::addSection(const QString &iconName, const QString &name, QWidget *content)
{
    auto *framed = new QWidget;
    auto *row = new QHBoxLayout(framed);
    row->setContentsMargins(0, 0, 0, space::Gutter);
    content->setMaximumWidth(qRound(MostWidth * std::max(1.0, textScale())));
    row->addWidget(content, 1000);
    row->addStretch(1);
    auto *page = new ScrollPage(framed);
    const int at = m_sections->addWidget(page);
    auto *item = new SidebarItem(iconName, name, this);
    item->setAutoExclusive(true);
    item->setChecked(at == 0);
    m_names->addWidget(item);
    connect(item, &QAbstractButton::clicked, this, [this, at] { m_sections->setCurrentIndex(at); });
}

QWidget *SettingsPage::makeLook()
{
    auto *look = new QWidget;
    auto *title = new TextLabel(Type::Body, tr("Theme"));
    title->setWeight(Weight::Semibold);
    m_theme = new SegmentBar({tr("As the system"), tr("Light"), tr("Dark")});
    m_theme->setAccessibleName(tr("Theme"));
    auto *row = new QHBoxLayout;
    row->addWidget(title, 1);
    row->addWidget(m_theme);
    auto *card = new Card;
    card->setLayout(row);
    row->setContentsMargins(4, 0, 4, 0);
    auto *column = new QVBoxLayout(look);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch(1);
    connect(m_theme, &SegmentBar::chosen, this, [this](int at) { emit themeWanted(modes().at(at)); });
    return look;
}

void SettingsPage::setThemeMode(Theme::Mode mode)
{
    m_theme->setCurrent(int(modes().indexOf(mode)));
}

void SettingsPage::connectAccount(AccountJobs &jobs)
{
    connect(m_account, &AccountPage::signInWanted, &jobs, &AccountJobs::openSignIn);
    connect(m_account, &AccountPage::signUpWanted, &jobs, &AccountJobs::openSignUp);
    connect(m_account, &AccountPage::signOutWanted, &jobs, &AccountJobs::openSignOut);
    connect(m_account, &AccountPage::actWanted, &jobs, &AccountJobs::act);
    connect(m_account, &AccountPage::textDecided, &jobs, &AccountJobs::decide);
    connect(m_account, &AccountPage::copyWanted, &jobs, &AccountJobs::copy);
    connect(m_account, &AccountPage::deviceSignOutWanted, &jobs, &AccountJobs::signOutDevice);
    connect(m_account, &AccountPage::tryWanted, &m_sync, &SyncViewModel::tryAgain);
    connect(m_account, &AccountPage::dismissWanted, &jobs, &AccountJobs::dismiss);
    connect(m_account, &AccountPage::pauseWanted, &m_sync, &SyncViewModel::setPaused);
    connect(m_account, &AccountPage::removalDecided, &m_sync, &SyncViewModel::decideRemoval);
}

void SettingsPage::showAccount()
{
    m_account->show(m_sync.account(), QDateTime::currentDateTimeUtc());
}

void SettingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        m_sync.readDevices();
}

} // namespace matinee
