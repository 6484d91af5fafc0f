#include "core/posters/poster_type.h"

#include <QFontInfo>
#include <QPainter>
#include <QTextLayout>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// `tracking` in sizes. Zero would let "fi" become one glyph, which a search in a PDF does not find.
QFont fontOf(const QString &family, QFont::Weight weight, double tracking)
{
    QFont font(QStringList{family, u"Inter"_s});
    font.setPixelSize(100);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 100 * tracking);
    return font;
}

QFont displayFont(const QString &family, QFont::Weight weight, double tracking)
{
    const QFont font = fontOf(family, weight, tracking);
    if (QFontInfo(font).family() == family)
        return font;
    return fontOf(u"Inter"_s, QFont::DemiBold, tracking);
}

} // namespace

PosterType::PosterType(const QFont &font, double leading, bool capital)
    : m_font(font),
      m_metrics(font),
      m_leading(leading),
      m_capital(capital)
{
}

PosterType PosterType::voice(PosterVoice voice)
{
    switch (voice) {
    case PosterVoice::Block:
        return {displayFont(u"Inter Display"_s, QFont::ExtraBold, -0.02), 0.95, true};
    case PosterVoice::Serif:
        return {displayFont(u"Noto Serif Display"_s, QFont::Bold, -0.01), 1.04, false};
    case PosterVoice::Plain:
        break;
    }
    return {displayFont(u"Inter Display"_s, QFont::DemiBold, -0.025), 1.02, false};
}

PosterType PosterType::small()
{
    return {fontOf(u"Inter"_s, QFont::Medium, 0.0005), 1.18, false};
}

void PosterType::draw(QPainter &painter, QPointF baseline, double size, const QString &text) const
{
    if (text.isEmpty())
        return;
    const QTransform before = painter.transform();
    painter.translate(baseline);
    painter.scale(size / 100, size / 100);
    // QPainter::drawText() would multiply the tracking by the resolution of a PDF.
    QTextLayout layout(text, m_font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setNumColumns(static_cast<int>(text.size()));
    layout.endLayout();
    layout.draw(&painter, {0, -line.ascent()});
    painter.setTransform(before);
}

} // namespace matinee
