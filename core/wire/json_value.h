#pragma once

#include <QJsonArray>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>

class QDateTime;
class QJsonObject;

namespace matinee::wire {

/// Unknown is null on the wire, never 0, "" or "N/A".
template <class T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}
QJsonValue orNull(const QString &text);

/// ISO 8601, UTC, with milliseconds and "Z"; null when not valid.
QJsonValue instant(const QDateTime &at);

/// {"items": [...], "next": "cursor" or null, "total": n}, the form of every list.
QJsonObject list(const QJsonArray &items, const QString &next, qsizetype total);

} // namespace matinee::wire
