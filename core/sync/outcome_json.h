#pragma once

#include "core/sync/sync_messages.h"

namespace matinee {

/// {"n", "is": "applied", "copy", "code", "message"}, the last three where they say something.
QJsonObject outcomeJson(const MutationOutcome &outcome);
/// Errors: Invalid.
Result<MutationOutcome> outcomeFromJson(const QJsonObject &json);

} // namespace matinee
