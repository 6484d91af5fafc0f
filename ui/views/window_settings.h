#pragma once

#include "ui/theme/theme.h"
#include "ui/viewmodels/tonight_choices.h"
#include "ui/viewmodels/wishes.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace matinee {

/// What the window remembers from one start to the next. Where it is kept is the program's affair.
struct WindowSettings {
    QByteArray geometry; ///< of QWidget::saveGeometry; empty: the first start
    QString page; ///< id, as PageStack::show() takes it; empty: the first
    QString libraryQuery; ///< the search of the library, in the query language
    Theme::Mode theme = Theme::Mode::System;
    int tileSize = 0; ///< poster width in logical pixels; 0: the page's own
    QStringList detailsOn = {QStringLiteral("for-you")}; ///< ids of the pages with the details beside them
    Wishes wishes; ///< of the For you page
    TonightChoices tonight;

    friend bool operator==(const WindowSettings &, const WindowSettings &) = default;
};

} // namespace matinee
