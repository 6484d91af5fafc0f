#include "core/accounts/accounts.h"
#include "core/rest/all_routes.h"
#include "core/rest/page.h"
#include "core/rest/rest_services.h"
#include "core/store/database.h"
#include "core/wire/account_json.h"

#include <QtEndian>

#include <limits>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QByteArray placeOf(qint64 entry)
{
    QByteArray place(sizeof(qint64), Qt::Uninitialized);
    qToBigEndian(entry, place.data());
    return place;
}

/// Newest first, by number: an entry that comes meanwhile moves nothing.
template <class ToJson>
Answer auditPage(RestServices &services, const Call &call, QueryInput &query, std::optional<UserId> user,
                 ToJson toJson)
{
    const CursorSeal seal(call, services.cursorKey);
    const int limit = readLimit(query);
    const QByteArray place = readCursor(seal, query);
    const bool isPlace = place.size() == sizeof(qint64);
    if (!place.isEmpty() && !isPlace)
        query.refuse(cursorFault());
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    const qint64 before =
        isPlace ? qFromBigEndian<qint64>(place.constData()) : std::numeric_limits<qint64>::max();
    return services.accounts->audit.entries(user, before, limit + 1).map([&](QList<AuditRecord> entries) {
        const bool isMore = entries.size() > limit;
        if (isMore)
            entries.removeLast();
        QJsonArray items;
        for (const AuditRecord &entry : entries)
            items.append(toJson(entry));
        const QString next = isMore ? seal.seal(placeOf(entries.last().id)) : QString();
        return json({{u"items"_s, items}, {u"next"_s, wire::orNull(next)}});
    });
}

Answer getOwn(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    return auditPage(services, call, query, call.caller,
                     [](const AuditRecord &entry) { return wire::toJson(entry); });
}

Answer getAll(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const QString handle = query.text(u"user"_s);
    std::optional<UserId> user;
    if (!handle.isEmpty()) {
        const auto account = services.accounts->people.findByHandle(handle);
        if (!account)
            return tl::unexpected(Problem(account.error()));
        user = account->user;
    }
    // The look at a person's log stands in it too.
    const auto noted = services.database.inTransaction([&] {
        return services.accounts->audit.append({.event = AuditEvent::AuditRead,
                                                .user = user.value_or(call.caller),
                                                .other = user ? call.caller : UserId()});
    });
    if (!noted)
        return tl::unexpected(Problem(noted.error()));
    return auditPage(services, call, query, user,
                     [](const AuditRecord &entry) { return wire::toAdminJson(entry); });
}

Answer verifyAll(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    const auto verified = services.accounts->audit.verify();
    if (!verified && verified.error().kind != Error::Kind::Corrupt)
        return tl::unexpected(Problem(verified.error()));
    return json({{u"intact"_s, verified.has_value()},
                 {u"detail"_s, verified ? QJsonValue() : QJsonValue(verified.error().message)}});
}

} // namespace

Routes auditRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/audit"_s, Session, Usual, getOwn},
        {Get, u"/api/v1/admin/audit"_s, Administrator, Usual, getAll},
        {Get, u"/api/v1/admin/audit/verification"_s, Administrator, Heavy, verifyAll},
    };
}

} // namespace matinee
