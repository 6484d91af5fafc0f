#pragma once

#include "core/posters/poster.h"

#include <QWidget>

#include <optional>

namespace matinee {

class PosterCache;

/// One poster of fixed width, as in details and lists. Shows the skeleton fill until it is painted.
class PosterPicture : public QWidget {
    Q_OBJECT

public:
    PosterPicture(PosterCache &posters, int width, QWidget *parent = nullptr);

    void setFilm(const PosterFacts &facts);
    void clear();
    /// In logical pixels; the height is 1.5 times that.
    void setPosterWidth(int width);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PosterCache &m_posters;
    std::optional<PosterFacts> m_facts;
};

/// Of a poster `width` wide, in whole pixels: half a pixel too much never shows, too little cuts the edge.
int posterHeight(int width);

/// Draws a poster at `where` (2:3), or its stand-in, or the skeleton fill. For delegates.
void paintPosterAt(QPainter &painter, const QRect &where, const PosterFacts &facts, PosterCache &posters);

} // namespace matinee
