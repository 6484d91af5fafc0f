#include "core/report/report_sections.h"

#include "core/base/text.h"
#include "core/report/page_flow.h"
#include "core/report/report_style.h"
#include "core/report/star_painter.h"
#include "core/report/text_box.h"

#include <QPainter>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr double HeadHeight = 26;
constexpr double RowPadding = 6;
constexpr double LineHeight = 17;
constexpr double StarSize = 11;
constexpr double Gap = 16;

/// Where the columns begin and how wide their texts may be.
struct Columns {
    explicit Columns(double width)
        : rating(width - starsWidth(StarSize)),
          again(rating - Gap - 48),
          facts(again - Gap - 210),
          title(104),
          dateWidth(title - Gap),
          titleWidth(facts - Gap - title),
          factsWidth(again - Gap - facts),
          againWidth(rating - Gap / 2 - again)
    {
    }

    double rating, again, facts, title;
    double dateWidth, titleWidth, factsWidth, againWidth;
};

void drawHead(QPainter &painter, const QRectF &where, const Columns &columns, const ReportStyle &style)
{
    const auto label = [&](double left, const QString &text) {
        TextBox(text, reportFont(11), HeadHeight - 4, where.width())
            .draw(painter, where.topLeft() + QPointF(left, 0), style.muted);
    };
    label(0, say("core", "Seen on"));
    label(columns.title, say("core", "Film"));
    label(columns.facts, say("core", "Year and director"));
    label(columns.rating, say("core", "Rating"));
    painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), style.text);
}

/// One line of the table; long titles and names take two.
struct Row {
    Row(const Report::Entry &entry, const Columns &columns)
        : date(entry.when, reportFont(12), LineHeight, columns.dateWidth),
          title(entry.title, reportFont(12, QFont::DemiBold), LineHeight, columns.titleWidth, 2),
          facts(entry.facts, reportFont(12), LineHeight, columns.factsWidth, 2),
          again(entry.rewatch ? say("core", "rewatch") : QString(), reportFont(11), LineHeight,
                columns.againWidth),
          rating(entry.rating)
    {
    }

    double height() const
    {
        return std::max({LineHeight, title.height(), facts.height()}) + 2 * RowPadding + 1;
    }

    void draw(QPainter &painter, const QRectF &where, const Columns &columns, const ReportStyle &style) const
    {
        const QPointF corner = where.topLeft() + QPointF(0, RowPadding);
        date.draw(painter, corner, style.muted);
        title.draw(painter, corner + QPointF(columns.title, 0), style.text);
        facts.draw(painter, corner + QPointF(columns.facts, 0), style.text);
        again.draw(painter, corner + QPointF(columns.again, 0), style.muted);
        if (rating)
            drawStars(painter, corner + QPointF(columns.rating, (LineHeight - StarSize) / 2 - 0.5), StarSize,
                      *rating, style);
        painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), style.line);
    }

    TextBox date, title, facts, again;
    std::optional<Rating> rating;
};

} // namespace

void addHistory(PageFlow &flow, const Report &report, const ReportStyle &style)
{
    if (report.history.isEmpty())
        return;
    const Columns columns(flow.width());
    addHeading(flow, say("core", "History"), say("core", "newest first"),
               HeadHeight + 3 * (LineHeight + 2 * RowPadding), style);
    flow.beginTable(HeadHeight, [=](QPainter &painter, const QRectF &where) {
        drawHead(painter, where, columns, style);
    });
    for (const Report::Entry &entry : report.history) {
        const Row row(entry, columns);
        flow.add(row.height(),
                 [=](QPainter &painter, const QRectF &where) { row.draw(painter, where, columns, style); });
    }
    flow.endTable();
}

} // namespace matinee
