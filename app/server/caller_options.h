#pragma once

#include "core/base/result.h"
#include "core/rest/request_budget.h"

#include <QByteArrayList>
#include <QString>
#include <QStringList>

namespace matinee {

/// What each caller may ask, from how many requests a person may ask a minute; an address may ask twice that,
/// as several people share one. 0 is no limit, of passwords neither.
/// Errors   Invalid (not a number from 0 to 1,000,000).
Result<RequestLimits> readRequestLimits(const QString &perMinute);

/// Origins as browsers send them, "https://films.example" or with a port; a path, "*" and "null" are none.
/// Errors   Invalid (names the one that is not).
Result<QByteArrayList> readOrigins(const QStringList &texts);

} // namespace matinee
