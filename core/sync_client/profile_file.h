#pragma once

#include "core/sync_client/account_profile.h"

#include <optional>

namespace matinee {

/// An account that was removed and whose folder is still there.
struct LeavingProfile {
    QString id;
    bool keepCopy = false; ///< its library becomes the local one

    friend bool operator==(const LeavingProfile &, const LeavingProfile &) = default;
};

/// What "profiles.json" says: {"version": 1, "current", "profiles", "put_away", "leaving"}.
struct ProfileFile {
    QString current; ///< id; empty: the local library
    QList<AccountProfile> profiles;
    /// The local library, as it was at this reading of its clock, is in an account: it makes room for an
    /// empty one as soon as nobody has it open. Empty: nothing to do.
    QString putAway = {};
    QList<LeavingProfile> leaving = {};

    /// nullptr: there is none.
    const AccountProfile *find(const QString &id) const;

    /// Without a file: no accounts. Errors: Unavailable, Corrupt.
    static Result<ProfileFile> read(const QString &dataFolder);
    /// As a whole or not at all.
    Result<void> write(const QString &dataFolder) const;
};

/// "<data folder>/accounts/<id>".
QString accountFolder(const QString &dataFolder, const QString &id);

} // namespace matinee
