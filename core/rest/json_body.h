#pragma once

#include "core/rest/problem.h"

#include <QByteArray>
#include <QJsonObject>

namespace matinee {

/// Reads a request body as one JSON object; an empty body is an empty object.
///
/// Refused with 400: what is not JSON in UTF-8 or no object, a name that occurs twice in one object,
/// more than 16 levels, a text above 64 KiB or with a NUL, an array above 1,000 items.
tl::expected<QJsonObject, Problem> readJsonBody(const QByteArray &body);

} // namespace matinee
