#pragma once

#include "ui/widgets/tile_view.h"

namespace matinee {

/// Films in rows and columns. The columns share what is left of the width, so both edges are straight.
///
/// Where a tile lies is reckoned from its row, not looked up: QListView would lay out every tile of each new
/// list, which is 20 ms for 100,000 films with every key of a search.
class PosterGrid : public TileView {
    Q_OBJECT

public:
    static constexpr int MinTile = 88;
    static constexpr int MaxTile = 280;

    explicit PosterGrid(PosterCache &posters, QWidget *parent = nullptr);

    /// The narrowest poster wished for, in logical pixels; columns are as many as fit.
    void setTileSize(int width);
    int tileSize() const { return m_tileSize; }
    int columns() const { return m_columns; }

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &at) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;

signals:
    /// Ctrl and the wheel, or Ctrl with plus and minus, changed the size.
    void tileSizeChanged(int width);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &where, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int films() const;
    int linesShown() const;
    void arrange();
    void zoom(int steps);

    int m_tileSize = 140;
    int m_columns = 1;
};

} // namespace matinee
