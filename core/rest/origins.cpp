#include "core/rest/origins.h"

namespace matinee {

namespace {

constexpr const char *Readable = "ETag, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, "
                                 "Retry-After, X-Request-Id, Idempotent-Replayed";
constexpr const char *Sendable = "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key";
constexpr const char *RememberSeconds = "600";

} // namespace

bool Origins::isAllowed(const Request &request) const
{
    const QByteArray origin = request.headers.value("origin");
    return !origin.isEmpty() && m_allowed.contains(origin);
}

Headers Origins::headersFor(const Request &request) const
{
    if (m_allowed.isEmpty())
        return {};
    Headers headers = {{"Vary", "Origin"}};
    if (isAllowed(request)) {
        headers.emplaceBack("Access-Control-Allow-Origin", request.headers.value("origin"));
        headers.emplaceBack("Access-Control-Expose-Headers", Readable);
    }
    return headers;
}

Headers Origins::preflightHeaders(const Request &request, const QByteArray &methods) const
{
    if (!isAllowed(request))
        return {};
    return {{"Access-Control-Allow-Methods", methods},
            {"Access-Control-Allow-Headers", Sendable},
            {"Access-Control-Max-Age", RememberSeconds}};
}

} // namespace matinee
