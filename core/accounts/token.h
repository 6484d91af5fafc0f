#pragma once

#include <QByteArray>
#include <QString>

namespace matinee {

enum class TokenKind { Access, Refresh, Personal, Reset, Email, Invitation };

/// The token of one generation of one session: "mat_a_" or "mat_r_" and 256 bits in base64url. It is
/// derived, not drawn, so that a device whose answer was lost can be given the same one again
/// although only its hash is stored. `key` is the server's secret, 32 bytes, kept outside the database.
QString deriveToken(const QByteArray &key, TokenKind kind, const QString &session, qint64 generation);

/// A token of 256 random bits with its kind's prefix: "mat_p_" (of a program), "mat_w_" (for a new
/// password), "mat_e_" (for an e-mail address), "mat_i_" (an invitation).
QString drawToken(TokenKind kind);

/// Prefix, length and alphabet: what need not be looked up.
bool isWellFormedToken(TokenKind kind, const QString &token);

/// SHA-256 in hexadecimal, the only form in which a token is stored.
QString tokenHash(const QString &token);

} // namespace matinee
