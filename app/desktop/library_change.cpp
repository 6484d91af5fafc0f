#include "app/desktop/library_change.h"

#include "app/desktop/session_end.h"
#include "app/desktop/sign_in_command.h"
#include "core/base/when_done.h"
#include "core/sync_client/file_vault.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <memory>
#include <optional>

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

Result<QString> remove(const LibraryChange &change, const QString &dataFolder, SecretVault &vault)
{
    AccountProfiles profiles(dataFolder);
    // A program without a window has a session of its own; it goes with the account too.
    const auto files = std::make_shared<FileVault>(secretsIn(dataFolder));
    std::optional<SessionEnd> session;
    for (const AccountProfile &profile : profiles.all().value_or(QList<AccountProfile>())) {
        if (profile.id == change.id)
            session.emplace(profile, *files);
    }
    return profiles.remove(change.id, change.keepCopy).map([&](const QString &notice) {
        vault.remove(change.id); // nobody waits: without its account it is of no use
        if (session)
            whenDone(session->end(), QCoreApplication::instance(), [files](const Result<void> &) {});
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
            .or_else([&](const Error &) { SessionEnd(change.profile, vault).end(); }) // it is nobody's
            .and_then([&](const AccountProfile &added) { return withOwnAuthority(profiles, added); })
            .map([](const AccountProfile &) { return QString(); });
    case LibraryChange::Kind::Remove:
        return remove(change, dataFolder, vault);
    }
    return {};
}

} // namespace matinee
