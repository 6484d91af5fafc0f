#pragma once

#include "core/library/rating.h"

class QPainter;
class QPointF;

namespace matinee {

struct ReportStyle;

/// One full star of `size`, from its top left corner.
void drawStar(QPainter &painter, QPointF corner, double size, const ReportStyle &style);

/// The width of five stars of `size`.
double starsWidth(double size);
/// Five stars: full, halved and empty, the rating rounded to the nearest half.
void drawStars(QPainter &painter, QPointF corner, double size, Rating rating, const ReportStyle &style);

} // namespace matinee
