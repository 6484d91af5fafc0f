#pragma once

#include "core/base/id.h"
#include "core/rest/route.h"

#include <QDateTime>

#include <optional>

namespace matinee {

class Database;

/// A good answer, and what was asked.
struct KeptAnswer {
    QByteArray fingerprint; ///< of the request
    Reply reply;
};

/// The `kept_answer` table: what was answered to requests that a client may send again because it did not
/// hear. Kept for a day, whichever process answered.
class KeptAnswers {
public:
    explicit KeptAnswers(Database &database) : m_database(database) { }

    Result<std::optional<KeptAnswer>> find(UserId user, const QByteArray &key, const QDateTime &now) const;
    /// Forgets those of more than a day ago, of everybody. Errors: Conflict (the key is taken).
    Result<void> keep(UserId user, const QByteArray &key, const KeptAnswer &answer, const QDateTime &now);

private:
    Database &m_database;
};

} // namespace matinee
