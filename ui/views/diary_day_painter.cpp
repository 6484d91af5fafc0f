#include "ui/views/diary_day_painter.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/star_painter.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Padding = 8;
constexpr int PosterInset = 6;
constexpr int FootHeight = 26; ///< beneath the poster, for the rating
constexpr int NumberRoom = 26; ///< before a poster beside it
constexpr int NumberFoot = 25; ///< a poster beneath the number starts here
constexpr int PosterHeight = 81; ///< with a whole cell to itself
constexpr int OneOfTwoHeight = 69;
constexpr int SecondPosterStep = 30; ///< how far the second of two lies below the first
constexpr int StarSize = 11;
constexpr double OtherMonthStrength = 0.5;

/// Where things lie in a cell, mirrored for languages that read from right to left.
struct Cell {
    QRect rect;
    Qt::LayoutDirection direction;

    QRect placed(const QRect &part) const { return QStyle::visualRect(direction, rect, part); }
    int flags(Qt::Alignment alignment) const { return int(QStyle::visualAlignment(direction, alignment)); }
};

void paintFrame(QPainter &painter, const QRect &cell, const DiaryDay &day, const Tokens &tokens)
{
    const QRectF shape = QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5);
    if (day.inMonth) {
        painter.setPen(QPen(day.today ? tokens.accent : tokens.line, 1));
        painter.setBrush(day.hovered ? tokens.hover : tokens.surface);
        painter.drawRoundedRect(shape, radius::Card, radius::Card);
    }
    if (day.chosen) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(cell).adjusted(-3, -3, 3, 3), radius::Card + 3, radius::Card + 3);
    }
}

void paintNumber(QPainter &painter, const Cell &cell, const DiaryDay &day, const Tokens &tokens)
{
    painter.setFont(typeFont(Type::Caption, day.today ? Weight::Semibold : Weight::Regular));
    painter.setPen(day.today ? tokens.accent : tokens.muted);
    const QRect where = cell.rect.adjusted(Padding, 0, -Padding, 0);
    painter.drawText(
        cell.placed({where.left(), cell.rect.top() + 7, where.width(), lineHeight(Type::Caption)}),
        cell.flags(Qt::AlignLeft | Qt::AlignVCenter), QString::number(day.day.day()));
}

void paintOne(QPainter &painter, const Cell &cell, const DiaryEntry &entry, int top, int height,
              PosterCache &posters)
{
    const int width = height * 2 / 3;
    const QRect poster(cell.rect.right() + 1 - PosterInset - width, cell.rect.top() + top, width, height);
    paintPosterAt(painter, cell.placed(poster), posterFacts(entry.movie), posters);
}

/// Beneath the number, where there is no room beside it, nor for a rating.
void paintNarrow(QPainter &painter, const Cell &cell, const DiaryEntry &entry, PosterCache &posters)
{
    const int width = cell.rect.width() - 2 * PosterInset;
    const int height = cell.rect.height() - NumberFoot - PosterInset;
    paintOne(painter, cell, entry, NumberFoot, std::min(height, width * 3 / 2), posters);
}

/// The newer film lies over the other, with an edge of the ground between them.
void paintTwo(QPainter &painter, const Cell &cell, const QList<DiaryEntry> &entries, const QColor &ground,
              PosterCache &posters)
{
    constexpr int Both = OneOfTwoHeight + SecondPosterStep;
    const int room = std::min(Both, cell.rect.height() - 2 * PosterInset);
    const int height = room * OneOfTwoHeight / Both;
    const int width = height * 2 / 3;
    const int step = room - height;
    paintOne(painter, cell, entries.at(1), PosterInset, height, posters);
    const QRect front(cell.rect.right() + 1 - PosterInset - width, cell.rect.top() + PosterInset + step,
                      width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(cell.placed(front).adjusted(-2, -2, 2, 2), radius::Thumbnail + 2,
                            radius::Thumbnail + 2);
    paintOne(painter, cell, entries.first(), PosterInset + step, height, posters);
}

void paintRating(QPainter &painter, const Cell &cell, const DiaryEntry &entry, const Tokens &tokens)
{
    if (!entry.rating)
        return;
    const int middle = cell.rect.bottom() + 1 - 13;
    const QRect star(cell.rect.left() + Padding + 1, middle - StarSize / 2, StarSize, StarSize);
    paintStar(painter, cell.placed(star), StarFill::Full, tokens.accent, tokens.starEmpty);
    painter.setFont(typeFont(Type::Caption));
    painter.setPen(tokens.text);
    const QRect words(star.right() + 4, middle - 8, cell.rect.width() / 2, 16);
    painter.drawText(cell.placed(words), cell.flags(Qt::AlignLeft | Qt::AlignVCenter),
                     starsText(*entry.rating));
}

} // namespace

void paintDiaryDay(QPainter &painter, const QRect &rect, const DiaryDay &day, PosterCache &posters,
                   const QPalette &palette, Qt::LayoutDirection direction)
{
    const Tokens &tokens = tokensOf(palette);
    const Cell cell{rect, direction};
    painter.save();
    paintFrame(painter, rect, day, tokens);
    painter.setOpacity(day.inMonth ? 1.0 : OtherMonthStrength);
    if (!day.entries.isEmpty()) {
        const int height = std::min(PosterHeight, rect.height() - PosterInset - FootHeight);
        const bool narrow = rect.width() < NumberRoom + height * 2 / 3 + PosterInset;
        if (narrow)
            paintNarrow(painter, cell, day.entries.first(), posters);
        else if (day.entries.size() > 1)
            paintTwo(painter, cell, day.entries, day.hovered ? tokens.hover : tokens.surface, posters);
        else
            paintOne(painter, cell, day.entries.first(), PosterInset, height, posters);
        if (!narrow)
            paintRating(painter, cell, day.entries.first(), tokens);
    }
    paintNumber(painter, cell, day, tokens);
    painter.restore();
}

void paintWeekday(QPainter &painter, const QRect &where, const QString &name, const QPalette &palette,
                  Qt::LayoutDirection direction)
{
    painter.setFont(typeFont(Type::Caption));
    painter.setPen(tokensOf(palette).muted);
    painter.drawText(where.adjusted(Padding, 0, -Padding, 0),
                     int(QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter)), name);
}

} // namespace matinee
