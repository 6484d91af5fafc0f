#pragma once

#include "core/sync_client/secret_vault.h"

namespace matinee {

/// Keeps each secret in a file of its own, "<folder>/<name>.secret", for a program without a person who could
/// open a keychain. Only for its owner: a file that belongs to somebody else, or that a group or others may
/// read or write, is not read (Denied), since it may be known or from somebody else.
class FileVault : public SecretVault {
public:
    explicit FileVault(QString folder) : m_folder(std::move(folder)) { }

    QFuture<Result<QString>> read(const QString &name) override;
    QFuture<Result<void>> write(const QString &name, const QString &secret) override;
    QFuture<Result<void>> remove(const QString &name) override;
    bool isLasting() const override { return m_isLasting; }

private:
    QString pathOf(const QString &name) const;

    QString m_folder;
    bool m_isLasting = true; ///< what was written last is there
};

} // namespace matinee
