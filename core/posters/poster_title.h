#pragma once

#include "core/posters/poster.h"

#include <QStringList>

class QPainter;

namespace matinee {

/// A title set in the poster's voice: large lines, and for a long one its second half small beneath.
struct PosterTitle {
    PosterVoice voice = PosterVoice::Plain;
    QStringList lines;
    double size = 0; ///< of `lines`, in poster units
    QStringList smallLines;
    double smallSize = 0;
    double height = 0; ///< of everything

    /// Draws with the current pen, `top` in poster units, left aligned or, in right-to-left scripts, right.
    void draw(QPainter &painter, double top) const;
};

PosterTitle setTitle(const QString &title, PosterVoice voice);

/// What of a long title is set large, and the rest: after a colon or dash, before "or" or a bracket.
struct TitleParts {
    QString head, tail;
};
TitleParts splitTitle(const QString &title);

} // namespace matinee
