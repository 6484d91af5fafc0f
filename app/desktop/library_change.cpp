#include "app/desktop/library_change.h"

#include "app/desktop/session_end.h"
#include "app/desktop/sign_in_command.h"
#include "core/base/when_done.h"
#include "core/sync_client/file_vault.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <memory>

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

/// A program without a window has a session of its own; it goes with the account too.
void endSessionInFile(const AccountProfile &profile, const QString &dataFolder)
{
    const auto vault = std::make_shared<FileVault>(secretsIn(dataFolder));
    whenDone(endSession(profile, *vault), QCoreApplication::instance(), [vault](const Result<void> &) {});
}

Result<QString> remove(const LibraryChange &change, const QString &dataFolder, SecretVault &vault)
{
    AccountProfiles profiles(dataFolder);
    const auto known = profiles.all().value_or(QList<AccountProfile>());
    return profiles.remove(change.id, change.keepCopy).map([&](const QString &notice) {
        vault.remove(change.id); // nobody waits: without its account it is of no use
        for (const AccountProfile &profile : known) {
            if (profile.id == change.id)
                endSessionInFile(profile, dataFolder);
        }
        return notice;
    });
}

} // namespace

Result<QString> carryOut(const LibraryChange &change, const QString &dataFolder, SecretVault &vault)
{
    AccountProfiles profiles(dataFolder);
    switch (change.kind) {
    case LibraryChange::Kind::Open:
        return profiles.setCurrent(change.id).map([] { return QString(); });
    case LibraryChange::Kind::Add:
        return profiles.add(change.profile, change.choice)
            .or_else([&](const Error &) { endSession(change.profile, vault); }) // it is nobody's
            .and_then([&](const AccountProfile &added) { return withOwnAuthority(profiles, added); })
            .map([](const AccountProfile &) { return QString(); });
    case LibraryChange::Kind::Remove:
        return remove(change, dataFolder, vault);
    }
    return {};
}

} // namespace matinee
