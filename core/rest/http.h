#pragma once

#include "core/base/id.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <utility>

namespace matinee {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

inline QByteArray nameOf(Method method)
{
    constexpr const char *Names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return Names[static_cast<int>(method)];
}

/// A request as it came, whatever carried it.
struct Request {
    QString id = {}; ///< ours, for the log and the problem document
    QHostAddress client = {}; ///< whom it comes from, beyond the proxy; null when nothing carried it
    Method method = Method::Get;
    QByteArray path = {}; ///< percent-encoded, without the query
    QByteArray query = {}; ///< percent-encoded, without "?"
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
    QByteArray body = {};
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// What is sent back, complete: Content-Length is among the headers, and a body that must not be
/// sent (HEAD, 204, 304) is not here.
struct Response {
    int status = 200;
    Headers headers = {};
    QByteArray body = {};

    // For the log alone.
    QString route = {}; ///< the template, "/api/v1/movies/{ref}", never the path itself
    UserId user = {};
    QString detail = {};

    /// Empty when there is none. Names are compared without case.
    QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

} // namespace matinee
