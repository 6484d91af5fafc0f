#pragma once

#include <QString>

namespace matinee {

/// Calls `use` with every code point of a text and its place in UTF-16. A surrogate without its other half
/// comes as it is.
template <class Use>
void eachCodePoint(QStringView text, Use use)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        const bool isPair = unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        use(isPair ? QChar::surrogateToUcs4(unit, text[i + 1]) : char32_t(unit.unicode()), i);
        i += isPair ? 1 : 0;
    }
}

} // namespace matinee
