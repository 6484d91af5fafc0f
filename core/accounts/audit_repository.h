#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace matinee {

class Database;

enum class AuditEvent {
    SignedUp,
    SignedIn,
    SignInFailed,
    Proved,
    ProofFailed,
    SignedOut,
    SessionRevoked,
    AllSessionsRevoked,
    TokenReused,
    PasswordChanged,
    PasswordReset,
    ResetRequested,
    SecondFactorAdded,
    SecondFactorRemoved,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    TokenMade,
    TokenRemoved,
    EmailChangeRequested,
    EmailChanged,
    RoleChanged,
    Suspended,
    Restored,
    Invited,
    InvitationRemoved,
    SettingsChanged,
    UsersRead,
    AuditRead,
    Exported,
    Erased,
};

/// "signed_in"
QString nameOf(AuditEvent event);

/// Something that happens now.
struct AuditEntry {
    AuditEvent event;
    UserId user = {}; ///< whose log it belongs to; nobody's when a handle is unknown
    UserId other = {}; ///< who did it, when that is somebody else
    QString detail = {}; ///< a device's name, a role; never a secret
};

/// An entry of the log as it is stored.
struct AuditRecord {
    qint64 id = 0; ///< counts up without gaps
    QDateTime at; ///< UTC
    QString event;
    UserId user = {}; ///< not stored once the person has left
    UserId other = {};
    QString detail = {};
    QString salt = {}; ///< empty once the person has left
    QString digest = {};
    QString chain = {};
    QString userHandle = {};
    QString otherHandle = {};
};

/// The `audit` and `audit_head` tables. Nothing changes an entry but the leaving of a person.
class AuditRepository {
public:
    explicit AuditRepository(Database &database) : m_database(database) { }

    struct Head {
        qint64 last = 0;
        QString chain;
    };
    /// Takes the next number; whoever else appends waits until this transaction has ended.
    Result<Head> next();
    Result<Head> head() const;
    Result<void> add(const AuditRecord &record);
    Result<void> removeBefore(const QDateTime &then);
    Result<QList<AuditRecord>> entries(std::optional<UserId> user, qint64 before, int limit) const;
    /// All of them, oldest first.
    Result<void> each(const std::function<void(const AuditRecord &)> &use) const;
    Result<void> erase(UserId user);

private:
    Database &m_database;
};

} // namespace matinee
