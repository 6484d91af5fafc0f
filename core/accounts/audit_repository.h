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
    KeyReplaced,
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

    /// Up to where the oldest entries were removed.
    struct Front {
        qint64 removed = 0; ///< the newest of them; 0: none was
        QString chain = {}; ///< of that one
        QString seal = {}; ///< over both
    };
    struct Head {
        qint64 last = 0;
        QString chain = {};
        Front front = {};
    };
    struct Link {
        qint64 id = 0;
        QString chain = {};
    };
    /// Takes the next number; whoever else appends waits until this transaction has ended.
    /// Errors   Corrupt (the head is gone).
    Result<Head> next();
    Result<void> add(const AuditRecord &record);
    /// The oldest entries, at most `limit`.
    Result<QList<AuditRecord>> oldest(int limit) const;
    /// Removes what is older than the new front, and keeps that.
    Result<void> removeUpTo(const Front &front);
    Result<QList<AuditRecord>> entries(std::optional<UserId> user, qint64 before, int limit) const;
    /// All of them, oldest first, and the head, as of one moment. Errors   Corrupt (the head is gone).
    Result<Head> each(const std::function<void(const Head &, const AuditRecord &)> &use) const;
    /// Gives entries and head other chains and another seal.
    Result<void> rechain(const QList<Link> &links, const Head &head);
    Result<void> erase(UserId user);

private:
    Database &m_database;
};

} // namespace matinee
