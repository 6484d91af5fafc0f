#pragma once

#include "app/server/backup_archive.h"
#include "app/server/server_options.h"

namespace matinee {

/// Copies an installation, which a server may be using, into one file: the database as of one moment, the
/// server's key, both wherever `storage` says, and the suggestion models of `dataFolder`. `target` is the
/// file, or a folder in which it gets a name of its own. The file is read again before this answers its path.
/// Errors   NotFound (no database, no key), Conflict (`target` exists), Unavailable, Corrupt (the database is
/// damaged).
Result<QString> makeBackup(const QString &dataFolder, const StorageOptions &storage, const QString &target,
                           const QDateTime &now);

/// Puts the files of a backup into a data folder that is empty or does not exist, database and key to where
/// `storage` says; all of them or none. Everything is checked before the first one is in its place.
/// Errors   Conflict (something is there; the same key may be), those of BackupArchive and checkDatabase().
Result<BackupManifest> restoreBackup(const QString &path, const QString &dataFolder,
                                     const StorageOptions &storage);

/// The commands; they answer the exit status.
int backUp(const ServerOptions &options);
int restore(const ServerOptions &options);

} // namespace matinee
