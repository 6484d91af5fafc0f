#pragma once

#include <QString>

namespace matinee {

/// A position in a list after `last` (empty: the first one): a text over 0-9A-Za-z, compared byte by byte,
/// four digits that count and three random characters, so that two devices hardly ever choose the same.
/// Between two there is always room for a longer one.
QString positionAfter(const QString &last);

} // namespace matinee
