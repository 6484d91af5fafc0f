#include "ui/widgets/switch.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStyle>

namespace matinee {

Switch::Switch(const QString &accessibleName, QWidget *parent) : QAbstractButton(parent)
{
    setAccessibleName(accessibleName);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusRing(this, sizeHint().height() / 2);
}

void Switch::paintEvent(QPaintEvent *)
{
    constexpr int Knob = 14;
    constexpr int Inset = 3;
    const Tokens &tokens = tokensOf(this);
    const bool on = isChecked() && isEnabled();
    const QRect track(0, (height() - sizeHint().height()) / 2, sizeHint().width(), sizeHint().height());
    const int x = isChecked() ? track.width() - Inset - Knob : Inset;
    const QRect knob = QStyle::visualRect(layoutDirection(), track, QRect(x, track.y() + Inset, Knob, Knob));

    QPainter painter(this);
    style::panel(painter, track, track.height() / 2.0, on ? tokens.accent : tokens.disabled, Qt::NoPen);
    style::panel(painter, knob, Knob / 2.0, on ? tokens.onAccent : QColor(Qt::white), Qt::NoPen);
}

} // namespace matinee
