#include "core/sync_client/account_profile.h"

#include "core/base/text.h"
#include "core/net/url_rules.h"
#include "core/sync_client/library_files.h"
#include "core/sync_client/profile_file.h"
#include "core/sync_client/settling.h"

#include <QDir>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int LockWaitMs = 5'000;

/// Reads the file, changes it, writes it: one program at a time.
template <class Change>
auto changeFile(const QString &dataFolder, Change change) -> decltype(change(std::declval<ProfileFile &>()))
{
    QDir().mkpath(dataFolder);
    QLockFile lock(QDir(dataFolder).filePath(u"profiles.lock"_s));
    lock.setStaleLockTime(0); // copying a large library takes its time; a dead process is noticed anyway
    if (!lock.tryLock(LockWaitMs)) {
        const bool isTaken = lock.error() == QLockFile::LockFailedError;
        return fail(Error::Kind::Unavailable,
                    (isTaken ? say("core", "Another program is at work on the accounts in %1. Try again.")
                             : say("core", "The folder %1 cannot be written."))
                        .arg(dataFolder));
    }
    auto file = ProfileFile::read(dataFolder);
    if (!file)
        return tl::unexpected(file.error());
    return change(*file);
}

/// What was written into the file is so from then on: what cannot be done now is told by the next settle().
void settleNow(ProfileFile &file, const QString &dataFolder)
{
    (void)settleLibraries(file, dataFolder);
}

QString keptBeside(const QString &dataFolder)
{
    return say("core", "The library of this computer is not empty. That of the account is kept in %1.")
        .arg(QDir::toNativeSeparators(QDir(dataFolder).filePath(u"backups"_s)));
}

tl::unexpected<Error> unknownProfile()
{
    return fail(Error::Kind::NotFound, say("core", "This computer does not know that account."));
}

/// Without what is no part of a server's name: "https://films.example/" is "https://films.example".
QUrl bareServer(const QUrl &server)
{
    return server.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool isSameAccount(const AccountProfile &a, const AccountProfile &b)
{
    return isSameOrigin(a.server, b.server) && a.handle.compare(b.handle, Qt::CaseInsensitive) == 0;
}

Result<void> checkNew(const ProfileFile &file, const AccountProfile &profile)
{
    if (!mayAsk(profile.server) || profile.handle.isEmpty())
        return fail(Error::Kind::Invalid,
                    say("core", "%1 cannot be used as an address: it has to begin with https://.")
                        .arg(profile.server.toString()));
    const bool isThere =
        std::any_of(file.profiles.cbegin(), file.profiles.cend(), [&](const AccountProfile &other) {
            return other.id == profile.id || isSameAccount(other, profile);
        });
    if (isThere)
        return fail(Error::Kind::Conflict, say("core", "This computer has that account already."));
    return {};
}

} // namespace

AccountProfile newProfile(const QUrl &server, const QString &handle)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), bareServer(server), handle, {}};
}

Result<QList<AccountProfile>> AccountProfiles::all() const
{
    return ProfileFile::read(m_dataFolder).map([](const ProfileFile &file) { return file.profiles; });
}

Result<std::optional<AccountProfile>> AccountProfiles::sameAs(const AccountProfile &profile) const
{
    return all().map([&](const QList<AccountProfile> &known) {
        const auto found = std::find_if(known.cbegin(), known.cend(), [&](const AccountProfile &other) {
            return isSameAccount(other, profile);
        });
        return found == known.cend() ? std::nullopt : std::optional(*found);
    });
}

Result<std::optional<AccountProfile>> AccountProfiles::current() const
{
    return ProfileFile::read(m_dataFolder).map([](const ProfileFile &file) {
        const AccountProfile *found = file.find(file.current);
        return found ? std::optional(*found) : std::nullopt;
    });
}

Result<void> AccountProfiles::setCurrent(const QString &id)
{
    return changeFile(m_dataFolder, [&](ProfileFile &file) -> Result<void> {
        if (!id.isEmpty() && !file.find(id))
            return unknownProfile();
        file.current = id;
        return file.write(m_dataFolder);
    });
}

Result<void> AccountProfiles::save(const AccountProfile &profile)
{
    return changeFile(m_dataFolder, [&](ProfileFile &file) -> Result<void> {
        for (AccountProfile &known : file.profiles) {
            if (known.id != profile.id)
                continue;
            known.handle = profile.handle;
            known.authorityFile = profile.authorityFile;
            known.proxy = profile.proxy;
            known.paused = profile.paused;
            return file.write(m_dataFolder);
        }
        return unknownProfile();
    });
}

Result<AccountProfile> AccountProfiles::add(AccountProfile profile, LibraryChoice choice)
{
    profile.folder = accountFolder(m_dataFolder, profile.id);
    return changeFile(m_dataFolder, [&](ProfileFile &file) -> Result<AccountProfile> {
        if (const auto fine = checkNew(file, profile); !fine)
            return tl::unexpected(fine.error());
        const QString local = libraryIn(m_dataFolder);
        const QString beside = folderBeside(m_dataFolder, profile.id);
        // The clock is read first: what is changed while it is copied is then seen as changed afterwards.
        const auto clock =
            choice == LibraryChoice::KeepApart ? Result<QString>(file.putAway) : changeClock(local);
        if (!clock)
            return tl::unexpected(clock.error());
        return copyLibrary(choice == LibraryChoice::Merge ? local : QString(), beside)
            .and_then([&] {
                file.profiles.append(profile);
                file.putAway = *clock;
                file.current = profile.id;
                return file.write(m_dataFolder);
            })
            .map([&] {
                settleNow(file, m_dataFolder);
                return profile;
            });
    });
}

Result<QString> AccountProfiles::remove(const QString &id, bool keepCopy)
{
    return changeFile(m_dataFolder, [&](ProfileFile &file) -> Result<QString> {
        if (!file.find(id))
            return unknownProfile();
        const auto clock = keepCopy ? changeClock(libraryIn(m_dataFolder)) : Result<QString>(QString());
        if (!clock)
            return tl::unexpected(clock.error());
        const bool isBeside = !clock->isEmpty() && *clock != file.putAway;
        file.profiles.removeIf([&](const AccountProfile &profile) { return profile.id == id; });
        file.leaving.append({id, keepCopy});
        if (file.current == id)
            file.current.clear();
        return file.write(m_dataFolder).map([&] {
            settleNow(file, m_dataFolder);
            return isBeside ? keptBeside(m_dataFolder) : QString();
        });
    });
}

Result<void> AccountProfiles::settle()
{
    if (!QDir(m_dataFolder).exists(u"profiles.json"_s) && !QDir(m_dataFolder).exists(u"accounts"_s))
        return {}; // a library without accounts, which need not be written for this
    return changeFile(m_dataFolder, [&](ProfileFile &file) { return settleLibraries(file, m_dataFolder); });
}

} // namespace matinee
