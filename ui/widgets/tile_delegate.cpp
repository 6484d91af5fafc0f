#include "ui/widgets/tile_delegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/rating_keys.h"
#include "ui/widgets/star_painter.h"
#include "ui/widgets/tile_geometry.h"
#include "ui/widgets/tile_roles.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// One piece of the meta line: words, or an icon of the line's size.
struct Piece {
    QString words;
    QString iconName;
};

QList<Piece> metaOf(const QModelIndex &index)
{
    QList<Piece> pieces;
    const auto separate = [&pieces] {
        if (!pieces.isEmpty())
            pieces.append({u" · "_s, {}});
    };
    if (const QVariant year = index.data(YearRole); year.isValid())
        pieces.append({QString::number(year.toInt()), {}});
    const QVariant points = index.data(PointsRole);
    const QVariant match = index.data(MatchRole);
    if (index.data(SeenRole).toBool()) {
        separate();
        pieces.append({{}, u"check"_s});
        pieces.append({u" "_s, {}});
        pieces.append({TileDelegate::tr("seen"), {}});
        if (points.isValid()) {
            separate();
            pieces.append({starsText(points.toInt()), {}});
            pieces.append({u" "_s, {}});
            pieces.append({{}, u"star-full"_s});
        }
    } else if (match.isValid()) {
        separate();
        pieces.append({TileDelegate::tr("%1 % match").arg(qRound(match.toDouble() * 100)), {}});
    }
    return pieces;
}

void paintMeta(QPainter &painter, const QRect &line, const QList<Piece> &pieces, const Tokens &tokens)
{
    const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
    const int icon = lineHeight(Type::Caption) - 5;
    painter.setFont(typeFont(Type::Caption));
    painter.setPen(tokens.muted);
    const QFontMetrics metrics = painter.fontMetrics();
    int x = 0;
    for (const Piece &piece : pieces) {
        const int width = piece.iconName.isEmpty() ? metrics.horizontalAdvance(piece.words) : icon;
        if (x + width > line.width())
            return;
        const int left = rightToLeft ? line.right() + 1 - x - width : line.x() + x;
        if (piece.iconName.isEmpty())
            drawLine(painter, QRect(left, line.y(), width + 1, line.height()), piece.words,
                     painter.layoutDirection());
        else
            drawIcon(painter, QPointF(left, line.y() + (line.height() - icon) / 2.0), piece.iconName, icon,
                     tokens.muted);
        x += width;
    }
}

void paintRing(QPainter &painter, const QRect &poster, const Tokens &tokens)
{
    constexpr double Gap = 3;
    constexpr double Thickness = 2;
    const double reach = Gap + Thickness;
    style::panel(painter, QRectF(poster).adjusted(-reach, -reach, reach, reach), radius::Card + reach,
                 Qt::NoBrush, QPen(tokens.accent, Thickness));
}

/// Stars on a plate at the foot of the poster, within its round corners.
void paintStrip(QPainter &painter, const TileGeometry &tile, int points)
{
    const PosterTokens &tokens = posterTokens();
    QPainterPath poster;
    poster.addRoundedRect(tile.poster, radius::Card, radius::Card);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(tile.strip);
    painter.fillPath(poster, tokens.plate);
    painter.restore();
    for (int index = 0; index < 5; ++index)
        paintStar(painter, tile.star(index), starFill(index, points), tokens.star, tokens.starEmpty);
}

void paintBookmark(QPainter &painter, const TileGeometry &tile, bool onWatchlist, bool hover)
{
    constexpr int Icon = 16;
    const PosterTokens &tokens = posterTokens();
    style::panel(painter, tile.bookmark, radius::Control, tokens.plate,
                 hover ? QPen(tokens.icon, 1) : QPen(Qt::NoPen));
    const QPointF at = QRectF(tile.bookmark).center() - QPointF(Icon / 2.0, Icon / 2.0);
    drawIcon(painter, at, u"bookmark", Icon, onWatchlist ? tokens.star : tokens.icon);
}

} // namespace

TileDelegate::TileDelegate(PosterCache &posters, QObject *parent)
    : QStyledItemDelegate(parent),
      m_posters(posters)
{
}

void TileDelegate::setHover(const QModelIndex &index, std::optional<int> points, bool bookmark)
{
    m_hovered = index;
    m_hoverPoints = points;
    m_hoverBookmark = bookmark;
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return m_cell;
}

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.palette);
    const TileGeometry tile(option.rect, option.direction);
    painter->save();
    painter->setLayoutDirection(option.direction);
    paintPosterAt(*painter, tile.poster, index.data(PosterRole).value<PosterFacts>(), m_posters);
    if (m_hovered == index) {
        paintStrip(*painter, tile, m_hoverPoints.value_or(index.data(PointsRole).toInt()));
        paintBookmark(*painter, tile, index.data(WatchlistRole).toBool(), m_hoverBookmark);
    }
    if (option.state.testFlag(QStyle::State_Selected))
        paintRing(*painter, tile.poster, tokens);

    painter->setFont(typeFont(Type::Body, Weight::Semibold));
    painter->setPen(tokens.text);
    const QString title = index.data(Qt::DisplayRole).toString();
    drawLine(*painter, tile.title, title, option.direction);
    paintMeta(*painter, tile.meta, metaOf(index), tokens);
    painter->restore();
}

} // namespace matinee
