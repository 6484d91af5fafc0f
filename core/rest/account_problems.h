#pragma once

#include "core/rest/problem.h"

namespace matinee {

/// 403, urn:matinee:problem:proof-needed: POST /api/v1/sessions/current/proof first.
Problem proofNeeded();
/// 403, urn:matinee:problem:second-factor-needed: the server wants one, POST /api/v1/me/totp first.
Problem secondFactorNeeded();
/// 401, urn:matinee:problem:second-factor-wanted: the password is right, send a code as well.
Problem secondFactorWanted();
/// The same of a code that does not count, with 401 when signing in and 403 in a session.
Problem codeRefused(int status);
/// 429: of whatever it is
Problem tooManyRequests(std::chrono::seconds wait);
/// 429: of passwords
Problem tooManyTries(std::chrono::seconds wait);

} // namespace matinee
