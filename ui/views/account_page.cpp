#include "ui/views/account_page.h"

#include "ui/theme/tokens.h"
#include "ui/views/account_rows.h"
#include "ui/views/no_account_card.h"
#include "ui/views/removal_card.h"
#include "ui/views/section_heading.h"
#include "ui/views/sync_card.h"
#include "ui/views/text_choice_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// A section: its heading, and beneath it what is in it.
QWidget *section(SectionHeading *heading, QWidget *content)
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading);
    if (content)
        column->addWidget(content);
    return whole;
}

bool isSame(const TextToDecide &a, const TextToDecide &b)
{
    return a.kept.id == b.kept.id && a.kept.current == b.kept.current && a.about == b.about;
}

bool isSame(const QList<HeldRemoval> &a, const QList<HeldRemoval> &b)
{
    const auto same = [](const HeldRemoval &x, const HeldRemoval &y) {
        return x.entity == y.entity && x.had == y.had && x.lost == y.lost;
    };
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(), same);
}

} // namespace

AccountPage::AccountPage(PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_posters(posters),
      m_none(new NoAccountCard),
      m_sync(new SyncCard),
      m_removal(section(new SectionHeading(u"conflict"_s, tr("Much would be removed"), {}), nullptr)),
      m_textsHeading(new SectionHeading(u"conflict"_s, {},
                                        tr("Both were kept. Nothing is lost, whichever you choose."))),
      m_texts(section(m_textsHeading, nullptr)),
      m_refusalRows(new RefusalRows),
      m_refusals(section(new SectionHeading(u"conflict"_s, tr("Not taken by the server"),
                                            tr("What these changed is as it was before.")),
                         m_refusalRows)),
      m_deviceRows(new DeviceRows),
      m_devices(section(new SectionHeading({}, tr("Devices"), {}), m_deviceRows)),
      m_foot(makeFoot())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::SectionGap);
    for (QWidget *part : {static_cast<QWidget *>(m_none), static_cast<QWidget *>(m_sync), m_removal, m_texts,
                          m_refusals, m_devices, m_foot})
        column->addWidget(part);
    column->addStretch(1);

    connect(m_none, &NoAccountCard::signInWanted, this, &AccountPage::signInWanted);
    connect(m_none, &NoAccountCard::signUpWanted, this, &AccountPage::signUpWanted);
    connect(m_sync, &SyncCard::wanted, this, &AccountPage::actWanted);
    connect(m_refusalRows, &RefusalRows::copyWanted, this, &AccountPage::copyWanted);
    connect(m_refusalRows, &RefusalRows::tryWanted, this, &AccountPage::tryWanted);
    connect(m_refusalRows, &RefusalRows::dismissWanted, this, &AccountPage::dismissWanted);
    connect(m_deviceRows, &DeviceRows::signOutWanted, this, &AccountPage::deviceSignOutWanted);
}

QWidget *AccountPage::makeFoot()
{
    auto *foot = new QWidget;
    auto *title = new TextLabel(Type::Body, tr("Pause"));
    title->setWeight(Weight::Semibold);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(new ElidedLabel(
        Type::Caption, tr("Changes stay on this computer until you go on; nothing is lost"), Tone::Muted));
    m_pause = new Switch(tr("Pause"));
    auto *row = new QHBoxLayout;
    row->addLayout(words, 1);
    row->addWidget(m_pause);
    m_signOut = new Button(tr("Sign out of this computer…"), Button::Kind::Secondary);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addLayout(row);
    column->addWidget(m_signOut, 0, Qt::AlignLeading);
    connect(m_pause, &QAbstractButton::clicked, this, &AccountPage::pauseWanted);
    connect(m_signOut, &QAbstractButton::clicked, this, &AccountPage::signOutWanted);
    return foot;
}

void AccountPage::show(const AccountState &account, const QDateTime &now)
{
    m_account = account;
    const bool has = account.hasAccount();
    const bool isErased = account.sync.is == SyncState::Is::Erased;
    m_none->setVisible(!has);
    m_sync->setVisible(has);
    // Who is signed out learns nothing of the others.
    m_devices->setVisible(has && !isErased && account.sync.is != SyncState::Is::SignInNeeded);
    m_foot->setVisible(has && !isErased);
    m_sync->show(account, now);
    m_refusals->setVisible(!account.refusals.isEmpty());
    m_refusalRows->show(account.refusals);
    m_deviceRows->show(account, now);
    m_pause->setChecked(account.sync.is == SyncState::Is::Paused);
    showRemoval();
    showText(now);
    orderTabs(*this);
}

void AccountPage::showRemoval()
{
    const QList<HeldRemoval> &held = m_account.sync.status.held;
    m_removal->setVisible(!held.isEmpty());
    if (isSame(held, m_held))
        return;
    m_held = held;
    if (m_removalCard) {
        m_removalCard->hide();
        m_removalCard->deleteLater(); // its button may just have been pressed
    }
    m_removalCard = new RemovalCard(held);
    connect(m_removalCard, &RemovalCard::decided, this, &AccountPage::removalDecided);
    m_removal->layout()->addWidget(m_removalCard);
}

void AccountPage::showText(const QDateTime &now)
{
    const QList<TextToDecide> &texts = m_account.texts;
    m_texts->setVisible(!texts.isEmpty());
    if (texts.isEmpty())
        return;
    m_textsHeading->setHeading(texts.size() == 1
                                   ? tr("One thing to decide")
                                   : tr("Things to decide: %1").arg(QLocale().toString(texts.size())));
    const TextToDecide &next = texts.at(m_later % texts.size());
    const bool isLast = texts.size() == 1;
    if (m_text && isSame(m_text->text(), next) && m_textIsLast == isLast)
        return;
    if (m_text) {
        m_text->hide();
        m_text->deleteLater();
    }
    m_textIsLast = isLast;
    m_text = new TextChoiceCard(next, isLast, now, m_posters);
    connect(m_text, &TextChoiceCard::decided, this,
            [this, next](TextDecision decision) { emit textDecided(next, decision); });
    connect(m_text, &TextChoiceCard::laterWanted, this, [this, now] {
        ++m_later;
        showText(now);
        orderTabs(*this);
    });
    m_texts->layout()->addWidget(m_text);
}

} // namespace matinee
