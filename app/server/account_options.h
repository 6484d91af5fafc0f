#pragma once

#include "core/accounts/account_policy.h"
#include "core/accounts/mail_sender.h"
#include "core/base/result.h"

#include <QCommandLineParser>

#include <functional>

namespace matinee {

/// Who gets in, and how mail is sent: what the server was started with.
struct AccountOptions {
    AccountPolicy policy;
    MailSettings mail;
};

/// The value of an option, from the command line or the environment; empty when it is not set.
using OptionValue = std::function<QString(const QString &option)>;

void addAccountOptions(QCommandLineParser &parser);
QStringList accountOptionNames();

/// `isReachable` from other machines: then administrators need a second factor unless something else is said.
/// Errors   Invalid (names the option), Unavailable (a file cannot be read).
Result<AccountOptions> readAccountOptions(const OptionValue &value, bool isReachable);

} // namespace matinee
