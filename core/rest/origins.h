#pragma once

#include "core/rest/http.h"

#include <QByteArrayList>

namespace matinee {

/// The web pages whose scripts may call this server (CORS), by their origin: "https://films.example". None
/// unless somebody says so; the server has no cookies, so "with credentials" is never allowed.
class Origins {
public:
    Origins() = default;
    explicit Origins(QByteArrayList allowed) : m_allowed(std::move(allowed)) { }

    /// What an answer to this request says of it. Also for origins that may not: caches must know that the
    /// answer depends on it.
    Headers headersFor(const Request &request) const;
    /// What a browser asks beforehand: methods, request headers, for how long.
    Headers preflightHeaders(const Request &request, const QByteArray &methods) const;

private:
    bool isAllowed(const Request &request) const;

    QByteArrayList m_allowed;
};

} // namespace matinee
