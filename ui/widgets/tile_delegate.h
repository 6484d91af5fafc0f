#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

#include <optional>

namespace matinee {

class PosterCache;

/// Paints a film as a tile: poster, title, `1995 · 93 % match` or `1995 · ✓ seen · 4½ ★`. Under the
/// pointer a strip of stars and a bookmark plate. TileView says which tile that is.
class TileDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TileDelegate(PosterCache &posters, QObject *parent = nullptr);

    /// The size of every tile; see TileGeometry.
    void setCell(QSize cell) { m_cell = cell; }
    /// The tile under the pointer, and the rating a click there would give.
    void setHover(const QModelIndex &index, std::optional<int> points, bool bookmark);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    PosterCache &m_posters;
    QSize m_cell;
    QPersistentModelIndex m_hovered;
    std::optional<int> m_hoverPoints;
    bool m_hoverBookmark = false;
};

} // namespace matinee
