#include "ui/views/preparing.h"

#include "ui/widgets/progress.h"
#include "ui/widgets/skeleton_grid.h"
#include "ui/widgets/tile_geometry.h"

#include <QVBoxLayout>

namespace matinee {

Preparing::Preparing(QWidget *parent)
    : QWidget(parent),
      m_progress(new Progress(tr("Preparing search…"), this)),
      m_tiles(new SkeletonGrid(this))
{
    constexpr int Wide = 320;
    m_progress->setCancellable(false);
    m_progress->setMaximumWidth(Wide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *line = new QVBoxLayout;
    line->setContentsMargins(TileGeometry::Bleed, TileGeometry::Bleed, TileGeometry::Bleed, 0);
    line->addWidget(m_progress, 0, Qt::AlignLeading);
    column->addLayout(line);
    column->addWidget(m_tiles, 1);
}

void Preparing::setPercent(int percent)
{
    constexpr int Whole = 100;
    m_progress->setProgress(percent, Whole);
}

void Preparing::setTileSize(int width)
{
    m_tiles->setTileSize(width);
}

} // namespace matinee
