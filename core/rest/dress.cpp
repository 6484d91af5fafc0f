#include "core/rest/dress.h"

#include "core/wire/error_json.h"

#include <QJsonDocument>

#include <sodium.h>

#include <algorithm>

namespace matinee {

namespace {

constexpr std::chrono::seconds Soon{2};

QByteArray onOneLine(QByteArray value)
{
    value.removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return value;
}

} // namespace

QByteArray etagOf(const QByteArray &body)
{
    QByteArray hash(crypto_generichash_BYTES_MIN, Qt::Uninitialized);
    ::crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), std::size_t(hash.size()),
                         reinterpret_cast<const unsigned char *>(body.constData()),
                         static_cast<unsigned long long>(body.size()), nullptr, 0);
    return '"' + hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + '"';
}

bool namesEtag(const QByteArray &header, const QByteArray &etag)
{
    const QList<QByteArray> tags = header.split(',');
    return std::any_of(tags.begin(), tags.end(), [&](QByteArray tag) {
        tag = tag.trimmed();
        return tag == "*" || (tag.startsWith("W/") ? tag.sliced(2) : tag) == etag;
    });
}

namespace {

bool isKnownTo(const Request &request, const QByteArray &etag)
{
    return namesEtag(request.headers.value("if-none-match"), etag);
}

bool isRead(const Request &request)
{
    return request.method == Method::Get || request.method == Method::Head;
}

void addStandardHeaders(Response &response, const Request &request, const Call &call)
{
    response.headers.emplaceBack("X-Request-Id", request.id.toLatin1());
    response.headers.emplaceBack("X-Content-Type-Options", "nosniff");
    response.headers.emplaceBack("Referrer-Policy", "no-referrer");
    if (response.header("Content-Security-Policy").isEmpty())
        response.headers.emplaceBack("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    // What signing in answers is nobody's yet, but holds tokens.
    const bool isForAll = !call.caller.isStored() && isRead(request);
    response.headers.emplaceBack("Cache-Control", isForAll ? "no-cache" : "no-store");
    response.headers.emplaceBack("Vary", "Authorization");
    response.headers += call.headers;
    response.route = call.route;
    response.user = call.caller;
}

/// 204 and 304 have no body and no length; HEAD has the length of the body it does not have.
void finish(Response &response, const Request &request)
{
    if (response.status != 204 && response.status != 304)
        response.headers.emplaceBack("Content-Length", QByteArray::number(response.body.size()));
    if (request.method == Method::Head || response.status == 204 || response.status == 304)
        response.body.clear();
    for (auto &[name, value] : response.headers)
        value = onOneLine(value);
}

} // namespace

Response dressReply(const Request &request, const Call &call, const Reply &reply)
{
    Response response{.status = reply.status, .headers = reply.headers, .body = reply.body};
    if (!reply.contentType.isEmpty())
        response.headers.emplaceBack("Content-Type", reply.contentType);
    if (isRead(request) && reply.status == 200) {
        const QByteArray etag = etagOf(reply.body);
        response.headers.emplaceBack("ETag", etag);
        if (isKnownTo(request, etag))
            response.status = 304;
    }
    addStandardHeaders(response, request, call);
    finish(response, request);
    return response;
}

Response dressProblem(const Request &request, const Call &call, const Problem &problem)
{
    Response response{.status = problem.status};
    response.body = QJsonDocument(wire::problemJson(problem.status, problem.detail, request.id,
                                                    problem.errors, problem.type, problem.code))
                        .toJson(QJsonDocument::Compact);
    response.headers = {{"Content-Type", "application/problem+json"}};
    if (problem.status == 401)
        response.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"matinee\"");
    const auto wait = problem.status == 503 ? std::max(Soon, problem.retryAfter) : problem.retryAfter;
    if (wait.count() > 0)
        response.headers.emplaceBack("Retry-After", QByteArray::number(qint64(wait.count())));
    addStandardHeaders(response, request, call);
    finish(response, request);
    response.detail = problem.logDetail;
    return response;
}

} // namespace matinee
