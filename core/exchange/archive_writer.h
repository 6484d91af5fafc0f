#pragma once

#include "core/base/result.h"
#include "core/exchange/library_archive.h"

#include <QByteArray>

namespace matinee {

/// The ZIP of an archive; `sheets` are files that go along as they are, by name. Touches nothing else.
/// Errors: Unavailable (out of memory).
Result<QByteArray> writeArchive(const LibraryArchive &archive, const QMap<QString, QByteArray> &sheets = {});

} // namespace matinee
