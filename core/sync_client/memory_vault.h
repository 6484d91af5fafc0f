#pragma once

#include "core/sync_client/secret_vault.h"

#include <QHash>

namespace matinee {

/// Keeps secrets as long as the program runs: for a computer without a keychain.
class MemoryVault : public SecretVault {
public:
    QFuture<Result<QString>> read(const QString &name) override;
    QFuture<Result<void>> write(const QString &name, const QString &secret) override;
    QFuture<Result<void>> remove(const QString &name) override;
    bool isLasting() const override { return false; }

private:
    QHash<QString, QString> m_secrets;
};

} // namespace matinee
