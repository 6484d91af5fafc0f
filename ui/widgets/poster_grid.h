#pragma once

#include "ui/widgets/tile_view.h"

namespace matinee {

/// Films in rows and columns. The columns share what is left of the width, so both edges are
/// straight; 100,000 films are no burden.
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

signals:
    /// Ctrl and the wheel, or Ctrl with plus and minus, changed the size.
    void tileSizeChanged(int width);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void zoom(int steps);

    int m_tileSize = 140;
    int m_columns = 1;
};

} // namespace matinee
