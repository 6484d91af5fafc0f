#include "core/accounts/accounts.h"

#include "core/accounts/token.h"

namespace matinee {

Accounts::Accounts(Database &database, const Clock &clock, QByteArray key, AccountPolicy policy)
    : context{database, clock, std::move(key), std::move(policy)},
      audit(database, clock, context.key),
      signUps(context, audit),
      people(context, signUps, audit),
      secondFactor(context, audit),
      mail(context),
      sessions(context, secondFactor, mail, audit),
      tokens(context, audit),
      passwords(context, secondFactor, mail, audit),
      email(context, mail, audit),
      erasure(context, signUps, audit)
{
}

Result<std::optional<Caller>> Accounts::authenticate(const QString &token)
{
    return isWellFormedToken(TokenKind::Personal, token) ? tokens.authenticate(token)
                                                         : sessions.authenticate(token);
}

} // namespace matinee
