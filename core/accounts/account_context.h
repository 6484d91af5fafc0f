#pragma once

#include "core/accounts/account_policy.h"
#include "core/base/clock.h"

#include <QByteArray>

namespace matinee {

class Database;

/// What every account service works with, on one thread; outlives them.
struct AccountContext {
    Database &database;
    const Clock &clock;
    QByteArray key; ///< the server's secret, 32 bytes, kept outside the database
    AccountPolicy policy;
};

} // namespace matinee
