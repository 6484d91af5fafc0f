#pragma once

#include "core/accounts/session_service.h"
#include "core/rest/input.h"

namespace matinee {

/// The fields `totp` and `recovery_code`, of which a person with an authenticator gives one.
SecondProof readSecondProof(BodyInput &body);

/// That the password and the second factor were right; else 403, as the session itself is good.
tl::expected<void, Problem> proved(const Result<ProofOutcome> &outcome);

} // namespace matinee
