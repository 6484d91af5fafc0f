#pragma once

#include "core/accounts/audit_repository.h"
#include "core/base/clock.h"

namespace matinee {

/// What happened to accounts, for their owners and for administrators. Each entry carries a hash of all
/// before it, under the server's key, so that one changed or taken out is noticed; see verify(). Kept for a
/// year, in which the oldest go first: how far that has come is sealed with the key too.
class AuditLog {
public:
    AuditLog(Database &database, const Clock &clock, const QByteArray &key);

    /// Runs inside the transaction of what it tells of; both are kept, or neither.
    Result<void> append(const AuditEntry &entry);
    /// Newest first, numbers below `before`; of one person, or of everybody.
    Result<QList<AuditRecord>> entries(std::optional<UserId> user, qint64 before, int limit) const;
    /// Errors   Corrupt (names the first entry that is not as it was written).
    Result<void> verify() const;
    /// Chains the entries that are there under this key, as they are, in place of one that was lost.
    Result<void> takeOver();
    /// Takes the person out of every entry; the chain still holds.
    Result<void> erase(UserId user);

private:
    QString chainOf(const AuditRecord &record, const QString &before) const;
    QString sealOf(const AuditRepository::Front &front) const;
    bool isSealed(const AuditRepository::Front &front) const;
    Result<void> removeBefore(const QDateTime &then, const AuditRepository::Front &front);

    AuditRepository m_entries;
    const Clock &m_clock;
    QByteArray m_key;
};

} // namespace matinee
