#include "core/report/report_sections.h"

#include "core/base/text.h"
#include "core/report/bar_painter.h"
#include "core/report/page_flow.h"
#include "core/report/report_style.h"
#include "core/report/star_painter.h"
#include "core/report/text_box.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace matinee {

namespace {

constexpr double Pitch = 26;
constexpr double StarSize = 11;
constexpr double StarsColumn = 64; // "4.5" and a star
constexpr double ColumnGap = 20;
/// More would be a list, not favourites.
constexpr qsizetype MostBars = 12;

double widest(const QStringList &texts, const QFont &font)
{
    double width = 0;
    for (const QString &text : texts)
        width = std::max(width, TextBox(text, font, Pitch, 10000).textWidth());
    return width;
}

void drawMean(QPainter &painter, const QRectF &row, double stars, const ReportStyle &style)
{
    const TextBox mean(QLocale().toString(stars, 'f', 1), reportFont(12), Pitch, StarsColumn);
    mean.draw(painter, row.topRight() - QPointF(StarSize + 4, 0), style.text, TextBox::Align::Right);
    drawStar(painter, {row.right() - StarSize, row.center().y() - StarSize / 2 - 0.5}, StarSize, style);
}

} // namespace

void addGenres(PageFlow &flow, const Report &report, const ReportStyle &style)
{
    const QList<Report::Genre> genres = report.genres.first(std::min(report.genres.size(), MostBars));
    if (genres.isEmpty())
        return;
    QStringList names;
    QStringList values;
    for (const Report::Genre &genre : genres) {
        names.append(genre.name);
        values.append(QLocale().toString(genre.films));
    }
    const double namesWidth = widest(names, reportFont(13));
    const double valuesWidth = widest(values, reportFont(12));

    addHeading(flow, say("core", "Favourite genres"),
               say("core", "films seen, most first; your mean rating at the right"),
               Pitch * static_cast<double>(genres.size()), style);
    for (qsizetype i = 0; i < genres.size(); ++i) {
        const Bar bar{double(genres[i].films) / genres.first().films, values[i], valuesWidth, style.accent,
                      style.muted};
        const TextBox name(names[i], reportFont(13), Pitch, namesWidth + 1);
        flow.add(Pitch, [=, mean = genres[i].meanStars](QPainter &painter, const QRectF &row) {
            name.draw(painter, row.topLeft(), style.text);
            drawBar(painter, row.adjusted(namesWidth + ColumnGap, 0, -StarsColumn - ColumnGap, 0), bar);
            if (mean)
                drawMean(painter, row, *mean, style);
        });
    }
}

} // namespace matinee
