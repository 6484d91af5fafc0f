#pragma once

#include <QString>

namespace matinee {

/// Why a path is no catalogue that can be read, as a sentence: nothing there, empty, damaged, or none of the
/// kinds we know. Reads the beginning of the file.
QString sourceTrouble(const QString &path);

} // namespace matinee
