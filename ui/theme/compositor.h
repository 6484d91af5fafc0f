#pragma once

namespace matinee {

/// Whether windows with translucent corners are blended with what lies behind them. Only X11 can be without
/// a compositor; there translucent pixels are black.
bool isComposited();

} // namespace matinee
