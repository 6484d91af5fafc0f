#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace matinee {

/// Codes of an authenticator (RFC 6238): HMAC-SHA-1, 30 seconds, 6 digits, which is what every app reads.

/// 160 random bits.
QByteArray drawTotpSecret();
QString base32(const QByteArray &bytes); ///< without padding

/// Steps of 30 seconds since 1970.
qint64 totpStepAt(const QDateTime &at);
/// Empty when liboath fails.
QString totpCode(const QByteArray &secret, qint64 step);
/// The step within one of now that has this code; clocks differ, and typing takes time.
std::optional<qint64> totpStepOf(const QByteArray &secret, const QString &code, const QDateTime &now);

/// "otpauth://totp/Matinee:ada?secret=...&issuer=Matinee", as apps read it from a QR code.
QString otpauthUri(const QByteArray &secret, const QString &handle);

/// A QR code as an SVG image with its quiet zone; empty when the text is too long.
QByteArray qrSvg(const QString &text);

} // namespace matinee
