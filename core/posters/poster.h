#pragma once

#include <QColor>
#include <QImage>
#include <QString>
#include <QStringList>

#include <optional>

class QPainter;
class QRectF;

namespace matinee {

/// What a generated poster is made of. Same facts, same poster, on every device.
struct PosterFacts {
    QString imdbId; ///< seed when there is one, else title + year
    QString title;
    std::optional<int> year;
    QStringList genres;
    QString director; ///< first one; may be empty
};

/// A painted poster of `width` x 1.5 `width` logical pixels with baked corners and edge, ready to
/// be drawn as it is. Any thread that has a QThread behind it. `ratio` is the device pixel ratio.
QImage paintPoster(const PosterFacts &facts, int width, double ratio);

/// The poster in vectors, for PDF pages: fills `where` (2:3).
void drawPoster(QPainter &painter, const QRectF &where, const PosterFacts &facts);

/// What the hero strip needs: the poster's colours, its voice and the square stage.
struct PosterColors {
    QColor ground, tone, mark, light, ink;
};
PosterColors posterColors(const PosterFacts &facts);
enum class PosterVoice { Block, Plain, Serif };
PosterVoice posterVoice(const PosterFacts &facts);
/// The stage alone, square, no corners baked.
QImage paintStage(const PosterFacts &facts, int side, double ratio);

} // namespace matinee
