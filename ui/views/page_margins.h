#pragma once

#include <QMargins>
#include <QWidget>

namespace matinee {

/// Pages begin a little below the top bar.
constexpr int PageTop = 4;

/// Margins by reading direction: Qt mirrors what stands in a layout, but not the margins around it.
inline QMargins pageMargins(const QWidget &page, int leading, int top, int trailing, int bottom)
{
    return page.isRightToLeft() ? QMargins(trailing, top, leading, bottom)
                                : QMargins(leading, top, trailing, bottom);
}

} // namespace matinee
