#include "ui/views/diary_row_delegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/viewmodels/diary_model.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/views/diary_entries.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/star_painter.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int RowHeight = 68;
constexpr QSize Thumbnail(34, 51);
constexpr int StarSize = 13;
constexpr int StarPitch = 14;
constexpr int NarrowDate = 34;
constexpr int WideDate = 64;
constexpr int WordsLeft = 12;

QString dayNumber(const WatchedOn &watchedOn)
{
    const auto day = watchedOn.exactDay();
    return day ? QString::number(day->day()) : u"–"_s;
}

/// Beneath the day: the weekday where the month is plain, else as much of month and year as is known.
QString dayCaption(const WatchedOn &watchedOn, bool full)
{
    const QLocale locale;
    const auto day = watchedOn.exactDay();
    if (day && !full)
        return locale.standaloneDayName(day->dayOfWeek(), QLocale::ShortFormat);
    const QStringList parts = watchedOn.text().split(u'-', Qt::SkipEmptyParts);
    if (parts.size() < 2)
        return parts.value(0);
    return locale.standaloneMonthName(parts.at(1).toInt(), QLocale::ShortFormat) + u' ' + parts.at(0);
}

} // namespace

/// What every part of a row needs for painting.
struct DiaryRowDelegate::Row {
    QPainter &painter;
    const Tokens &tokens;
    QRect rect; ///< without the bleed
    Qt::LayoutDirection direction;

    QRect placed(int left, int top, int width, int height) const
    {
        return QStyle::visualRect(direction, rect, {rect.left() + left, rect.top() + top, width, height});
    }
    void write(const QRect &where, const QString &text, Qt::Alignment alignment = Qt::AlignLeft) const
    {
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width());
        painter.drawText(where, int(QStyle::visualAlignment(direction, alignment | Qt::AlignVCenter)), shown);
    }
    void use(Type type, Weight weight, const QColor &color) const
    {
        painter.setFont(typeFont(type, weight));
        painter.setPen(color);
    }
};

DiaryRowDelegate::DiaryRowDelegate(const DiaryEntries &entries, bool full, PosterCache &posters,
                                   QObject *parent)
    : QStyledItemDelegate(parent),
      m_entries(entries),
      m_full(full),
      m_posters(posters)
{
}

void DiaryRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Row row{*painter, tokensOf(option.palette), option.rect.adjusted(Bleed, 0, -Bleed, 0),
                  option.direction};
    const DiaryEntry &entry = m_entries.entry(index);
    paintGround(row, option.state);
    paintDate(row, entry);
    paintFilm(row, entry);
    paintStars(row, entry);
    if (m_full)
        paintRemarks(row, entry);
    painter->restore();
}

void DiaryRowDelegate::paintGround(const Row &row, QStyle::State state) const
{
    QPainter &painter = row.painter;
    if (state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.tokens.hover);
        painter.drawRoundedRect(row.rect.adjusted(-Bleed, 0, Bleed, 0), radius::Control, radius::Control);
    } else {
        painter.fillRect(QRect(row.rect.left(), row.rect.bottom(), row.rect.width(), 1), row.tokens.line);
    }
}

void DiaryRowDelegate::paintDate(const Row &row, const DiaryEntry &entry) const
{
    row.use(Type::H2, Weight::Semibold, row.tokens.text);
    row.write(row.placed(0, 14, dateWidth(), 28), dayNumber(entry.watch.watchedOn), Qt::AlignHCenter);
    row.use(Type::Caption, Weight::Regular, row.tokens.muted);
    row.write(row.placed(0, 40, dateWidth(), 16), dayCaption(entry.watch.watchedOn, m_full),
              Qt::AlignHCenter);
}

void DiaryRowDelegate::paintFilm(const Row &row, const DiaryEntry &entry) const
{
    const int posterLeft = dateWidth() + 12;
    paintPosterAt(row.painter, row.placed(posterLeft, 8, Thumbnail.width(), Thumbnail.height()),
                  posterFacts(entry.movie), m_posters);

    const int left = posterLeft + Thumbnail.width() + WordsLeft;
    const int width = (m_full ? row.rect.width() / 2 : row.rect.width()) - left;
    row.use(Type::Body, Weight::Semibold, row.tokens.text);
    row.write(row.placed(left, 8, width, 20), entry.movie.title);

    QStringList meta;
    if (entry.movie.year)
        meta.append(QString::number(*entry.movie.year));
    if (!entry.movie.directors.isEmpty())
        meta.append(entry.movie.directors.first());
    row.use(Type::Caption, Weight::Regular, row.tokens.muted);
    row.write(row.placed(left, 27, width, 16), meta.join(u" · "_s));
}

void DiaryRowDelegate::paintStars(const Row &row, const DiaryEntry &entry) const
{
    int left = dateWidth() + 12 + Thumbnail.width() + WordsLeft;
    constexpr int Top = 45;
    if (entry.rating) {
        for (int star = 0; star < 5; ++star, left += StarPitch) {
            paintStar(row.painter, row.placed(left, Top, StarSize, StarSize),
                      starFill(star, entry.rating->points()), row.tokens.accent, row.tokens.starEmpty);
        }
        left += 10;
    }
    if (entry.watch.rewatch)
        drawIcon(row.painter, row.placed(left, Top, StarSize, StarSize).topLeft(), u"repeat", StarSize,
                 row.tokens.muted);
}

void DiaryRowDelegate::paintRemarks(const Row &row, const DiaryEntry &entry) const
{
    const int left = row.rect.width() / 2 + 16;
    const int width = row.rect.width() - left;
    row.use(Type::Body, Weight::Regular, row.tokens.text);
    const bool both = !entry.watch.place.isEmpty() && !entry.watch.note.isEmpty();
    row.write(row.placed(left, both ? 14 : 24, width, 20), entry.watch.place);
    row.use(Type::Body, Weight::Regular, row.tokens.muted);
    row.write(row.placed(left, both ? 34 : 24, width, 20), entry.watch.note.simplified());
}

QSize DiaryRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {260, RowHeight};
}

int DiaryRowDelegate::dateWidth() const
{
    return m_full ? WideDate : NarrowDate;
}

} // namespace matinee
