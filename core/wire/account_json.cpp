#include "core/wire/account_json.h"

#include "core/wire/json_value.h"

namespace matinee::wire {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Account &account)
{
    return {{u"handle"_s, account.handle},
            {u"name"_s, account.name},
            {u"created_at"_s, instant(account.createdAt)}};
}

QJsonObject toJson(const SignedIn &signedIn)
{
    return {{u"access_token"_s, signedIn.tokens.access},
            {u"refresh_token"_s, signedIn.tokens.refresh},
            {u"token_type"_s, u"Bearer"_s},
            {u"expires_in"_s, qint64(signedIn.tokens.accessFor.count())},
            {u"user"_s, toJson(signedIn.account)}};
}

} // namespace matinee::wire
