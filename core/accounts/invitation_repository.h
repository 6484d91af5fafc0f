#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace matinee {

class Database;

/// A place kept for somebody; a used one is gone.
struct Invitation {
    QString id; ///< UUID
    UserId by; ///< not stored: the server's owner
    QString byHandle;
    bool isAdministrator = false; ///< whoever uses it will look after the server
    QDateTime createdAt; ///< UTC
    QDateTime expiresAt; ///< UTC
};

/// The `invitation` table, and the sign-up policy among the settings in `meta`.
class InvitationRepository {
public:
    explicit InvitationRepository(Database &database) : m_database(database) { }

    Result<void> add(const Invitation &invitation, const QString &hash);
    /// Newest first, those that have expired too.
    Result<QList<Invitation>> list() const;
    Result<std::optional<Invitation>> find(const QString &hash) const;
    /// False when there is none of this id any more.
    Result<bool> remove(const QString &id);
    Result<void> removeExpired(const QDateTime &now);

    Result<QString> storedPolicy() const; ///< empty when none was stored
    Result<void> storePolicy(const QString &policy);

private:
    Database &m_database;
};

} // namespace matinee
