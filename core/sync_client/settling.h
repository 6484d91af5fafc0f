#pragma once

#include "core/sync_client/profile_file.h"

namespace matinee {

/// Where the folder of a new account is made before it gets its name: "<data folder>/accounts/.new-<id>".
QString folderBeside(const QString &dataFolder, const QString &id);

/// Brings the libraries to what the file says, as far as nobody has them open, and strikes out what is done.
/// Can be killed anywhere and begun again. Whoever calls has the file for itself.
Result<void> settleLibraries(ProfileFile &file, const QString &dataFolder);

} // namespace matinee
