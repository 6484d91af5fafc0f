#include "core/wire/account_json.h"

#include "core/wire/json_value.h"

#include <QJsonArray>

namespace matinee::wire {

using namespace Qt::StringLiterals;

namespace {

QString roleOf(bool isAdministrator)
{
    return isAdministrator ? u"administrator"_s : u"person"_s;
}

} // namespace

QJsonObject toJson(const Account &account)
{
    return {{u"handle"_s, account.handle},
            {u"name"_s, account.name},
            {u"created_at"_s, instant(account.createdAt)},
            {u"role"_s, roleOf(account.isAdministrator)},
            {u"email"_s, orNull(account.email)},
            {u"second_factor"_s, account.hasSecondFactor}};
}

QJsonObject toAdminJson(const Account &account)
{
    QJsonObject json = toJson(account);
    json.remove("email"_L1);
    json.insert(u"suspended"_s, account.isSuspended);
    return json;
}

QJsonObject toJson(const SignedIn &signedIn)
{
    return {{u"access_token"_s, signedIn.tokens.access},
            {u"refresh_token"_s, signedIn.tokens.refresh},
            {u"token_type"_s, u"Bearer"_s},
            {u"expires_in"_s, qint64(signedIn.tokens.accessFor.count())},
            {u"user"_s, toJson(signedIn.account)}};
}

QJsonObject toJson(const AccountSession &session, const QString &current)
{
    return {{u"id"_s, session.id},
            {u"name"_s, session.device},
            {u"created_at"_s, instant(session.createdAt)},
            {u"last_used_at"_s, instant(session.rotatedAt)},
            {u"current"_s, session.id == current}};
}

QJsonObject toJson(const PersonalToken &token)
{
    QJsonArray scopes;
    for (const Scope scope : token.scopes)
        scopes.append(nameOf(scope));
    return {{u"id"_s, token.id},
            {u"name"_s, token.name},
            {u"scopes"_s, scopes},
            {u"created_at"_s, instant(token.createdAt)},
            {u"expires_at"_s, instant(token.expiresAt)},
            {u"last_used_at"_s, instant(token.usedAt)}};
}

QJsonObject toJson(const Invitation &invitation)
{
    return {{u"id"_s, invitation.id},
            {u"by"_s, orNull(invitation.byHandle)},
            {u"role"_s, roleOf(invitation.isAdministrator)},
            {u"created_at"_s, instant(invitation.createdAt)},
            {u"expires_at"_s, instant(invitation.expiresAt)}};
}

QJsonObject toJson(const AuditRecord &record)
{
    return {{u"at"_s, instant(record.at)},
            {u"event"_s, record.event},
            {u"detail"_s, orNull(record.detail)},
            {u"by"_s, orNull(record.otherHandle)}};
}

QJsonObject toAdminJson(const AuditRecord &record)
{
    QJsonObject json = toJson(record);
    json.insert(u"id"_s, record.id);
    json.insert(u"user"_s, orNull(record.userHandle));
    return json;
}

} // namespace matinee::wire
