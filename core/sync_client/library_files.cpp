#include "core/sync_client/library_files.h"

#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/database_copy.h"
#include "core/sync/sync_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int KeptDays = 30;

tl::unexpected<Error> cannotWrite(const QString &path)
{
    return fail(Error::Kind::Unavailable, say("core", "%1 cannot be written.").arg(path));
}

/// So that it is on the disk before something else that relies on it.
Result<void> toDisk(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isDone = descriptor >= 0 && ::fsync(descriptor) == 0;
    ::close(descriptor);
    return isDone ? Result<void>() : cannotWrite(path);
}

/// Puts into the file what is still in its log: a file that is moved without it has lost the last changes.
Result<void> closeDown(const QString &libraryFile)
{
    // Opening alone reads nothing, and closing what was never read leaves the log where it is.
    auto read = Database::open(libraryFile, Database::Opening::AsItIs)
                    .and_then([](const std::unique_ptr<Database> &library) {
                        return library->execute(u"SELECT COUNT(*) FROM profile"_s);
                    });
    if (!read)
        return read;
    if (QFileInfo(libraryFile + u"-wal"_s).size() > 0)
        return fail(Error::Kind::Unavailable, say("core", "%1 is being used.").arg(libraryFile));
    QFile::remove(libraryFile + u"-wal"_s);
    QFile::remove(libraryFile + u"-shm"_s);
    return {};
}

/// The first free one of library-2026-03-14.db, library-2026-03-14-2.db, ...
QString freeBackup(const QDir &folder, const QString &name, QDate today)
{
    const QString path = folder.filePath(name + u'-' + today.toString(Qt::ISODate));
    QString free = path + u".db"_s;
    for (int n = 2; QFile::exists(free); ++n)
        free = path + u'-' + QString::number(n) + u".db"_s;
    return free;
}

} // namespace

QString libraryIn(const QString &folder)
{
    return QDir(folder).filePath(u"library.db"_s);
}

Result<QString> changeClock(const QString &libraryFile)
{
    if (!QFile::exists(libraryFile))
        return QString();
    return Database::open(libraryFile, Database::Opening::ReadOnly)
        .and_then([](const std::unique_ptr<Database> &library) {
            QString clock;
            return library
                ->each(u"SELECT MAX(clock) FROM sync_state"_s, {},
                       [&](const Rows &row) { clock = row.text(0); })
                .map([&] { return clock; });
        });
}

Result<void> copyLibrary(const QString &libraryFile, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return cannotWrite(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!QFile::exists(libraryFile))
        return toDisk(folder);
    const QString copy = libraryIn(folder);
    return copyDatabase(libraryFile, copy)
        .and_then([&]() -> Result<void> {
            QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
            return toDisk(copy);
        })
        .and_then([&] { return toDisk(folder); });
}

Result<void> moveLibrary(const QString &from, const QString &to)
{
    return closeDown(from).and_then([&]() -> Result<void> {
        if (!QFile::rename(from, to))
            return cannotWrite(to);
        return toDisk(QFileInfo(to).path());
    });
}

Result<void> putAwayLibrary(const QString &libraryFile, const QString &dataFolder, QDate today,
                            const QString &name)
{
    const QDir backups(QDir(dataFolder).filePath(u"backups"_s));
    if (!backups.mkpath(u"."_s))
        return cannotWrite(backups.path());
    QFile::setPermissions(backups.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return moveLibrary(libraryFile, freeBackup(backups, name, today));
}

void expireBackups(const QString &dataFolder, QDate today)
{
    QDir backups(QDir(dataFolder).filePath(u"backups"_s));
    const QStringList kept = backups.entryList({u"library-*.db"_s}, QDir::Files);
    for (const QString &name : kept) {
        const QDate day = QDate::fromString(name.mid(8, 10), Qt::ISODate);
        if (day.isValid() && day.daysTo(today) > KeptDays)
            backups.remove(name);
    }
}

Result<void> forgetAccount(const QString &libraryFile)
{
    constexpr UserId Person(1); // the one profile of a library on a computer
    const SystemClock clock;
    return Database::open(libraryFile).and_then([&](const std::unique_ptr<Database> &library) {
        return SyncStore(*library, clock).detach(Person);
    });
}

} // namespace matinee
