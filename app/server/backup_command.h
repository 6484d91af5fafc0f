#pragma once

#include "app/server/backup_archive.h"
#include "app/server/server_options.h"

namespace matinee {

/// Copies a data folder, which a server may be using, into one file: the database as of one moment, the
/// server's key and the suggestion models. `target` is the file, or a folder in which it gets a name of its
/// own. The file is read again before this answers its path. Errors   NotFound (nothing to copy), Conflict
/// (`target` exists), Unavailable, Corrupt (the database is damaged).
Result<QString> makeBackup(const QString &dataFolder, const QString &target, const QDateTime &now);

/// Puts the files of a backup into a data folder that is empty or does not exist, all of them or none.
/// Everything is checked before the first one is in its place. Errors   Conflict (something is there), those
/// of BackupArchive and checkDatabase().
Result<BackupManifest> restoreBackup(const QString &path, const QString &dataFolder);

/// The commands; they answer the exit status.
int backUp(const ServerOptions &options);
int restore(const ServerOptions &options);

} // namespace matinee
