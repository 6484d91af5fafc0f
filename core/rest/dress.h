#pragma once

#include "core/rest/http.h"
#include "core/rest/problem.h"
#include "core/rest/route.h"

namespace matinee {

/// What a response must carry whatever it says: security headers, how long it may be kept, its ETag,
/// its length; and no line break in any header. A page says itself what it may load, in a
/// Content-Security-Policy of its own; nothing else may load anything. A caller's own data is never kept by
/// anyone.
Response dressReply(const Request &request, const Call &call, const Reply &reply);

/// The same for an error, as application/problem+json.
Response dressProblem(const Request &request, const Call &call, const Problem &problem);

/// Of the body of a good answer, in quotes.
QByteArray etagOf(const QByteArray &body);
/// Whether an If-Match or If-None-Match header names it, or everything.
bool namesEtag(const QByteArray &header, const QByteArray &etag);

} // namespace matinee
