#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace matinee {

/// A new UUIDv7 (RFC 9562): its first 48 bits are the instant, so ids sort by when they were made.
/// 36 characters, lower case, no braces.
QString newUuid(const QDateTime &now);

/// When a UUIDv7 was made, UTC; std::nullopt for anything else.
std::optional<QDateTime> instantOf(const QString &uuid);

/// The UUIDv7 whose bits are these 16 random bytes, or the first of more, instead of an instant and chance.
QString uuidFrom(QByteArray bytes);

/// The same UUIDv5 for the same `source` and `id`, on every device: for what another service
/// numbered before us ("letterboxd", "https://boxd.it/4Erwc5").
QString importedUuid(const QString &source, const QString &id);

} // namespace matinee
