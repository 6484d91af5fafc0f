#pragma once

namespace matinee {

/// Installs the program's own words for the system's language, and English plural forms where that
/// language has no translation. Needs a QCoreApplication; once per program, before the first sentence.
void installTranslations();

} // namespace matinee
