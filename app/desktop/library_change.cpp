#include "app/desktop/library_change.h"

#include "app/desktop/session_end.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// The file may have been on a stick: the profile gets a copy of its own. Where that fails the file itself,
/// which was read a moment ago, goes on to serve.
Result<AccountProfile> withOwnAuthority(AccountProfiles &profiles, AccountProfile profile)
{
    const QString own = QDir(profile.folder).filePath(u"authority.pem"_s);
    if (profile.authorityFile.isEmpty() || !QFile::copy(profile.authorityFile, own))
        return profile;
    profile.authorityFile = own;
    return profiles.save(profile).map([&] { return profile; });
}

} // namespace

Result<void> carryOut(const LibraryChange &change, const QString &dataFolder, SecretVault &vault)
{
    AccountProfiles profiles(dataFolder);
    switch (change.kind) {
    case LibraryChange::Kind::Open:
        return profiles.setCurrent(change.id);
    case LibraryChange::Kind::Add:
        return profiles.add(change.profile, change.choice)
            .or_else([&](const Error &) { endSession(change.profile, vault); }) // it is nobody's
            .and_then([&](const AccountProfile &added) { return withOwnAuthority(profiles, added); })
            .map([](const AccountProfile &) {});
    case LibraryChange::Kind::Remove:
        return profiles.remove(change.id, change.keepCopy).map([&] {
            vault.remove(change.id); // nobody waits: without its account it is of no use
        });
    }
    return {};
}

} // namespace matinee
