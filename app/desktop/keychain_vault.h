#pragma once

#include "core/sync_client/memory_vault.h"

#include <QObject>

#include <chrono>

namespace matinee {

/// Under which all secrets of the program are kept.
inline constexpr QLatin1String KeychainService("matinee");

/// Keeps secrets in the keychain of the desktop. One that cannot be reached (no service, locked, a question
/// that nobody answers) is never replaced by a file: what is written then lives in memory, isLasting() is
/// false, and the person signs in again at the next start.
class KeychainVault : public QObject, public SecretVault {
public:
    /// `patience`: how long the person may take to unlock the keychain.
    explicit KeychainVault(QString service, std::chrono::milliseconds patience = std::chrono::seconds(60));

    QFuture<Result<QString>> read(const QString &name) override;
    QFuture<Result<void>> write(const QString &name, const QString &secret) override;
    QFuture<Result<void>> remove(const QString &name) override;
    bool isLasting() const override { return m_isLasting; }

private:
    QString m_service;
    std::chrono::milliseconds m_patience;
    MemoryVault m_memory; ///< what the keychain did not take
    bool m_isLasting = true;
};

} // namespace matinee
