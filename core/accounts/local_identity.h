#pragma once

#include "core/accounts/account_repository.h"
#include "core/accounts/identity_provider.h"

namespace matinee {

/// The one person of a library without accounts: whoever has the token is that person.
class LocalIdentity : public IdentityProvider {
public:
    /// `hash` is tokenHash() of a token of TokenKind::Personal.
    LocalIdentity(Database &database, UserId person, QString hash)
        : m_profiles(database),
          m_person(person),
          m_hash(std::move(hash))
    {
    }

    Result<std::optional<Caller>> authenticate(const QString &token) override;
    Result<Account> account(UserId user) override;
    Result<Account> rename(UserId user, const QString &name) override;

private:
    AccountRepository m_profiles;
    UserId m_person;
    QString m_hash;
};

} // namespace matinee
