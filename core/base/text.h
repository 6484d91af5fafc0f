#pragma once

#include <QString>

namespace matinee {

/// Translates a sentence of `core`, where no QObject lends its tr(). `lupdate` finds the
/// calls by `-tr-function-alias translate+=say`. Thread-safe, works without an application.
QString say(const char *context, const char *sentence);

/// The same for a sentence with a count: "%n film(s)" is put in the plural form of the language. The
/// arguments are those of QCoreApplication::translate(), which is what lupdate takes this for.
QString say(const char *context, const char *sentence, const char *disambiguation, int count);

} // namespace matinee
