#pragma once

#include <QByteArray>
#include <QString>

namespace matinee {

enum class TokenKind { Access, Refresh };

/// The token of one generation of one session: "mat_a_" or "mat_r_" and 256 bits in base64url. It is
/// derived, not drawn, so that a device whose answer was lost can be given the same one again
/// although only its hash is stored. `key` is the server's secret, 32 bytes, kept outside the database.
QString deriveToken(const QByteArray &key, TokenKind kind, const QString &session, qint64 generation);

/// Prefix, length and alphabet: what need not be looked up.
bool isWellFormedToken(TokenKind kind, const QString &token);

/// SHA-256 in hexadecimal, the only form in which a token is stored.
QString tokenHash(const QString &token);

} // namespace matinee
