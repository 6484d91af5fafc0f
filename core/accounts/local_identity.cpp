#include "core/accounts/local_identity.h"

#include "core/accounts/token.h"
#include "core/base/text.h"

namespace matinee {

Result<std::optional<Caller>> LocalIdentity::authenticate(const QString &token)
{
    // How long it takes to compare hashes tells nothing about the token.
    if (!isWellFormedToken(TokenKind::Personal, token) || tokenHash(token) != m_hash)
        return std::nullopt;
    return Caller{.user = m_person};
}

Result<Account> LocalIdentity::account(UserId user)
{
    return m_profiles.findProfile(user).and_then([](const std::optional<Account> &found) -> Result<Account> {
        if (!found)
            return fail(Error::Kind::NotFound, say("core", "There is no such person."));
        return *found;
    });
}

Result<Account> LocalIdentity::rename(UserId user, const QString &name)
{
    return m_profiles.setName(user, name).and_then([&] { return account(user); });
}

} // namespace matinee
