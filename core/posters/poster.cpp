#include "core/posters/poster.h"

#include "core/posters/poster_design.h"
#include "core/posters/poster_stage.h"
#include "core/posters/poster_title.h"
#include "core/posters/poster_type.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace matinee {

namespace {

/// A poster is 200 x 300 units; a stage is 200 units square.
constexpr double Width = 200;
constexpr double Height = 300;
constexpr double Margin = 14;

/// From these widths in logical pixels on, there is room for a title, for a credit, for rounder corners.
constexpr double TitleFrom = 44;
constexpr double CreditFrom = 64;
constexpr double RoundFrom = 100;

double cornerRadius(double width)
{
    return width >= RoundFrom ? 8 : width >= TitleFrom ? 4 : 3;
}

/// One poster being painted, in poster units, on a painter that is `width` logical pixels to 200 units.
class Sheet {
public:
    Sheet(QPainter &painter, const PosterFacts &facts, double width)
        : m_painter(painter),
          m_facts(facts),
          m_design(designPoster(facts)),
          m_width(width)
    {
    }

    void paint()
    {
        m_painter.fillRect(QRectF(0, 0, Width, Height), m_design.colors.ground);
        if (m_width < TitleFrom)
            paintStage({0, 0, Width, Height}, {-50, 0}, 1.5);
        else if (m_design.layout == PosterLayout::High)
            paintTitleFirst();
        else
            paintTitleLast();
        paintEdge();
    }

    void paintStage(const QRectF &clip, QPointF origin, double scale)
    {
        m_painter.save();
        m_painter.setClipRect(clip, Qt::IntersectClip);
        m_painter.translate(origin);
        m_painter.scale(scale, scale);
        if (m_design.mirrored) {
            m_painter.translate(Width, 0);
            m_painter.scale(-1, 1);
        }
        PosterStage stage(m_painter, m_design.colors, m_design.random);
        m_design.motif(stage);
        m_painter.restore();
    }

private:
    bool hasCredit() const { return m_width >= CreditFrom; }
    double creditSize() const { return std::max(9.2, 8.2 * Width / m_width); }

    void paintTitleLast()
    {
        const PosterTitle title = setTitle(m_facts.title, m_design.voice);
        const double titleTop = (hasCredit() ? 274 - creditSize() : 284) - title.height;
        if (m_design.layout == PosterLayout::Frame) {
            const double height = std::min(172.0, titleTop - 2 * Margin + 2);
            paintStage({Margin, Margin, 172, height}, {Margin, Margin + height - 172}, 0.86);
        } else {
            const double foot = std::min(200.0, titleTop - 12);
            paintStage({0, 0, Width, foot}, {0, foot - 200}, 1);
        }
        paintText(title, titleTop, 286);
    }

    void paintTitleFirst()
    {
        const PosterTitle title = setTitle(m_facts.title, m_design.voice);
        const double textFoot = Margin + title.height + (hasCredit() ? creditSize() + 12 : 0);
        const double stageTop = std::max(100.0, textFoot + 10);
        const double scale = std::max(1.0, (Height - stageTop) / 200);
        paintStage({0, stageTop, Width, Height - stageTop}, {100 - 100 * scale, Height - 200 * scale}, scale);
        paintText(title, Margin, textFoot);
    }

    void paintText(const PosterTitle &title, double titleTop, double creditBaseline)
    {
        m_painter.setPen(m_design.colors.ink);
        title.draw(m_painter, titleTop);
        if (hasCredit())
            paintCredit(creditBaseline);
    }

    void paintCredit(double baseline)
    {
        const PosterType type = PosterType::small();
        const double size = creditSize();
        const QString year = m_facts.year ? QString::number(*m_facts.year) : QString();
        const double room = Width - 2 * Margin - size * type.width(year) - 10;

        QString name = m_facts.director;
        if (size * type.width(name) > room)
            name = name.section(u' ', -1);
        if (size * type.width(name) > room)
            name.clear();

        QColor faded = m_design.colors.ink;
        faded.setAlphaF(0.86F);
        m_painter.setPen(faded);
        type.draw(m_painter, {Margin, baseline}, size, year);
        type.draw(m_painter, {Width - Margin - size * type.width(name), baseline}, size, name);
    }

    /// Keeps the outline of a dark poster visible on a dark window.
    void paintEdge()
    {
        const double pixel = Width / m_width;
        const double radius = (cornerRadius(m_width) - 0.5) * pixel;
        QColor faint = m_design.colors.ink;
        faint.setAlphaF(0.16F);
        m_painter.setPen(QPen(faint, pixel));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(QRectF(pixel / 2, pixel / 2, Width - pixel, Height - pixel), radius,
                                  radius);
    }

    QPainter &m_painter;
    const PosterFacts &m_facts;
    const PosterDesign m_design;
    const double m_width; ///< logical pixels
};

QImage blankImage(double width, double height, double ratio)
{
    const auto pixels = [ratio](double length) {
        return std::max(1, static_cast<int>(std::lround(length * ratio)));
    };
    QImage image(pixels(width), pixels(height), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

void cutCorners(QPainter &painter, const QRectF &where, double radius)
{
    QPainterPath outside;
    outside.addRect(where.adjusted(-1, -1, 1, 1));
    outside.addRoundedRect(where, radius, radius);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.fillPath(outside, Qt::black);
}

} // namespace

QImage paintPoster(const PosterFacts &facts, int width, double ratio)
{
    QImage image = blankImage(width, 1.5 * width, ratio);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(image.width() / Width, image.height() / Height);
    Sheet(painter, facts, width).paint();
    const double radius = cornerRadius(width) * Width / width;
    cutCorners(painter, {0, 0, Width, Height}, radius);
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

void drawPoster(QPainter &painter, const QRectF &where, const PosterFacts &facts)
{
    const double radius = cornerRadius(where.width());
    QPainterPath outline;
    outline.addRoundedRect(where, radius, radius);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.translate(where.topLeft());
    painter.scale(where.width() / Width, where.height() / Height);
    Sheet(painter, facts, where.width()).paint();
    painter.restore();
}

PosterColors posterColors(const PosterFacts &facts)
{
    return designPoster(facts).colors;
}

PosterVoice posterVoice(const PosterFacts &facts)
{
    return designPoster(facts).voice;
}

QImage paintStage(const PosterFacts &facts, int side, double ratio)
{
    QImage image = blankImage(side, side, ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(image.width() / Width, image.height() / Width);
    Sheet(painter, facts, side).paintStage({0, 0, Width, Width}, {0, 0}, 1);
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

} // namespace matinee
