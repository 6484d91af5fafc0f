#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace matinee {

/// The server's secret, 32 random bytes in the file `path`, made at the first start. Apart from
/// the database, so that a copy of that alone signs nobody in.
/// Errors   Denied (others may read the file), Corrupt (not 32 bytes), Unavailable.
Result<QByteArray> serverKey(const QString &path);

/// The same, where it has to be there. Errors   also NotFound.
Result<QByteArray> readServerKey(const QString &path);

/// A new one, in the place of what `path` held. Errors   Unavailable.
Result<QByteArray> makeServerKey(const QString &path);

} // namespace matinee
