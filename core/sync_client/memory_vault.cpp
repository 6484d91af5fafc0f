#include "core/sync_client/memory_vault.h"

#include "core/base/text.h"

namespace matinee {

QFuture<Result<QString>> MemoryVault::read(const QString &name)
{
    const auto found = m_secrets.constFind(name);
    Result<QString> secret = fail(Error::Kind::NotFound, say("core", "Sign in again."));
    if (found != m_secrets.cend())
        secret = *found;
    return QtFuture::makeReadyFuture(secret);
}

QFuture<Result<void>> MemoryVault::write(const QString &name, const QString &secret)
{
    m_secrets.insert(name, secret);
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> MemoryVault::remove(const QString &name)
{
    m_secrets.remove(name);
    return QtFuture::makeReadyFuture(Result<void>());
}

} // namespace matinee
