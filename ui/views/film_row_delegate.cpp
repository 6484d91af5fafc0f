#include "ui/views/film_row_delegate.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/tile_roles.h"

#include <QPainter>

namespace matinee {

namespace {

constexpr int RowHeight = 44;
constexpr int Padding = 8;
constexpr QSize Thumbnail(24, 36);
constexpr QSize ChosenBar(3, 20);

} // namespace

FilmRowDelegate::FilmRowDelegate(PosterCache &posters, QObject *parent)
    : QStyledItemDelegate(parent),
      m_posters(posters)
{
}

void FilmRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    const auto placed = [&option](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    const QRect row = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setBrush(tokens.hover);
        painter->drawRoundedRect(row, radius::Control, radius::Control);
    }
    if (option.state & QStyle::State_Selected) {
        painter->setBrush(tokens.accent);
        const int top = row.top() + (row.height() - ChosenBar.height()) / 2;
        painter->drawRoundedRect(placed({QPoint(row.left(), top), ChosenBar}), 2, 2);
    }

    const QPoint corner(row.left() + Padding, row.top() + (row.height() - Thumbnail.height()) / 2);
    paintPosterAt(*painter, placed({corner, Thumbnail}), index.data(PosterRole).value<PosterFacts>(),
                  m_posters);

    const int textLeft = Padding + Thumbnail.width() + 12;
    const QString year = index.data(YearRole).isValid() ? index.data(YearRole).toString() : QString();
    painter->setFont(typeFont(Type::Body));
    const int yearWidth = painter->fontMetrics().horizontalAdvance(year);
    const auto flags = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter));
    painter->setPen(tokens.muted);
    painter->drawText(
        placed(QRect(row.right() - Padding - yearWidth, row.top(), yearWidth + 1, row.height())), flags,
        year);

    painter->setFont(typeFont(Type::Body, Weight::Semibold));
    painter->setPen(tokens.text);
    const QRect title = row.adjusted(textLeft, 0, -(2 * Padding + yearWidth), 0);
    const QString text =
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, title.width());
    painter->drawText(placed(title), flags, text);
    painter->restore();
}

QSize FilmRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, RowHeight};
}

} // namespace matinee
