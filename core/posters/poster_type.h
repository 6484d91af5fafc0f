#pragma once

#include "core/posters/poster.h"

#include <QFont>
#include <QFontMetricsF>

class QPainter;
class QPointF;

namespace matinee {

/// A way of setting text, in poster units. Fonts are held at 100 px and scaled by the painter, so a
/// poster breaks its lines alike at every width and in every medium.
class PosterType {
public:
    /// The three voices of titles. Where a display face is missing: Inter, weight 600.
    static PosterType voice(PosterVoice voice);
    /// Second titles and the credit: Inter 500.
    static PosterType small();

    /// Distance of baselines, in sizes.
    double leading() const { return m_leading; }
    bool isCapital() const { return m_capital; }
    /// The advance of `text` at size 1.
    double width(const QString &text) const { return m_metrics.horizontalAdvance(text) / 100; }
    /// Draws with the current pen; `baseline` is where the text begins at the left.
    void draw(QPainter &painter, QPointF baseline, double size, const QString &text) const;

private:
    PosterType(const QFont &font, double leading, bool capital);

    QFont m_font;
    QFontMetricsF m_metrics;
    double m_leading;
    bool m_capital;
};

} // namespace matinee
