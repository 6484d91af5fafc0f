#pragma once

#include "core/sync/record_batch.h"
#include "core/sync/sync_server.h"

namespace matinee {

/// Why a mutation is not taken; std::nullopt: it may be merged. Looks at the mutation alone, so that the
/// answer does not depend on what came before.
std::optional<MutationOutcome> refusalOf(const Mutation &mutation);

/// The same by what is in the account: whether there is room, and whether the name is free to take.
Result<std::optional<MutationOutcome>> refusalHere(RecordBatch &batch, const Mutation &mutation,
                                                   const SyncQuotas &quotas);

} // namespace matinee
