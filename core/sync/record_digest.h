#pragma once

#include "core/sync/sync_messages.h"

namespace matinee {

/// Adds a record to a digest, or takes it out again.
void addToDigest(RecordDigest &digest, const RecordState &record);
void takeFromDigest(RecordDigest &digest, const RecordState &record);

/// {"rating": [count, "16 hex"]}
QJsonObject digestJson(const RecordDigest &digest);
Result<RecordDigest> digestFromJson(const QJsonObject &json);

} // namespace matinee
