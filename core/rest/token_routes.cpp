#include "core/accounts/accounts.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/wire/account_json.h"
#include "core/wire/json_value.h"

#include <QJsonArray>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestName = 100;

Scopes readScopes(BodyInput &body, bool isAdministrator)
{
    Scopes scopes;
    const QJsonValue given = body.value(u"scopes"_s);
    bool isFine = given.isArray() && !given.toArray().isEmpty();
    for (const QJsonValue &name : given.toArray()) {
        const auto scope = scopeOf(name.toString());
        isFine = isFine && scope && !scopes.contains(*scope) && (*scope != Scope::Metrics || isAdministrator);
        if (scope)
            scopes.append(*scope);
    }
    if (!isFine)
        body.refuse(
            u"scopes"_s,
            say("core",
                "A list of these is expected, each once: read, write; of administrators also metrics."));
    return scopes;
}

/// When a token ends; not valid: never.
QDateTime readExpiry(BodyInput &body, const QDateTime &now)
{
    const auto text = body.optionalText(u"expires_at"_s, LongestName);
    if (!text)
        return {};
    QDateTime at = QDateTime::fromString(*text, Qt::ISODateWithMs).toUTC();
    if (!at.isValid() || at <= now || !text->endsWith(u'Z'))
        body.refuse(u"expires_at"_s,
                    say("core", "An instant to come is expected, like 2030-01-31T12:00:00Z."));
    return at;
}

Answer getTokens(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return services.accounts->tokens.list(call.caller).map([](const QList<PersonalToken> &tokens) {
        QJsonArray items;
        for (const PersonalToken &token : tokens)
            items.append(wire::toJson(token));
        return json(wire::list(items, {}, items.size()));
    });
}

Answer postToken(RestServices &services, const Call &call)
{
    const auto account = services.accounts->people.account(call.caller);
    if (!account)
        return tl::unexpected(Problem(account.error()));
    BodyInput body(call.body);
    const QString name = body.text(u"name"_s, LongestName).normalized(QString::NormalizationForm_C);
    const Scopes scopes = readScopes(body, account->isAdministrator);
    const QDateTime expiresAt = readExpiry(body, services.accounts->context.clock.now());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.accounts->tokens.make(call.caller, name, scopes, expiresAt)
        .map([](const NewPersonalToken &made) {
            QJsonObject token = wire::toJson(made.token);
            token.insert(u"token"_s, made.secret);
            Reply reply = created(u"/api/v1/me/tokens/"_s + made.token.id, token);
            reply.isSecret = true;
            return reply;
        });
}

Answer deleteToken(RestServices &services, const Call &call)
{
    return services.accounts->tokens.remove(call.caller, call.path.value(0)).map([] { return noContent(); });
}

} // namespace

Routes tokenRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/tokens"_s, Session, Light, getTokens},
        {Post, u"/api/v1/me/tokens"_s, Fresh, Usual, postToken},
        {Delete, u"/api/v1/me/tokens/{id}"_s, Session, Usual, deleteToken},
    };
}

} // namespace matinee
