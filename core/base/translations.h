#pragma once

#include <QLocale>

namespace matinee {

/// How numbers and dates are written in a language that is shown: as the system's locale says when that is
/// its language, else as that language does in the system's territory, or where it is at home.
QLocale localeFor(QLocale::Language shown, const QLocale &system = QLocale());

/// Installs the program's own words for the system's language, and English plural forms where that
/// language has no translation; QLocale() is that of the language shown from then on. Needs a
/// QCoreApplication; once per program, before the first sentence.
void installTranslations();

} // namespace matinee
