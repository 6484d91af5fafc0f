#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QString>

namespace matinee {

/// The files of libraries as whole things, which are moved and copied while nobody has them open (but copied
/// also while somebody has). Each step leaves, whenever the program is killed, the old or the new state.

/// "<folder>/library.db".
QString libraryIn(const QString &folder);

/// The clock of a library's changes; it moves with every one. Empty: nothing was ever changed, or there is no
/// library.
Result<QString> changeClock(const QString &libraryFile);

/// Makes `folder` with a copy of `libraryFile`, when there is one. It is on the disk then.
Result<void> copyLibrary(const QString &libraryFile, const QString &folder);

/// Moves a library into "<data folder>/backups/<name>-<day>.db". Nobody has it open. Those called "library"
/// expire.
Result<void> putAwayLibrary(const QString &libraryFile, const QString &dataFolder, QDate today,
                            const QString &name = QStringLiteral("library"));
/// Moves a library to `to`, where there is none. Nobody has it open.
Result<void> moveLibrary(const QString &from, const QString &to);
/// Removes the backups that are older than 30 days.
void expireBackups(const QString &dataFolder, QDate today);

/// For a library that leaves its account: the next one is told all that is in it.
Result<void> forgetAccount(const QString &libraryFile);

} // namespace matinee
