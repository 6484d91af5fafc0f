#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>

namespace matinee {

/// A ZIP of these files, by name; all of them are `at`. Errors: Unavailable (out of memory).
Result<QByteArray> writeZip(const QMap<QString, QByteArray> &members, const QDateTime &at);

} // namespace matinee
