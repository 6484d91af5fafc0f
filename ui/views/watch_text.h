#pragma once

#include "core/library/library.h"

namespace matinee {

/// "22 Nov 2025", "November 2025", "2025", or that the day is not known, as the locale writes it.
QString watchedOnText(const WatchedOn &watchedOn);
/// The same with where it was and whether again: "3 Feb 2019 · again · at home".
QString watchLine(const Watch &watch);

} // namespace matinee
