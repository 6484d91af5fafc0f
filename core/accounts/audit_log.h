#pragma once

#include "core/accounts/audit_repository.h"
#include "core/base/clock.h"

namespace matinee {

/// What happened to accounts, for their owners and for administrators. Each entry carries a hash of all
/// before it, under the server's key, so that one changed or taken out is noticed; see verify(). Kept for a
/// year.
class AuditLog {
public:
    AuditLog(Database &database, const Clock &clock, const QByteArray &key);

    /// Runs inside the transaction of what it tells of; both are kept, or neither.
    Result<void> append(const AuditEntry &entry);
    /// Newest first, numbers below `before`; of one person, or of everybody.
    Result<QList<AuditRecord>> entries(std::optional<UserId> user, qint64 before, int limit) const;
    /// Errors   Corrupt (names the first entry that is not as it was written).
    Result<void> verify() const;
    /// Takes the person out of every entry; the chain still holds.
    Result<void> erase(UserId user);

private:
    QString chainOf(const AuditRecord &record, const QString &before) const;

    AuditRepository m_entries;
    const Clock &m_clock;
    QByteArray m_key;
};

} // namespace matinee
