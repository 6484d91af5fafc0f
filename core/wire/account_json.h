#pragma once

#include "core/accounts/session.h"

#include <QJsonObject>

namespace matinee::wire {

QJsonObject toJson(const Account &account);

/// {access_token, refresh_token, token_type, expires_in (seconds), user}
QJsonObject toJson(const SignedIn &signedIn);

} // namespace matinee::wire
