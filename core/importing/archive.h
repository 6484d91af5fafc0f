#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QMap>

#include <functional>

namespace matinee {

/// Files of an export by their path inside it, with "/" between folders: "likes/films.csv".
using ExportFiles = QMap<QString, QByteArray>;

/// What an archive may hold at most, so that a hostile one cannot fill the memory.
struct ArchiveLimits {
    qint64 members = 10'000;
    qint64 totalBytes = 100 * 1024 * 1024; ///< unpacked, of the files that are read
    qint64 ratio = 100; ///< unpacked to packed, for a file past `ratioFreeBytes`
    qint64 ratioFreeBytes = 1024 * 1024;
};

/// Reads an export from a folder, a .zip, or one file by itself. A single top folder around
/// everything is taken off the names; `deleted/` and `orphaned/` are what their owner took
/// away, and are passed over. Only files whose name is `wanted` are read.
///
/// Errors   NotFound (no such path), Invalid (not a readable zip, a limit is passed, or a name
///          could lead outside: "..", an absolute path, a drive), Unavailable (cannot be read).
Result<ExportFiles> readExportFiles(const QString &path,
                                    const std::function<bool(const QString &name)> &wanted,
                                    const ArchiveLimits &limits = {});

} // namespace matinee
