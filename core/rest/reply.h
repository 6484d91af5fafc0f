#pragma once

#include "core/rest/route.h"

#include <QJsonObject>

namespace matinee {

Reply json(const QJsonObject &object);
/// Of an object or array that is text already.
Reply jsonText(const QByteArray &text);
/// 201 with the address of what was made.
Reply created(const QString &location, const QJsonObject &object);
Reply created(const QString &location, Reply reply);
Reply noContent();

} // namespace matinee
