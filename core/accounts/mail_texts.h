#pragma once

#include "core/accounts/account.h"
#include "core/accounts/account_policy.h"
#include "core/accounts/mail_queue.h"

namespace matinee {

/// The mails about accounts. Each says whose account it is about, on which server, and what to do.
Mail resetMail(const AccountPolicy &policy, const Account &account, const QString &token);
Mail confirmationMail(const AccountPolicy &policy, const Account &account, const QString &address,
                      const QString &token);
/// To the address that the account had.
Mail changeNotice(const AccountPolicy &policy, const Account &account);
/// A token of the session on `device` was used twice, so it has ended.
Mail reuseNotice(const AccountPolicy &policy, const Account &account, const QString &device);

} // namespace matinee
