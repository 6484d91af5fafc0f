#pragma once

#include "core/base/result.h"
#include "core/sync_client/secret_vault.h"
#include "ui/viewmodels/account_state.h"

namespace matinee {

/// Carries out what a window wanted done with the libraries of the data folder; none of them may be open.
/// What the person has to know of it, translated; empty: nothing. Errors: those of AccountProfiles; then
/// everything is as it was. A session that is nobody's afterwards is ended while the program goes on: the
/// vault lives as long.
Result<QString> carryOut(const LibraryChange &change, const QString &dataFolder, SecretVault &vault);

} // namespace matinee
