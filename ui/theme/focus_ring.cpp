#include "ui/theme/focus_ring.h"

#include "ui/theme/tokens.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QPainter>
#include <QRadioButton>
#include <QStyle>

#include <algorithm>

namespace matinee {

namespace {

constexpr const char *RadiusProperty = "focusRingRadius";
constexpr const char *KeyboardProperty = "keyboardInUse";
constexpr int Gap = 2; // between shape and ring
constexpr int Thickness = 2;
constexpr int Reach = Gap + Thickness;

class Ring final : public QWidget {
public:
    Ring(QWidget *host, int cornerRadius) : QWidget(host), m_radius(cornerRadius)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokensOf(this).accent, Thickness));
        const double middle = Thickness / 2.0;
        const double corner = m_radius + Gap + middle;
        painter.drawRoundedRect(QRectF(rect()).adjusted(middle, middle, -middle, -middle), corner, corner);
    }

private:
    int m_radius;
};

/// A check box may be as wide as its dialog; what one sees of it is not.
QRect shapeOf(const QWidget *widget)
{
    QRect shape = widget->rect();
    if (qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QRadioButton *>(widget))
        shape.setWidth(std::min(shape.width(), widget->sizeHint().width()));
    return QStyle::visualRect(widget->layoutDirection(), widget->rect(), shape);
}

/// The widest ancestor that still moves together with the widget: what scrolls, or the window.
/// A ring in the direct parent would be cut where the widget touches the parent's edge.
QWidget *hostOf(QWidget *widget)
{
    QWidget *host = widget->parentWidget();
    while (host && !host->isWindow()) {
        const auto *area = host->parentWidget()
            ? qobject_cast<QAbstractScrollArea *>(host->parentWidget()->parentWidget())
            : nullptr;
        if (area && area->viewport() == host->parentWidget())
            break;
        host = host->parentWidget();
    }
    return host;
}

} // namespace

void setFocusRing(QWidget *widget, int radius)
{
    widget->setProperty(RadiusProperty, radius);
}

bool isKeyboardInUse(const QWidget *widget)
{
    return widget->window()->property(KeyboardProperty).toBool();
}

FocusRings::FocusRings(QApplication &application, QObject *parent) : QObject(parent)
{
    application.installEventFilter(this);
    connect(&application, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { follow(now); });
}

bool FocusRings::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress: {
        const bool keyboard = event->type() == QEvent::KeyPress;
        if (auto *window = QApplication::activeWindow())
            window->setProperty(KeyboardProperty, keyboard);
        if (std::exchange(m_keyboard, keyboard) != keyboard) {
            follow(QApplication::focusWidget());
            if (m_focused)
                m_focused->update();
        }
        break;
    }
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (m_ring && watched->isWidgetType() && m_focused
            && (watched == m_focused || static_cast<QWidget *>(watched)->isAncestorOf(m_focused)))
            place();
        break;
    default:
        break;
    }
    return false;
}

void FocusRings::follow(QWidget *focused)
{
    delete m_ring;
    m_focused = focused;
    if (!focused || !m_keyboard)
        return;
    focused->window()->setProperty(KeyboardProperty, true);
    const QVariant corner = focused->property(RadiusProperty);
    QWidget *host = hostOf(focused);
    if (!corner.isValid() || !host)
        return;
    m_ring = new Ring(host, corner.toInt());
    place();
}

void FocusRings::place()
{
    QWidget *host = m_ring->parentWidget();
    const QRect local = shapeOf(m_focused);
    const QRect shape(m_focused->mapTo(host, local.topLeft()), local.size());
    m_ring->setGeometry(shape.adjusted(-Reach, -Reach, Reach, Reach));
    m_ring->setVisible(m_focused->isVisible());
    m_ring->raise();
}

} // namespace matinee
