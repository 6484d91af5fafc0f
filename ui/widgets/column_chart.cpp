#include "ui/widgets/column_chart.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int PlotHeight = 150;
constexpr int LabelGap = 6;
constexpr int LeastColumn = 8;
constexpr int WidestColumn = 40;
constexpr int ColumnGap = 8;
constexpr double ColumnRadius = 3;
constexpr std::array Scale{0.0, 0.5, 1.0};

QString percent(double share)
{
    return ColumnChart::tr("%1 %").arg(QLocale().toString(qRound(100 * share)));
}

int lineOfText()
{
    return lineHeight(Type::Caption);
}

int scaleWidth()
{
    return QFontMetrics(typeFont(Type::Caption)).horizontalAdvance(percent(1)) + ColumnGap;
}

} // namespace

ColumnChart::ColumnChart(const QString &accessibleName, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ColumnChart::setColumns(const QList<ChartColumn> &columns)
{
    m_columns = columns;
    choose(std::min(m_current, int(columns.size()) - 1));
    update();
}

QSize ColumnChart::sizeHint() const
{
    return {320, PlotHeight + 2 * lineOfText() + LabelGap};
}

QSize ColumnChart::minimumSizeHint() const
{
    return {scaleWidth() + int(m_columns.size()) * (LeastColumn + ColumnGap), sizeHint().height()};
}

QRectF ColumnChart::plot() const
{
    // Over the plot there is room for the value of a column of 100 %, beneath for the labels.
    const QRect left(scaleWidth(), lineOfText(), width() - scaleWidth(),
                     height() - 2 * lineOfText() - LabelGap);
    return QStyle::visualRect(layoutDirection(), rect(), left);
}

QRectF ColumnChart::slot(int column) const
{
    const QRectF all = plot();
    const double pitch = all.width() / double(m_columns.size());
    const auto place = isRightToLeft() ? m_columns.size() - 1 - column : qsizetype(column);
    return {all.left() + double(place) * pitch, all.top(), pitch, all.height()};
}

void ColumnChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(typeFont(Type::Caption));
    paintScale(painter);
    for (int i = 0; i < m_columns.size(); ++i)
        paintColumn(painter, i);
}

void ColumnChart::paintScale(QPainter &painter) const
{
    const Tokens &tokens = tokensOf(this);
    const QRectF all = plot();
    for (const double share : Scale) {
        const int y = qRound(all.bottom() - share * all.height());
        painter.fillRect(QRectF(all.left(), y, all.width(), 1), tokens.grid);
        painter.setPen(tokens.muted);
        const QRect label(0, y - lineOfText() / 2, scaleWidth() - ColumnGap, lineOfText());
        drawLine(painter, QStyle::visualRect(layoutDirection(), rect(), label), percent(share),
                 layoutDirection(), Qt::AlignRight);
    }
}

void ColumnChart::paintColumn(QPainter &painter, int column) const
{
    const Tokens &tokens = tokensOf(this);
    const ChartColumn &now = m_columns.at(column);
    const QRectF room = slot(column);
    painter.setPen(tokens.muted);
    drawLine(painter, QRectF(room.left(), room.bottom() + LabelGap, room.width(), lineOfText()).toRect(),
             now.label, layoutDirection(), Qt::AlignHCenter);
    const double wide = std::clamp(room.width() - ColumnGap, double(LeastColumn), double(WidestColumn));
    QRectF bar(room.center().x() - wide / 2, room.top(), wide, room.height());
    if (now.share) {
        bar.setTop(bar.bottom() - std::max(1.0, *now.share * room.height()));
        style::panel(painter, bar, std::min(ColumnRadius, bar.height() / 2),
                     now.isOpen ? QBrush(Qt::NoBrush) : QBrush(tokens.accent), QPen(tokens.accent, 2));
        painter.setPen(tokens.text);
        // Over the mark too, where that is higher.
        const double top = room.bottom() - std::max(*now.share, now.mark.value_or(0)) * room.height();
        const QRectF line(room.left(), top - lineOfText() - 1, room.width(), lineOfText());
        const double words = painter.fontMetrics().horizontalAdvance(now.value) + 4;
        painter.fillRect(QRectF(line.center().x() - words / 2, line.top(), words, line.height() - 1),
                         tokens.surface); // no line of the scale through the figures
        drawLine(painter, line.toRect(), now.value, layoutDirection(), Qt::AlignHCenter);
    }
    if (now.mark) {
        const QRectF line(bar.left() - 3, room.bottom() - *now.mark * room.height() - 1, wide + 6, 2);
        painter.fillRect(line.adjusted(0, -1, 0, 1), tokens.surface); // or it would drown in the column
        painter.fillRect(line, tokens.text);
    }
    if (hasFocus() && column == m_current && isKeyboardInUse(this))
        style::panel(painter, room.adjusted(1, 0, -1, lineOfText() + LabelGap - 1), radius::Part, Qt::NoBrush,
                     QPen(tokens.accent, 2));
}

void ColumnChart::choose(int column)
{
    m_current = column;
    setAccessibleDescription(column < 0 ? QString() : m_columns.at(column).spoken);
    update();
    if (column < 0 || !hasFocus())
        return;
    if (QAccessible::isActive()) {
        QAccessibleEvent told(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&told);
    }
    if (isKeyboardInUse(this))
        QToolTip::showText(mapToGlobal(slot(column).bottomLeft().toPoint() + QPoint(0, lineOfText())),
                           m_columns.at(column).spoken, this); // it hides no column there
}

void ColumnChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_columns.size()) - 1;
    const int forward = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    const int back = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    if (event->key() == forward)
        choose(std::min(m_current + 1, last));
    else if (event->key() == back)
        choose(std::min(std::max(m_current - 1, 0), last));
    else if (event->key() == Qt::Key_Home)
        choose(std::min(0, last));
    else if (event->key() == Qt::Key_End)
        choose(last);
    else
        QWidget::keyPressEvent(event);
}

void ColumnChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    choose(m_current < 0 && !m_columns.isEmpty() ? 0 : m_current);
}

void ColumnChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool ColumnChart::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto &help = static_cast<const QHelpEvent &>(*event);
    QToolTip::hideText();
    for (int i = 0; i < m_columns.size(); ++i) {
        const QRectF room = slot(i);
        if (help.pos().x() >= room.left() && help.pos().x() < room.right()
            && !m_columns.at(i).spoken.isEmpty())
            QToolTip::showText(help.globalPos(), m_columns.at(i).spoken, this, room.toRect());
    }
    return true;
}

} // namespace matinee
