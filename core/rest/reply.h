#pragma once

#include "core/rest/route.h"

#include <QJsonObject>

namespace matinee {

Reply json(const QJsonObject &object);
/// 201 with the address of what was made.
Reply created(const QString &location, const QJsonObject &object);
Reply noContent();

} // namespace matinee
