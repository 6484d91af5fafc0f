#pragma once

#include "core/base/result.h"

namespace matinee {

/// The canonical form of a film ref: "imdb:tt0133093", "tmdb:603", "local:<uuid>". Accepts these and
/// the short "tt0133093". Errors: Invalid.
Result<QString> canonicalRef(const QString &text);

/// "tt0133093" of "imdb:tt0133093"; empty for other systems.
QString imdbIdOf(const QString &ref);

} // namespace matinee
