#include "app/server/storage_options.h"

#include "core/base/text.h"

#include <QDir>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString absolute(const QString &path)
{
    return QDir::cleanPath(QDir().absoluteFilePath(path));
}

} // namespace

Result<StorageOptions> readStorage(const QString &dataFolder, const QString &database, const QString &keyFile)
{
    StorageOptions storage;
    const QDir folder(dataFolder);
    storage.keyFile = keyFile.isEmpty() ? folder.filePath(u"server.key"_s) : absolute(keyFile);
    storage.database = folder.filePath(u"library.db"_s);
    if (database.isEmpty())
        return storage;
    storage.databaseText = database;
    return DatabaseLocation::parse(database).map([&](const DatabaseLocation &location) {
        storage.database = location;
        if (location.engine == DatabaseLocation::Engine::Sqlite)
            storage.database.file = absolute(location.file);
        return storage;
    });
}

Result<DatabaseLocation> readMoveTarget(const QStringList &words)
{
    const auto location = DatabaseLocation::parse(words.value(1));
    if (words.size() != 2 || !location || location->engine != DatabaseLocation::Engine::Postgres)
        return fail(
            Error::Kind::Invalid,
            say("server", "move-to takes an empty PostgreSQL database, like postgres:dbname=matinee."));
    return *location;
}

} // namespace matinee
