#pragma once

#include <QString>

namespace matinee {

/// Whether somebody who guesses soon comes to this password, of at most 256 characters: it can be cut into
/// nothing but one well-known word, perhaps several times, runs along the alphabet, the digits or a keyboard
/// ("qwerty", "321", "1q2w3e"), a few characters again and again, and up to four other digits. Capitals,
/// "0" for "o" and the like, separators, and "!" or "." at an end change nothing.
bool isCommonPassword(const QString &password);

} // namespace matinee
