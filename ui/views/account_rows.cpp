#include "ui/views/account_rows.h"

#include "ui/theme/icons.h"
#include "ui/viewmodels/sync_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int RowHeight = 56;
constexpr int IconSize = 20;
constexpr int CheckSize = 14;
constexpr int MiddleWidth = 180;
constexpr int ActsWidth = 200; ///< of rows with a middle

QVBoxLayout *startRows(QWidget &owner)
{
    delete owner.layout();
    for (QObject *old : owner.findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        qobject_cast<QWidget *>(old)->hide();
        old->deleteLater(); // it may be the one whose button was just pressed
    }
    auto *column = new QVBoxLayout(&owner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

Button *smallButton(const QString &text, const QString &spoken)
{
    auto *button = new Button(text, Button::Kind::Ghost);
    button->setAccessibleName(spoken);
    return button;
}

/// Whether names tell of a telephone or tablet: a program in the browser says what it runs on.
QString deviceIcon(const QString &name)
{
    for (const auto word : {"phone"_L1, "android"_L1, "ipad"_L1, "tablet"_L1}) {
        if (name.contains(word, Qt::CaseInsensitive))
            return u"phone"_s;
    }
    return u"laptop"_s;
}

} // namespace

AccountRow::AccountRow(const QString &iconName, const QString &name, const QString &remark, QWidget *parent)
    : QWidget(parent),
      m_iconName(iconName),
      m_icon(new QLabel(this)),
      m_row(new QHBoxLayout),
      m_acts(new QHBoxLayout)
{
    auto *title = new ElidedLabel(Type::Body, name);
    title->setWeight(Weight::Semibold);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(title);
    if (!remark.isEmpty()) {
        auto *line = new TextLabel(Type::Caption, {}, Tone::Muted);
        line->setParagraph(remark);
        words->addWidget(line);
    }
    words->addStretch();
    m_row->setContentsMargins(2, 6, 0, 6);
    m_row->setSpacing(8);
    m_row->addWidget(m_icon);
    m_row->addSpacing(8);
    m_row->addLayout(words, 1);
    auto *acts = new QWidget;
    acts->setLayout(m_acts);
    m_acts->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(acts);
    m_acts->setSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_row, 1);
    column->addWidget(new Rule(this));
    setMinimumHeight(RowHeight);
    drawIcon();
}

void AccountRow::setMiddle(const QString &text)
{
    if (m_middle) {
        m_middle->setText(text);
        return;
    }
    m_middle = new TextLabel(Type::Body, text, Tone::Muted);
    m_row->insertWidget(m_row->count() - 1, m_middle);
    m_middle->setFixedWidth(qRound(MiddleWidth * std::max(1.0, textScale())));
    m_acts->addStretch(1);
    m_acts->parentWidget()->setMinimumWidth(qRound(ActsWidth * std::max(1.0, textScale())));
}

void AccountRow::addAct(QWidget *act)
{
    m_acts->addWidget(act);
}

void AccountRow::setMark(const QString &text)
{
    m_check = new QLabel(this);
    auto *words = new TextLabel(Type::Body, text, Tone::Accent);
    words->setWeight(Weight::Semibold);
    auto *mark = new QHBoxLayout;
    mark->setSpacing(6);
    mark->addWidget(m_check);
    mark->addWidget(words);
    m_acts->addLayout(mark);
    drawIcon();
}

void AccountRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void AccountRow::drawIcon()
{
    m_icon->setPixmap(iconPixmap(m_iconName, IconSize, tokensOf(this).muted, devicePixelRatioF()));
    if (m_check)
        m_check->setPixmap(iconPixmap(u"check", CheckSize, tokensOf(this).accent, devicePixelRatioF()));
}

DeviceRows::DeviceRows(QWidget *parent) : QWidget(parent) { }

void DeviceRows::show(const AccountState &account, const QDateTime &now)
{
    QString shown = account.devices ? account.devicesError : u"-"_s + account.devicesError;
    const QList<AccountDevice> devices = account.devices.value_or(QList<AccountDevice>());
    for (const AccountDevice &device : devices)
        shown += device.id + device.name + (device.isThis ? u"!"_s : u"?"_s);
    if (std::exchange(m_shown, shown) != shown || !layout())
        makeRows(account);
    // Moments grow old every minute: rows that were made again for them would lose the focus.
    for (qsizetype at = 0; at < devices.size(); ++at) {
        const AccountDevice &device = devices.at(at);
        m_rows.at(at)->setMiddle(device.isThis ? tr("now") : momentText(device.lastUsed, now));
    }
}

void DeviceRows::makeRows(const AccountState &account)
{
    QVBoxLayout *column = startRows(*this);
    m_rows.clear();
    const QList<AccountDevice> devices = account.devices.value_or(QList<AccountDevice>());
    for (const AccountDevice &device : devices) {
        auto *row = new AccountRow(deviceIcon(device.name), device.name, {});
        row->setMiddle({});
        if (device.isThis) {
            row->setMark(tr("This computer"));
        } else {
            auto *end = smallButton(tr("Sign out"), tr("Sign out %1").arg(device.name));
            connect(end, &QAbstractButton::clicked, this, [this, device] { emit signOutWanted(device); });
            row->addAct(end);
        }
        column->addWidget(row);
        m_rows.append(row);
    }
    if (devices.isEmpty()) {
        auto *why = new TextLabel(Type::Body, {}, Tone::Muted);
        why->setParagraph(account.devicesError.isEmpty() ? tr("Asking the server…") : account.devicesError);
        column->addWidget(why);
    }
}

RefusalRows::RefusalRows(QWidget *parent) : QWidget(parent) { }

void RefusalRows::show(const QList<Refusal> &refusals)
{
    QString shown;
    for (const Refusal &refusal : refusals)
        shown += refusal.refused.mid;
    if (std::exchange(m_shown, shown) == shown && layout())
        return;
    QVBoxLayout *column = startRows(*this);
    for (const Refusal &refusal : refusals) {
        auto *row = new AccountRow(u"conflict"_s, refusal.about, refusal.refused.message);
        if (!refusal.text.isEmpty()) {
            auto *copy = smallButton(tr("Copy the text"), tr("Copy the text of %1").arg(refusal.about));
            connect(copy, &QAbstractButton::clicked, this, [this, refusal] { emit copyWanted(refusal); });
            row->addAct(copy);
        }
        auto *again = smallButton(tr("Try again"), tr("Try %1 again").arg(refusal.about));
        connect(again, &QAbstractButton::clicked, this, [this, refusal] { emit tryWanted(refusal); });
        row->addAct(again);
        auto *dismiss = smallButton(tr("Dismiss"), tr("Dismiss %1").arg(refusal.about));
        connect(dismiss, &QAbstractButton::clicked, this, [this, refusal] { emit dismissWanted(refusal); });
        row->addAct(dismiss);
        column->addWidget(row);
    }
}

} // namespace matinee
