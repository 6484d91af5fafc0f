#include "ui/widgets/star_bar.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/rating_keys.h"
#include "ui/widgets/star_painter.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace matinee {

namespace {

constexpr int Stars = 5;
constexpr int Half = 10;
constexpr int Most = 100;

int gapOf(int starSize)
{
    if (starSize <= 13)
        return 1;
    if (starSize <= 16)
        return 2;
    return starSize == 24 ? 4 : 6;
}

} // namespace

StarBar::StarBar(int starSize, QWidget *parent) : QWidget(parent), m_starSize(starSize)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusRing(this, radius::Part);
    describe();
}

void StarBar::setInteractive(bool interactive)
{
    m_interactive = interactive;
    setFocusPolicy(interactive ? Qt::StrongFocus : Qt::NoFocus);
    setMouseTracking(interactive);
    setCursor(interactive ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void StarBar::setPoints(std::optional<int> points)
{
    m_points = points;
    describe();
    update();
}

void StarBar::describe()
{
    setAccessibleName(m_points ? tr("Rating: %1 of 5 stars").arg(starsText(*m_points))
                               : tr("Rating: not rated"));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

int StarBar::pitch() const
{
    return m_starSize + gapOf(m_starSize);
}

QSize StarBar::sizeHint() const
{
    return {Stars * pitch() - gapOf(m_starSize), m_starSize};
}

int StarBar::pointsAt(QPointF at) const
{
    const double x = isRightToLeft() ? width() - at.x() : at.x();
    // Half a gap belongs to the star on either side of it, so there is no dead space.
    const double halves = (x + gapOf(m_starSize) / 2.0) * 2 / pitch();
    return std::clamp((int(halves) + 1) * Half, Half, Most);
}

void StarBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const int shown = m_hover.value_or(m_points.value_or(0));
    QPainter painter(this);
    for (int index = 0; index < Stars; ++index) {
        const int x = isRightToLeft() ? width() - m_starSize - index * pitch() : index * pitch();
        const QRectF where(x, (height() - m_starSize) / 2.0, m_starSize, m_starSize);
        paintStar(painter, where, starFill(index, shown), tokens.accent, tokens.starEmpty);
    }
}

void StarBar::mouseMoveEvent(QMouseEvent *event)
{
    if (m_interactive)
        setHover(pointsAt(event->position()));
}

void StarBar::leaveEvent(QEvent *)
{
    setHover(std::nullopt);
}

void StarBar::setHover(std::optional<int> points)
{
    if (std::exchange(m_hover, points) == points)
        return;
    update();
    emit hovered(points);
}

void StarBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_interactive || event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    const int points = pointsAt(event->position());
    points == m_points ? clearRating() : rate(points);
}

void StarBar::keyPressEvent(QKeyEvent *event)
{
    if (!m_interactive)
        return QWidget::keyPressEvent(event);
    if (const auto points = pointsForKey(*event))
        return rate(*points);
    const int more = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    const int less = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    const int key = event->key();
    const int now = m_points.value_or(0);
    if (key == more || key == Qt::Key_Up)
        rate(std::min(now + Half, Most));
    else if (key == less || key == Qt::Key_Down)
        now > Half ? rate(now - Half) : clearRating();
    else if (key == Qt::Key_0 || key == Qt::Key_Delete || key == Qt::Key_Backspace)
        clearRating();
    else
        QWidget::keyPressEvent(event);
}

void StarBar::rate(int points)
{
    if (points == m_points)
        return;
    setHover(std::nullopt);
    setPoints(points);
    emit rated(points);
}

void StarBar::clearRating()
{
    if (!m_points)
        return;
    setHover(std::nullopt);
    setPoints(std::nullopt);
    emit cleared();
}

} // namespace matinee
