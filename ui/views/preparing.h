#pragma once

#include <QWidget>

namespace matinee {

class Progress;
class SkeletonGrid;

/// What stands in the place of films while the first search index of a large catalogue is built.
class Preparing : public QWidget {
    Q_OBJECT

public:
    explicit Preparing(QWidget *parent = nullptr);

    void setPercent(int percent);
    void setTileSize(int width);

private:
    Progress *m_progress;
    SkeletonGrid *m_tiles;
};

} // namespace matinee
