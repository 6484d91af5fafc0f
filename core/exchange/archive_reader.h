#pragma once

#include "core/exchange/library_archive.h"

#include <QByteArray>

#include <tl/expected.hpp>

namespace matinee {

/// Reads a ZIP that writeArchive() or anybody else made. Believes nothing: every name, size, line and value
/// is looked at, and all that is wrong is told, up to 100 faults. Whether films and lists are there that
/// records name is not asked here. Pure.
///
/// Limits   40 members of the names that LibraryArchive tells, 64 MiB unpacked, 100 to 1 for what unpacks to
///          more than 1 MiB; 50,000 lines in all, 512 KiB each; JSON as readStrictJson() has it.
tl::expected<LibraryArchive, QList<ArchiveFault>> readArchive(const QByteArray &zip);

} // namespace matinee
