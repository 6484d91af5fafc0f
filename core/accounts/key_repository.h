#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace matinee {

class Database;

/// Which key the servers of a database have, without telling it: only its hash is kept.
class KeyRepository {
public:
    explicit KeyRepository(Database &database) : m_database(database) { }

    /// The first server's key counts.
    Result<bool> isShared(const QByteArray &key);
    /// No server has been here yet: no key is known, and there is no account.
    Result<bool> isNew() const;
    /// Makes `key` the one that counts, and forgets what only the one before could read or renew: sessions,
    /// authenticators with their recovery codes, mail that waits.
    Result<void> replace(const QByteArray &key);

private:
    Database &m_database;
};

} // namespace matinee
