#include "core/report/report.h"

#include "core/base/text.h"
#include "core/report/page_flow.h"
#include "core/report/report_sections.h"
#include "core/report/report_style.h"
#include "core/report/report_text.h"
#include "core/report/text_box.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// CSS pixels. The foot holds the page number.
constexpr QMarginsF Margins(64, 56, 64, 72);
constexpr double FootBelowText = 24;
constexpr double PixelsPerInch = 96;
constexpr double PointsPerInch = 72;

QRectF pixels(const QRectF &points)
{
    constexpr double Scale = PixelsPerInch / PointsPerInch;
    return {points.topLeft() * Scale, points.size() * Scale};
}

PageFlow laidOut(const Report &report, const ReportStyle &style, QSizeF room)
{
    PageFlow flow(room);
    addHead(flow, report, style);
    for (const ReportOptions::Section section : report.options.sections) {
        switch (section) {
        case ReportOptions::Section::Recommendations:
            addRecommendations(flow, report, style);
            break;
        case ReportOptions::Section::Genres:
            addGenres(flow, report, style);
            break;
        case ReportOptions::Section::History:
            addHistory(flow, report, style);
            break;
        }
    }
    return flow;
}

void drawFoot(QPainter &painter, const QRectF &text, qsizetype page, qsizetype pages,
              const ReportStyle &style)
{
    const QPointF left(text.left(), text.bottom() + FootBelowText);
    const QPointF right(text.right(), left.y());
    const TextBox maker(say("core", "Made with Matinee"), reportFont(11), 16, text.width() / 2);
    const TextBox number(say("core", "%1 of %2").arg(page + 1).arg(pages), reportFont(11), 16,
                         text.width() / 2);
    maker.draw(painter, left, style.muted);
    number.draw(painter, right, style.muted, TextBox::Align::Right);
}

/// Makes the painter count in CSS pixels from the corner of the sheet; printers begin at their margin.
void startPage(QPainter &painter, const QPagedPaintDevice &device, const QRectF &sheet,
               const ReportStyle &style)
{
    const QPointF printable = pixels(device.pageLayout().paintRect(QPageLayout::Point)).topLeft();
    painter.resetTransform();
    painter.scale(device.logicalDpiX() / PixelsPerInch, device.logicalDpiY() / PixelsPerInch);
    painter.translate(-printable);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (style.paper != Qt::white)
        painter.fillRect(sheet, style.paper);
}

} // namespace

Result<void> paintReport(const Report &report, QPagedPaintDevice &device, const ReportProgress &progress)
{
    const QRectF sheet = pixels(device.pageLayout().fullRect(QPageLayout::Point));
    const QRectF text = sheet.marginsRemoved(Margins);
    const ReportStyle style = ReportStyle::of(report.options.theme);
    const PageFlow flow = laidOut(report, style, text.size());
    const qsizetype pages = flow.pageCount();

    QPainter painter;
    if (!painter.begin(&device))
        return fail(Error::Kind::Unavailable, say("core", "The report could not be started."));
    for (qsizetype page = 0; page < pages; ++page) {
        if (page > 0 && !device.newPage())
            return fail(Error::Kind::Unavailable, say("core", "A new page could not be started."));
        startPage(painter, device, sheet, style);
        drawFoot(painter, text, page, pages, style);
        painter.translate(text.topLeft());
        flow.paint(painter, page);
        if (progress && !progress(static_cast<int>(page + 1), static_cast<int>(pages)))
            return fail(Error::Kind::Conflict, say("core", "The report was cancelled."));
    }
    return {};
}

Result<void> writePdf(const Report &report, QIODevice &out, const ReportProgress &progress)
{
    // A report is small. Made in memory, a cancelled one leaves nothing behind, and a full disk is noticed.
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&pdf);
        const bool isA4 = report.options.paper == ReportOptions::Paper::A4;
        writer.setPageLayout(
            QPageLayout(QPageSize(isA4 ? QPageSize::A4 : QPageSize::Letter), QPageLayout::Portrait, {}));
        writer.setTitle(reportTitle(report));
        writer.setCreator(u"Matinee"_s);
        if (auto painted = paintReport(report, writer, progress); !painted)
            return painted;
    }
    if (out.write(pdf.data()) != pdf.size())
        return fail(Error::Kind::Unavailable, say("core", "The report could not be written."),
                    out.errorString());
    return {};
}

} // namespace matinee
