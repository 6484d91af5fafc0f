#include "ui/views/sync_card.h"

#include "ui/theme/icons.h"
#include "ui/viewmodels/sync_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int IconSize = 24;

QString iconOf(AccountAct act)
{
    switch (act) {
    case AccountAct::SyncNow:
        return u"sync"_s;
    case AccountAct::Resume:
        return u"play"_s;
    case AccountAct::SignInAgain:
        return u"user"_s;
    case AccountAct::CopyReport:
        return u"list"_s;
    case AccountAct::KeepLibrary:
        return u"laptop"_s;
    }
    return {};
}

} // namespace

SyncCard::SyncCard(QWidget *parent)
    : Card(parent),
      m_icon(new QLabel),
      m_title(new TextLabel(Type::Strong, {})),
      m_text(new TextLabel(Type::Body, {}, Tone::Muted)),
      m_act(new Button({}, Button::Kind::Secondary)),
      m_other(new Button({}, Button::Kind::Ghost))
{
    m_title->setWeight(Weight::Semibold);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(16);
    row->addWidget(m_icon);
    row->addLayout(words, 1);
    row->addWidget(m_other);
    row->addWidget(m_act);
    connect(m_act, &QAbstractButton::clicked, this, [this] { emit wanted(m_what); });
    connect(m_other, &QAbstractButton::clicked, this, [this] { emit wanted(m_else); });
}

void SyncCard::show(const AccountState &account, const QDateTime &now)
{
    const SyncWords words = syncWords(account, now);
    m_iconName = words.icon;
    m_title->setText(words.title);
    m_text->setParagraph(words.text);
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
    drawIcon();
    if (words.act)
        m_what = *words.act;
    m_act->setVisible(words.act.has_value()); // also while it works: hidden it would lose the focus
    m_act->setText(actText(m_what));
    m_act->setIconName(iconOf(m_what));
    if (words.other)
        m_else = *words.other;
    m_other->setVisible(words.other.has_value());
    m_other->setText(actText(m_else));
    m_other->setIconName(iconOf(m_else));
    m_act->setKind(words.isTrouble && m_what == AccountAct::SignInAgain ? Button::Kind::Primary
                                                                        : Button::Kind::Secondary);
}

void SyncCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void SyncCard::drawIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, IconSize, tokensOf(this).accent, devicePixelRatioF()));
}

} // namespace matinee
