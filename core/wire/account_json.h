#pragma once

#include "core/accounts/account.h"
#include "core/accounts/audit_repository.h"
#include "core/accounts/invitation_repository.h"
#include "core/accounts/personal_token_repository.h"
#include "core/accounts/session.h"

#include <QJsonObject>

namespace matinee::wire {

/// For the person: {handle, name, created_at, role, email, second_factor}
QJsonObject toJson(const Account &account);
/// For administrators: the same without the address, and {suspended}
QJsonObject toAdminJson(const Account &account);

/// {access_token, refresh_token, token_type, expires_in (seconds), user}
QJsonObject toJson(const SignedIn &signedIn);
/// {id, name, created_at, last_used_at, current}
QJsonObject toJson(const AccountSession &session, const QString &current);

/// {id, name, scopes, created_at, expires_at, last_used_at}
QJsonObject toJson(const PersonalToken &token);
/// {id, by, role, created_at, expires_at}
QJsonObject toJson(const Invitation &invitation);

/// {at, event, detail, by}, where `by` is set when an administrator did it
QJsonObject toJson(const AuditRecord &record);
/// {id, at, event, detail, user, by}
QJsonObject toAdminJson(const AuditRecord &record);

} // namespace matinee::wire
