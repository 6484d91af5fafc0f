#pragma once

#include <QRect>

#include <optional>

namespace matinee {

/// Where the parts of a tile lie in its cell. A cell is the poster with 8 px around it, which is
/// half the gap between tiles and room for the focus ring.
struct TileGeometry {
    static constexpr int Bleed = 8;
    static constexpr int GapBelow = 12; ///< to the cell beneath, which brings 8 more
    static constexpr int StripHeight = 28;

    QRect poster; ///< w x 1.5 w
    QRect title; ///< one line
    QRect meta; ///< one line
    QRect strip; ///< stars, at the foot of the poster
    QRect bookmark; ///< plate at the trailing top corner

    TileGeometry(const QRect &cell, Qt::LayoutDirection direction);

    static int cellWidth(int posterWidth) { return posterWidth + 2 * Bleed; }
    static int cellHeight(int posterWidth);
    static QSize cellSize(int posterWidth) { return {cellWidth(posterWidth), cellHeight(posterWidth)}; }

    QRect star(int index) const; ///< 0 to 4; 20 px on a pitch of 26, less on narrow posters
    /// Points (10 to 100) of the half star under `at`; nothing outside the strip.
    std::optional<int> pointsAt(QPoint at) const;

private:
    bool m_rightToLeft;
};

} // namespace matinee
