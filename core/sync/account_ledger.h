#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/sync/record_digest.h"

#include <optional>

namespace matinee {

class Database;

/// The sums over the records of an account: how many changes there were, what they take, their digest. Read
/// at the start of a transaction, written at its end. On a device it is about the base, and `seq` is of no
/// use.
struct AccountLedger {
    qint64 seq = 0; ///< of the newest change
    qint64 purgedSeq = 0; ///< the largest of a removed record that is no more
    qint64 bytes = 0; ///< what the records take, about
    RecordDigest digest;

    static Result<AccountLedger> read(Database &database, UserId user);
    Result<void> write(Database &database, UserId user) const;

    /// One record takes the place of another one.
    void replace(const std::optional<RecordState> &before, const RecordState &after);
    void remove(const RecordState &record);
};

/// What a record takes in storage, about.
qint64 bytesOf(const RecordState &record);

} // namespace matinee
