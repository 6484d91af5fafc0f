#include "ui/widgets/progress_bar.h"

#include "ui/theme/style_parts.h"

#include <QTimerEvent>

namespace matinee {

namespace {

constexpr int TickMs = 40;
constexpr int ToAndFroMs = 2400;
constexpr int Step = style::ProgressCycle * TickMs / ToAndFroMs;

} // namespace

ProgressBar::ProgressBar(QWidget *parent) : QProgressBar(parent)
{
    setTextVisible(false);
    setFixedHeight(style::ProgressHeight);
    setDone(0, 0);
}

void ProgressBar::setDone(int done, int total)
{
    const bool wasUnknown = isUnknown();
    setRange(0, total);
    // Who tells again that nothing is known must not set the bar back.
    if (!isUnknown() || !wasUnknown || value() < 0)
        setValue(done);
    if (!isUnknown())
        m_tick.stop();
    else if (isVisible() && !m_tick.isActive())
        m_tick.start(TickMs, this);
}

void ProgressBar::showEvent(QShowEvent *event)
{
    QProgressBar::showEvent(event);
    if (isUnknown())
        m_tick.start(TickMs, this);
}

void ProgressBar::hideEvent(QHideEvent *event)
{
    QProgressBar::hideEvent(event);
    m_tick.stop();
}

void ProgressBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_tick.timerId())
        return QProgressBar::timerEvent(event);
    setValue((value() + Step) % style::ProgressCycle);
    update();
}

} // namespace matinee
