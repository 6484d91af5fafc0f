#include "core/report/report_style.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QFont fontOf(const QStringList &families, int size, QFont::Weight weight)
{
    QFont font(families);
    font.setPixelSize(size);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Any spacing keeps "fi" from becoming one glyph, which a search for "film" would not find.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.05);
    return font;
}

} // namespace

ReportStyle ReportStyle::of(ReportOptions::Theme theme)
{
    if (theme == ReportOptions::Theme::Dark)
        return {0x131417, 0xECEDEE, 0x9BA1AA, 0x2C2F37, 0xF2B134, 0x7A818C};
    return {0xFFFFFF, 0x1B1D22, 0x5F6570, 0xE3E2DC, 0x8A5A00, 0x828791};
}

QFont reportFont(int size, QFont::Weight weight)
{
    return fontOf({u"Inter"_s}, size, weight);
}

QFont reportTitleFont(int size)
{
    return fontOf({u"Noto Serif Display"_s, u"Inter"_s}, size, QFont::Bold);
}

} // namespace matinee
