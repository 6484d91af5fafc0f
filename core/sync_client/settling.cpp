#include "core/sync_client/settling.h"

#include "core/base/text.h"
#include "core/store/serving_lock.h"
#include "core/sync_client/library_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

const QString Beside = u".new-"_s;
const QString Gone = u".gone-"_s;

QDir accountsIn(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"accounts"_s);
}

Result<void> rename(const QString &from, const QString &to)
{
    if (!QDir().rename(from, to))
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be written.").arg(to));
    return {};
}

/// New folders of accounts that are in the file get their name.
Result<void> nameFolders(const ProfileFile &file, const QString &dataFolder)
{
    for (const AccountProfile &profile : file.profiles) {
        const QString beside = folderBeside(dataFolder, profile.id);
        if (!QDir(beside).exists())
            continue;
        if (auto named = rename(beside, accountFolder(dataFolder, profile.id)); !named)
            return named;
    }
    return {};
}

/// New folders of accounts that are not in the file are what was left of a program that was killed, as are
/// folders on their way out. They are in nobody's way: what cannot be removed now waits.
void removeLeftFolders(const ProfileFile &file, const QString &dataFolder)
{
    const QDir accounts = accountsIn(dataFolder);
    const QStringList folders =
        accounts.entryList({Beside + u'*', Gone + u'*'}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString &name : folders) {
        if (!name.startsWith(Beside) || !file.find(name.sliced(Beside.size())))
            QDir(accounts.filePath(name)).removeRecursively();
    }
}

/// What `work` answers, whether it is done; false when somebody has the library open.
template <class Work>
Result<bool> whenUnused(const QString &libraryFile, Work work)
{
    if (!QFileInfo(libraryFile).dir().exists())
        return work();
    const auto alone = ServingLock::take(libraryFile, ServingLock::Use::Alone);
    if (!alone && alone.error().kind == Error::Kind::Conflict)
        return false;
    if (!alone)
        return tl::unexpected(alone.error());
    return work();
}

/// One that was changed since it went into an account has more than the account, and stays.
Result<bool> putAwayLocal(const ProfileFile &file, const QString &dataFolder)
{
    const QString local = libraryIn(dataFolder);
    return whenUnused(local, [&] {
        return changeClock(local)
            .and_then([&](const QString &clock) -> Result<void> {
                return clock == file.putAway
                    ? putAwayLibrary(local, dataFolder, QDateTime::currentDateTimeUtc().date())
                    : Result<void>();
            })
            .map([] { return true; });
    });
}

/// The library of an account takes the place of the local one; if that is in use by now, it is kept beside
/// it.
Result<void> keepLocally(const QString &library, const QString &dataFolder)
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const QString local = libraryIn(dataFolder);
    return forgetAccount(library)
        .and_then([&] { return changeClock(local); })
        .and_then([&](const QString &clock) -> Result<void> {
            if (!clock.isEmpty()) // under a name that does not expire: nobody has been told yet
                return putAwayLibrary(library, dataFolder, today, u"account-library"_s);
            const auto cleared =
                QFile::exists(local) ? putAwayLibrary(local, dataFolder, today) : Result<void>();
            return cleared.and_then([&] { return moveLibrary(library, local); });
        });
}

Result<bool> leave(const LeavingProfile &profile, const QString &dataFolder)
{
    const QString folder = accountFolder(dataFolder, profile.id);
    const QString library = libraryIn(folder);
    return whenUnused(library, [&] {
        const bool isKept = profile.keepCopy && QFile::exists(library);
        const auto kept = isKept
            ? whenUnused(libraryIn(dataFolder),
                         [&] { return keepLocally(library, dataFolder).map([] { return true; }); })
            : Result<bool>(true);
        return kept.and_then([&](bool isDone) -> Result<bool> {
            if (!isDone || !QDir(folder).exists())
                return isDone;
            const QString gone = accountsIn(dataFolder).filePath(Gone + profile.id);
            return rename(folder, gone).map([&] {
                QDir(gone).removeRecursively(); // what is left of it goes at the next start
                return true;
            });
        });
    });
}

} // namespace

QString folderBeside(const QString &dataFolder, const QString &id)
{
    return accountsIn(dataFolder).filePath(Beside + id);
}

Result<void> settleLibraries(ProfileFile &file, const QString &dataFolder)
{
    expireBackups(dataFolder, QDateTime::currentDateTimeUtc().date());
    if (auto named = nameFolders(file, dataFolder); !named)
        return named;
    removeLeftFolders(file, dataFolder);
    bool isChanged = false;
    if (!file.putAway.isEmpty()) {
        const auto done = putAwayLocal(file, dataFolder);
        if (!done)
            return tl::unexpected(done.error());
        if (*done) {
            file.putAway.clear();
            isChanged = true;
        }
    }
    QList<LeavingProfile> staying;
    for (const LeavingProfile &profile : file.leaving) {
        const auto gone = leave(profile, dataFolder);
        if (!gone)
            return tl::unexpected(gone.error());
        if (!*gone)
            staying.append(profile);
    }
    isChanged = isChanged || staying != file.leaving;
    file.leaving = staying;
    return isChanged ? file.write(dataFolder) : Result<void>();
}

} // namespace matinee
