#pragma once

#include "core/accounts/account.h"

#include <QDateTime>
#include <QString>

#include <chrono>

namespace matinee {

/// One signed-in device: a family of token generations, of which only the newest is good.
struct Session {
    QString id; ///< UUID
    UserId user;
    QString device; ///< as the person named it
    qint64 generation = 1;
    QDateTime createdAt; ///< UTC
    QDateTime rotatedAt; ///< UTC, when this generation was made
    QDateTime accessExpiresAt; ///< UTC
    bool ended = false;
};

/// What a device keeps. Shown once, stored nowhere on the server.
struct Tokens {
    QString access;
    QString refresh;
    std::chrono::seconds accessFor{0}; ///< how long the access token is still good
};

struct SignedIn {
    Account account;
    Tokens tokens;
};

/// Who a good access token belongs to.
struct Caller {
    UserId user;
    QString session;
    bool isAdministrator = false;
};

} // namespace matinee
