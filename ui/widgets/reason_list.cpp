#include "ui/widgets/reason_list.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_picture.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int PictureWidth = 16;
constexpr int PictureHeight = 24;
constexpr int TextAt = 28;
constexpr int NumberWidth = 40; // at most
constexpr int BarHeight = 8;
constexpr int Gap = 12;
constexpr int Below = 2; ///< words, above their bar
constexpr int TotalHeight = 28;
constexpr int AboveTotal = 8;

int rowHeight()
{
    return std::max(PictureHeight, lineHeight(Type::Body) + Below + BarHeight) + 8;
}

/// With a true minus sign, as wide as the plus.
QString signedNumber(double points)
{
    const int rounded = qRound(std::abs(points));
    return (points < 0 ? u"−"_s : u"+"_s) + QString::number(rounded);
}

} // namespace

ReasonList::ReasonList(PosterCache &posters, QWidget *parent) : QWidget(parent), m_posters(posters)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&posters, &PosterCache::ready, this, QOverload<>::of(&QWidget::update));
}

void ReasonList::setReasons(const QList<ReasonLine> &reasons, std::optional<double> total)
{
    m_reasons = reasons;
    m_total = total;
    QStringList words;
    for (const ReasonLine &reason : reasons)
        words.append(u"%1 %2"_s.arg(reason.text, signedNumber(reason.points)));
    setAccessibleName(tr("Reasons"));
    setAccessibleDescription(words.join(u", "_s));
    updateGeometry();
    update();
}

QSize ReasonList::sizeHint() const
{
    return {240, int(m_reasons.size()) * rowHeight() + (m_total ? AboveTotal + TotalHeight : 0)};
}

QSize ReasonList::minimumSizeHint() const
{
    return {TextAt + 2 * NumberWidth + Gap, sizeHint().height()};
}

bool ReasonList::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto row = help->pos().y() / rowHeight();
    if (row < 0 || row >= m_reasons.size()) {
        QToolTip::hideText();
        return true;
    }
    const ReasonLine &reason = m_reasons.at(row);
    const QString words = reason.hint.isEmpty() ? reason.text : reason.text + u'\n' + reason.hint;
    // Rich text wraps where plain text would run off the screen.
    QToolTip::showText(help->globalPos(), paragraph(words, lineHeight(Type::Body)), this);
    return true;
}

void ReasonList::paintEvent(QPaintEvent *)
{
    Columns columns;
    const QFontMetrics numbers(typeFont(Type::Body, Weight::Semibold));
    for (const ReasonLine &reason : m_reasons) {
        columns.largest = std::max(columns.largest, std::abs(reason.points));
        columns.number = std::max(columns.number, numbers.horizontalAdvance(signedNumber(reason.points)) + 2);
    }
    QPainter painter(this);
    QRect row(0, 0, width(), rowHeight());
    for (const ReasonLine &reason : m_reasons) {
        paintRow(painter, row, reason, columns);
        row.translate(0, rowHeight());
    }
    if (m_total)
        paintTotal(painter, QRect(0, row.y() + AboveTotal, width(), TotalHeight));
}

void ReasonList::paintRow(QPainter &painter, const QRect &row, const ReasonLine &reason,
                          const Columns &columns) const
{
    const Tokens &tokens = tokensOf(this);
    const int words = lineHeight(Type::Body);
    const auto place = [this, &row](int x, int y, int width, int height) {
        return QStyle::visualRect(layoutDirection(), row, QRect(x, row.y() + y, width, height));
    };
    if (reason.film)
        paintPosterAt(painter, place(0, 4, PictureWidth, PictureHeight), *reason.film, m_posters);
    else if (!reason.iconName.isEmpty())
        drawIcon(painter, place(0, (words - PictureWidth) / 2, PictureWidth, PictureWidth).topLeft(),
                 reason.iconName, PictureWidth, tokens.muted);

    const int longest = row.width() - TextAt - Gap - columns.number;
    painter.setFont(typeFont(Type::Body));
    painter.setPen(tokens.text);
    drawLine(painter, place(TextAt, 0, longest, words), reason.text, layoutDirection());

    // Even the least reason shows a dot, or its row would look unfinished.
    constexpr double Least = 4;
    const double length =
        columns.largest > 0 ? std::max(Least, longest * std::abs(reason.points) / columns.largest) : Least;
    const QRect bar = place(TextAt, words + Below, qRound(length), BarHeight);
    const double corner = std::min(BarHeight / 2.0, length / 2);
    if (reason.points < 0)
        style::panel(painter, bar, corner, Qt::NoBrush, QPen(tokens.everyone, 1.5));
    else
        style::panel(painter, bar, corner, tokens.accent, Qt::NoPen);

    painter.setFont(typeFont(Type::Body, Weight::Semibold));
    painter.setPen(tokens.text);
    drawLine(painter, place(row.width() - columns.number, 0, columns.number, words),
             signedNumber(reason.points), layoutDirection(), Qt::AlignRight);
}

void ReasonList::paintTotal(QPainter &painter, const QRect &row) const
{
    const Tokens &tokens = tokensOf(this);
    painter.fillRect(QRect(0, row.y() - 5, row.width(), 1), tokens.line);
    painter.setFont(typeFont(Type::Body));
    painter.setPen(tokens.muted);
    drawLine(painter, row, tr("Together"), layoutDirection());
    painter.setFont(typeFont(Type::Body, Weight::Semibold));
    painter.setPen(tokens.text);
    drawLine(painter, row, QString::number(qRound(*m_total)), layoutDirection(), Qt::AlignRight);
}

} // namespace matinee
