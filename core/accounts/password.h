#pragma once

#include "core/accounts/account.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <optional>

namespace matinee {

/// What one Argon2id hash costs. The defaults take about 0.4 s of one core and 64 MiB.
struct PasswordCost {
    unsigned long long passes = 3;
    std::size_t memoryBytes = std::size_t(64) * 1024 * 1024;

    /// For a machine with little memory; the least that OWASP still recommends.
    static constexpr PasswordCost small() { return {2, std::size_t(19) * 1024 * 1024}; }
    /// The least that libsodium accepts: for tests.
    static constexpr PasswordCost least() { return {1, 8192}; }
};

class RefusedPasswords;

/// What is wrong with a wanted password, as a translated sentence: fewer than 12 or more than 256
/// characters, little more than the handle or this program's name, or one that everybody knows. Which
/// characters it is made of is not asked. `refused` may be null.
std::optional<QString> passwordFault(const QString &password, const QString &handle,
                                     const RefusedPasswords *refused = nullptr);

/// A PHC string with its own random salt. Slow on purpose: never on an event loop.
/// Errors   Unavailable (no memory for it).
Result<QByteArray> hashPassword(const QString &password, const PasswordCost &cost);

struct PasswordVerdict {
    bool matches = false;
    QByteArray newHash = {}; ///< at today's cost, when it matches and the stored hash was made at a lower one
};

/// Whether a hash was made with less work than `cost`.
bool isCheaper(const QByteArray &hash, const PasswordCost &cost);

/// As slow as hashing. A hash that is no PHC string never matches.
PasswordVerdict verifyPassword(const QByteArray &hash, const QString &password, const PasswordCost &cost);

/// A hash no password has, which takes as long to verify as a real one.
QByteArray unmatchableHash(const PasswordCost &cost);

} // namespace matinee
