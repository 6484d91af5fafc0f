#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace matinee {

/// An account of a server as this computer knows it. It has a library of its own, in its own folder; changes
/// never go from one to another.
struct AccountProfile {
    QString id; ///< UUID; also the name of its secrets
    QUrl server; ///< "https://films.example", without a path
    QString handle;
    QString folder; ///< absolute; of its library
    QString authorityFile = {}; ///< a certificate authority of the person's own; empty: none
    QString proxy = {}; ///< "http://host:port" or "socks5://host:port"; empty: the system's; "none"
    bool paused = false;

    friend bool operator==(const AccountProfile &, const AccountProfile &) = default;
};

/// How what is in the local library and what is in the account come together at the first sign-in.
enum class LibraryChoice {
    Merge, ///< everything of the local library goes into the account too
    KeepApart, ///< the local library stays as it is, beside the account's
    Replace, ///< the account's takes its place
};

/// A profile for signing in with, before it is added: its id is drawn, so that secrets can be kept for it.
AccountProfile newProfile(const QUrl &server, const QString &handle);

/// The libraries of one data folder: the local one in the folder itself, those of accounts in
/// "accounts/<id>", and in "profiles.json" which there are and which one is open. Blocking, small (but for
/// the copy of a library that is merged).
///
/// Whatever moves a library waits until no program has it open: add() and remove() do it at once if they can,
/// else settle() does it at the next start, and says what cannot be done.
///
/// Errors   Unavailable (cannot be read or written), Corrupt (profiles.json; it is left as it is), NotFound
/// (no such profile).
class AccountProfiles {
public:
    explicit AccountProfiles(QString dataFolder) : m_dataFolder(std::move(dataFolder)) { }

    Result<QList<AccountProfile>> all() const;
    /// The one of the same name on the same server, whatever its id.
    Result<std::optional<AccountProfile>> sameAs(const AccountProfile &profile) const;
    /// The one whose library is opened at the next start; std::nullopt: the local one.
    Result<std::optional<AccountProfile>> current() const;
    Result<void> setCurrent(const QString &id); ///< empty: the local one
    /// Takes over what can be changed: handle, authority, proxy, paused.
    Result<void> save(const AccountProfile &profile);

    /// A profile of newProfile(), the current one from now on, with its library, made as `choice` says. With
    /// Merge and Replace the local library is kept as "backups/library-<day>.db" for 30 days and an empty one
    /// takes its place, unless it was changed meanwhile: then it stays. Errors   Invalid (the address),
    /// Conflict (there is one of this account).
    Result<AccountProfile> add(AccountProfile profile, LibraryChoice choice);
    /// Takes the profile and its folder away; with `keepCopy` its library becomes the local one. If that is
    /// not empty, it is kept as "backups/account-library-<day>.db", which does not expire: then the answer is
    /// what the person has to know, translated, else it is empty.
    Result<QString> remove(const QString &id, bool keepCopy);

    /// Does what had to wait, and removes old backups. To be called before a library is opened; what is still
    /// in use waits on.
    Result<void> settle();

private:
    QString m_dataFolder;
};

} // namespace matinee
