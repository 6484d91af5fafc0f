#pragma once

#include "core/rest/route.h"

#include <QDateTime>

namespace matinee {

/// A request on its way into its handler.
struct Asked {
    const Request &request;
    const Route &route;
    const Call &call;
    const Handler *reader = nullptr; ///< what answers a GET of the same address; null: nothing does
};

/// Runs a handler under the conditions that a request may set, in one transaction with what they look at:
///
/// If-Match         nothing is changed unless the address still answers what the caller knew; else 412.
/// Idempotency-Key  of a signed-in caller's POST: asked again within a day, with the same body, the first
///                  good answer is given again and nothing done; with another body 422. A refusal is not
///                  kept: asked again it is tried again. Nor is an answer with a secret in it.
Answer answerConditionally(const Asked &asked, RestServices &services, const Handler &handler,
                           const QDateTime &now);

/// `handler` as one transaction: what it reads is still so when it writes.
Handler asOneTransaction(Handler handler);

} // namespace matinee
