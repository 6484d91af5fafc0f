#pragma once

#include <QWidget>

namespace matinee {

/// Where films will be: tiles without a film, as PosterGrid would lay them out.
class SkeletonGrid : public QWidget {
    Q_OBJECT

public:
    explicit SkeletonGrid(QWidget *parent = nullptr);

    /// As PosterGrid::setTileSize().
    void setTileSize(int width);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_tileSize = 140;
};

} // namespace matinee
