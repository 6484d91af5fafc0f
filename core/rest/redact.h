#pragma once

#include <QString>

namespace matinee {

/// A text for the log without what may not stand there: tokens, e-mail addresses, and the values that a
/// database quotes in its errors. Control characters become spaces.
QString redact(QString text);

} // namespace matinee
