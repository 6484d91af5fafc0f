#include "core/rest/conditional.h"

#include "core/base/text.h"
#include "core/rest/dress.h"
#include "core/rest/kept_answers.h"
#include "core/rest/rest_services.h"
#include "core/store/database.h"

#include <QCryptographicHash>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestKey = 255;

bool isPrintable(const QByteArray &key)
{
    return std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// What makes two requests the same one sent twice.
QByteArray fingerprintOf(const Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(nameOf(request.method) + ' ' + request.path + '?' + request.query + '\n');
    hash.addData(request.body);
    return hash.result().toHex();
}

/// The answer as the caller knew it: 412 when it is another now.
tl::expected<void, Problem> checkMatch(const Asked &asked, RestServices &services)
{
    Call read = asked.call;
    read.body = {};
    const Answer now = (*asked.reader)(services, read);
    if (now && namesEtag(asked.request.headers.value("if-match"), etagOf(now->body)))
        return {};
    return tl::unexpected(Problem(412, say("core", "It was changed meanwhile. Read it again first.")));
}

Answer runOnce(const Asked &asked, RestServices &services, const Handler &handler, const QDateTime &now)
{
    const QByteArray key = asked.request.headers.value("idempotency-key");
    if (key.size() > LongestKey || !isPrintable(key))
        return tl::unexpected(Problem(
            422,
            say("core", "An Idempotency-Key has at most 255 characters, printable ASCII without spaces.")));
    KeptAnswers answers(services.database);
    const QByteArray fingerprint = fingerprintOf(asked.request);
    auto known = answers.find(asked.call.caller, key, now);
    if (!known)
        return tl::unexpected(Problem(known.error()));
    if (*known && (*known)->fingerprint != fingerprint)
        return tl::unexpected(
            Problem(422, say("core", "This Idempotency-Key was used for another request.")));
    if (*known) {
        (*known)->reply.headers.emplaceBack("Idempotent-Replayed", "true");
        return std::move((*known)->reply);
    }
    return handler(services, asked.call).and_then([&](const Reply &reply) -> Answer {
        if (reply.isSecret)
            return reply;
        if (const auto kept = answers.keep(asked.call.caller, key, {fingerprint, reply}, now); !kept)
            return tl::unexpected(Problem(kept.error()));
        return reply;
    });
}

} // namespace

Answer answerConditionally(const Asked &asked, RestServices &services, const Handler &handler,
                           const QDateTime &now)
{
    const bool changes = asked.route.method != Method::Get;
    const bool mustMatch = changes && asked.reader && asked.request.headers.contains("if-match");
    // What anyone may ask gives out secrets and ends stolen sessions: neither is kept nor taken back.
    const bool isOnce = asked.route.method == Method::Post && asked.route.access != Access::Anyone
        && asked.call.caller.isStored() && asked.request.headers.contains("idempotency-key");
    if (!mustMatch && !isOnce)
        return handler(services, asked.call);
    return services.database.inTransaction([&]() -> Answer {
        if (mustMatch) {
            if (auto matches = checkMatch(asked, services); !matches)
                return tl::unexpected(matches.error());
        }
        return isOnce ? runOnce(asked, services, handler, now) : handler(services, asked.call);
    });
}

Handler asOneTransaction(Handler handler)
{
    return [handler = std::move(handler)](RestServices &services, const Call &call) {
        return services.database.inTransaction([&] { return handler(services, call); });
    };
}

} // namespace matinee
