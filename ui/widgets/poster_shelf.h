#pragma once

#include "ui/widgets/tile_view.h"

class QAbstractButton;

namespace matinee {

class IconButton;

/// Films in one row that scrolls sideways; as many as fit are shown whole.
class PosterRow : public TileView {
    Q_OBJECT

public:
    explicit PosterRow(PosterCache &posters, QWidget *parent = nullptr);

    /// The narrowest poster wished for.
    void setTileSize(int width);
    /// By as many tiles as are shown; negative is back.
    void page(int direction);

    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void arrange();

    int m_tileSize = 118;
    int m_columns = 1;
};

/// A row of films under its heading, with arrows to page through. Like TileView it wants 8 px more
/// on each side than its column; its own heading already stands in the column.
class PosterShelf : public QWidget {
    Q_OBJECT

public:
    explicit PosterShelf(PosterCache &posters, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setModel(QAbstractItemModel *model);
    PosterRow &row() { return *m_row; } ///< its signals say what the person wants

signals:
    void titleClicked(); ///< show the whole list

private:
    void showArrows();

    QAbstractButton *m_title;
    IconButton *m_back;
    IconButton *m_forward;
    PosterRow *m_row;
};

} // namespace matinee
