#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QString>

namespace matinee {

/// Where secrets are kept between starts: a keychain, and a file of the owner's alone where nobody could open
/// a keychain. When it cannot be reached they live in memory and the person signs in again at the next start.
///
/// Errors   Unavailable (cannot be reached now), Denied (others may read it).
class SecretVault {
public:
    SecretVault() = default;
    virtual ~SecretVault() = default;
    Q_DISABLE_COPY_MOVE(SecretVault)

    virtual QFuture<Result<QString>> read(const QString &name) = 0; ///< NotFound: there is none
    virtual QFuture<Result<void>> write(const QString &name, const QString &secret) = 0;
    virtual QFuture<Result<void>> remove(const QString &name) = 0; ///< also fine when there was none
    /// Whether what is written now will be there at the next start.
    virtual bool isLasting() const { return true; }
};

} // namespace matinee
