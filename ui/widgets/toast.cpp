#include "ui/widgets/toast.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/text_label.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Height = 44;
constexpr int AboveFoot = 24;
constexpr int IconSize = 18;
constexpr int Padding = 16;
constexpr int TickMs = 40;
constexpr int TimeLine = 2;

} // namespace

Toast::Toast(QWidget *host)
    : QWidget(host),
      m_text(new TextLabel(Type::Body, {}, Tone::Text, this)),
      m_undo(new Button(tr("Undo"), Button::Kind::Ghost, this)),
      m_action(new Button({}, Button::Kind::Ghost, this)),
      m_key(new KeyCap(
          QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText).replace(u'+', u' '), this)),
      m_close(new IconButton(u"close"_s, tr("Close"), this))
{
    m_text->setTextFormat(Qt::RichText);
    for (Button *button : {m_action, m_undo}) {
        button->setButtonHeight(Button::Height::Small);
        button->setAccent(true);
    }
    m_close->setSide(28);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addSpacing(Padding + IconSize + 12); // unlike margins this follows the direction
    row->addWidget(m_text);
    row->addWidget(m_action);
    row->addWidget(m_undo);
    row->addWidget(m_key);
    row->addWidget(m_close);
    row->addSpacing(8);
    host->installEventFilter(this);
    hide();

    m_timer.setInterval(TickMs);
    connect(&m_timer, &QTimer::timeout, this, &Toast::tick);
    connect(m_close, &QAbstractButton::clicked, this, &Toast::dismiss);
    setTabOrder(m_action, m_undo);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        dismiss();
        emit actionRequested();
    });
    connect(m_undo, &QAbstractButton::clicked, this, [this] {
        dismiss();
        emit undoRequested();
    });
}

void Toast::present(const QString &iconName, const QString &text, bool undoable)
{
    m_iconName = iconName;
    m_text->setText(text);
    m_action->hide();
    m_undo->setVisible(undoable);
    m_key->setVisible(undoable);
    m_left = m_lifetime;
    m_sinceTick.start();
    m_timer.start();
    show();
    place();
    raise();
    setAccessibleName(m_text->text().remove(u"<b>"_s).remove(u"</b>"_s));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::offerAction(const QString &text)
{
    m_action->setText(text);
    m_action->show();
    place();
}

void Toast::dismiss()
{
    if (isHidden())
        return;
    m_timer.stop();
    hide();
    emit dismissed();
}

void Toast::tick()
{
    const int passed = int(m_sinceTick.restart());
    const bool focusInside = focusWidget() && focusWidget()->hasFocus() && isKeyboardInUse(this);
    // Behind a dialog nobody can read it: its time begins when the dialog is gone.
    const bool isCovered = QApplication::activeModalWidget();
    if (!underMouse() && !focusInside && !isCovered)
        m_left -= passed;
    if (m_left <= 0)
        return dismiss();
    update(0, height() - TimeLine, width(), TimeLine);
}

void Toast::place()
{
    const QWidget *host = parentWidget();
    const int width = std::min(sizeHint().width(), host->width() - 2 * AboveFoot);
    const int high = std::max(Height, sizeHint().height());
    setGeometry((host->width() - width) / 2, host->height() - AboveFoot - high, width, high);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::panel(painter, rect(), radius::Card, tokens.raised, QPen(tokens.line, 1));
    const QRect icon(Padding, (height() - IconSize) / 2, IconSize, IconSize);
    drawIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon).topLeft(), m_iconName, IconSize,
             tokens.accent);

    QPainterPath shape;
    shape.addRoundedRect(rect(), radius::Card, radius::Card);
    const int length = int(qint64(width()) * m_left / std::max(1, m_lifetime));
    const QRect line(0, height() - TimeLine, length, TimeLine);
    painter.setClipRect(QStyle::visualRect(layoutDirection(), rect(), line));
    painter.fillPath(shape, tokens.accent);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return false;
}

} // namespace matinee
