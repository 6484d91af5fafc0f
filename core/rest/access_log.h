#pragma once

#include "core/rest/http.h"

#include <QJsonObject>

#include <functional>

namespace matinee {

/// Takes one event of the log. Any thread.
using LogSink = std::function<void(const QJsonObject &event)>;

/// One served request: id, client address, user, method, route template, status, milliseconds, bytes. Never
/// the path, the query, a header or a body: they hold what people search for, and secrets.
QJsonObject accessEvent(const Request &request, const Response &response, qint64 milliseconds);

/// Writes an event to stderr as one line of JSON, with the time. What is free text in it is redacted.
void logToStderr(const QJsonObject &event);

} // namespace matinee
