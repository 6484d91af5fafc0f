#include "ui/widgets/brand.h"

#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int MarkSize = 24;
constexpr int Gap = 10;
constexpr auto Name = "Matinee"_L1;

} // namespace

Brand::Brand(QWidget *parent, int inset) : QWidget(parent), m_inset(inset)
{
    setAccessibleName(Name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Brand::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    updateGeometry();
    update();
}

QSize Brand::sizeHint() const
{
    const int words =
        m_collapsed ? 0 : m_inset + Gap + QFontMetrics(typeFont(Type::Brand)).horizontalAdvance(Name);
    return {MarkSize + words, std::max(60, lineHeight(Type::Brand) + 24)};
}

void Brand::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    const int at = m_collapsed ? (width() - MarkSize) / 2 : m_inset;
    const QRect mark(at, (height() - MarkSize) / 2, MarkSize, MarkSize);
    paintMark(painter, QStyle::visualRect(layoutDirection(), rect(), mark), tokens.accent);
    if (m_collapsed)
        return;
    painter.setFont(typeFont(Type::Brand));
    painter.setPen(tokens.text);
    const int wordsAt = at + MarkSize + Gap;
    drawLine(painter,
             QStyle::visualRect(layoutDirection(), rect(), QRect(wordsAt, 0, width() - wordsAt, height())),
             Name, layoutDirection());
}

void paintMark(QPainter &painter, const QRectF &where, const QColor &color)
{
    constexpr double Grid = 24;
    constexpr double Radius = 9.5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(where.topLeft());
    painter.scale(where.width() / Grid, where.height() / Grid);
    const QRectF ring(Grid / 2 - Radius, Grid / 2 - Radius, 2 * Radius, 2 * Radius);
    painter.setPen(QPen(color, 2));
    painter.drawEllipse(ring);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    constexpr int Quarter = 90 * 16;
    painter.drawPie(ring, Quarter, 2 * Quarter);
    painter.restore();
}

} // namespace matinee
