#pragma once

#include "core/accounts/account.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace matinee {

/// One signed-in device: a family of token generations, of which only the newest is good.
struct AccountSession {
    QString id; ///< UUID
    UserId user;
    QString device; ///< as the person named it
    qint64 generation = 1;
    QDateTime createdAt; ///< UTC
    QDateTime rotatedAt; ///< UTC, when this generation was made
    QDateTime accessExpiresAt; ///< UTC
    QDateTime provenAt; ///< UTC, when the password was last typed on it
    qint64 usedGeneration = 0; ///< the newest one of which a token was used
    bool ended = false;
};

/// What a device keeps. Shown once, stored nowhere on the server.
struct SessionTokens {
    QString access;
    QString refresh;
    std::chrono::seconds accessFor{0}; ///< how long the access token is still good
};

struct SignedIn {
    Account account;
    SessionTokens tokens;
};

/// What a personal access token may be used for.
enum class Scope {
    Read, ///< everything of the person
    Write, ///< change it
    Metrics, ///< the server's figures; of administrators
};
using Scopes = QList<Scope>;

/// Who a good token belongs to.
struct Caller {
    UserId user = {};
    QString session = {}; ///< empty for a personal access token
    bool isAdministrator = false;
    std::optional<Scopes> scopes = {}; ///< of a personal access token
    QDateTime provenAt = {}; ///< UTC, when the password was last typed in this session
    bool owesSecondFactor = false; ///< the server wants one, and there is none yet
};

} // namespace matinee
