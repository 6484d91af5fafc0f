#include "core/report/report_sections.h"

#include "core/base/text.h"
#include "core/report/page_flow.h"
#include "core/report/report_style.h"
#include "core/report/report_text.h"
#include "core/report/text_box.h"

#include <QLocale>
#include <QPainter>

#include <cmath>
#include <utility>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr double TitleWidthShare = 0.86; // a title that fills the line looks like a banner

/// The application's mark: a ring, its left half solid.
void drawMark(QPainter &painter, QPointF corner, double size, const QColor &color)
{
    const QRectF ring(corner.x() + 1, corner.y() + 1, size - 2, size - 2);
    painter.setPen(QPen(color, size / 12));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(ring);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(ring, 90 * 16, 180 * 16);
}

void addBrandLine(PageFlow &flow, const Report &report, const ReportStyle &style)
{
    QFont capitals = reportFont(11, QFont::DemiBold);
    capitals.setLetterSpacing(QFont::AbsoluteSpacing, 0.55);
    const QString day = dayText(report.madeAt.toLocalTime().date());
    const TextBox brand(u"MATINEE"_s, capitals, 16, flow.width() / 2);
    const TextBox made(day, reportFont(11), 16, flow.width() / 2);
    flow.add(16, [=](QPainter &painter, const QRectF &where) {
        drawMark(painter, where.topLeft(), 16, style.accent);
        brand.draw(painter, where.topLeft() + QPointF(24, 0), style.accent);
        made.draw(painter, where.topRight(), style.muted, TextBox::Align::Right);
    });
}

void addTitle(PageFlow &flow, const Report &report, const ReportStyle &style)
{
    const TextBox title(reportTitle(report), reportTitleFont(48), 54, TitleWidthShare * flow.width(), 3);
    const TextBox period(report.period, reportFont(15), 22, flow.width());
    flow.addSpace(28);
    flow.add(title.height(), [=](QPainter &painter, const QRectF &where) {
        title.draw(painter, where.topLeft(), style.text);
    });
    flow.addSpace(6);
    flow.add(period.height(), [=](QPainter &painter, const QRectF &where) {
        period.draw(painter, where.topLeft(), style.muted);
    });
}

using Figure = std::pair<QString, QString>; ///< number and what it counts

QList<Figure> figuresOf(const Report &report)
{
    const QLocale locale;
    QList<Figure> figures{{locale.toString(report.films), say("core", "films")},
                          {locale.toString(report.watches), say("core", "viewings")},
                          {locale.toString(std::lround(report.minutes / 60.0)), say("core", "hours")}};
    if (report.meanStars)
        figures.append({locale.toString(*report.meanStars, 'f', 1), say("core", "stars on average")});
    else
        figures.append({locale.toString(report.ratings), say("core", "ratings")});
    return figures;
}

void addFigures(PageFlow &flow, const QList<Figure> &figures, const ReportStyle &style)
{
    constexpr double Height = 92;
    constexpr double Inset = 20;
    flow.add(Height, [=](QPainter &painter, const QRectF &where) {
        const double column = where.width() / static_cast<double>(figures.size());
        double x = where.left();
        for (const auto &[number, label] : figures) {
            const bool isFirst = x == where.left();
            if (!isFirst)
                painter.fillRect(QRectF(x, where.top(), 1, Height), style.line);
            const double left = isFirst ? x : x + Inset;
            TextBox(number, reportFont(34, QFont::DemiBold), 40, column)
                .draw(painter, {left, where.top() + 14}, style.text);
            TextBox(label, reportFont(13), 20, column).draw(painter, {left, where.top() + 56}, style.muted);
            x += column;
        }
        painter.fillRect(QRectF(where.topLeft(), QSizeF(where.width(), 2)), style.text);
        painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), style.line);
    });
}

void addWelcome(PageFlow &flow, const Report &report, const ReportStyle &style)
{
    const bool isPeriod = report.options.from || report.options.to;
    const QString words = isPeriod
        ? say("core", "No film was seen in this period.")
        : say("core", "No films here yet. Mark one as watched or rate it, and this report begins to fill.");
    const TextBox box(words, reportFont(20), 30, TitleWidthShare * flow.width(), 4);
    flow.add(box.height() + 26, [=](QPainter &painter, const QRectF &where) {
        painter.fillRect(QRectF(where.topLeft(), QSizeF(where.width(), 2)), style.text);
        box.draw(painter, where.topLeft() + QPointF(0, 26), style.text);
    });
}

} // namespace

void addHead(PageFlow &flow, const Report &report, const ReportStyle &style)
{
    addBrandLine(flow, report, style);
    addTitle(flow, report, style);
    flow.addSpace(28);
    if (report.films == 0)
        addWelcome(flow, report, style);
    else
        addFigures(flow, figuresOf(report), style);
}

void addHeading(PageFlow &flow, const QString &heading, const QString &explanation, double following,
                const ReportStyle &style)
{
    const TextBox title(heading, reportFont(20, QFont::DemiBold), 28, flow.width());
    const TextBox legend(explanation, reportFont(12), 18, flow.width());
    constexpr double Below = 16;
    flow.addSpace(44);
    flow.keepTogether(title.height() + legend.height() + Below + following);
    flow.add(title.height() + legend.height() + Below, [=](QPainter &painter, const QRectF &where) {
        title.draw(painter, where.topLeft(), style.text);
        legend.draw(painter, where.topLeft() + QPointF(0, title.height()), style.muted);
    });
}

} // namespace matinee
