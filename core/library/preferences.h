#pragma once

#include "core/base/result.h"

#include <QJsonValue>
#include <QStringList>

namespace matinee {

/// What a person can prefer, each by its name:
///
/// genres        up to 50 names of 1 to 60 characters, as the catalogue writes them ("Sci-Fi")
/// people        up to 200 names of 1 to 200 characters, as the catalogue writes them ("Akira Kurosawa")
/// services      up to 100 names of 1 to 60 characters, of where the person can watch films
/// country       where they are: ISO 3166-1 alpha-2, or XK
/// languages     up to 30 ISO 639 codes of two or, where there is none, three letters
/// rating_scale  "half_stars" (½ to 5), "stars" (1 to 5), "ten" (1 to 10), "hundred" (1 to 100)
///
/// Lists are in the person's order. How a rating is kept does not depend on the scale: it is points always.
QStringList preferenceNames();

/// A preference as it is kept: texts trimmed, repeats left out, null for what says nothing (null, an empty
/// list). Errors: Invalid (no such name, not as above; says what is expected).
Result<QJsonValue> checkedPreference(const QString &name, const QJsonValue &value);

} // namespace matinee
