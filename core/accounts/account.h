#pragma once

#include "core/base/id.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace matinee {

/// Somebody who may sign in. The same row of `profile` owns the library.
struct Account {
    UserId user;
    QString handle; ///< unique, public: 2 to 30 of a-z, 0-9, "_", "-"
    QString name; ///< what others see; the handle until the person changes it
    QDateTime createdAt; ///< UTC
    bool isAdministrator = false; ///< may look after the server
    QString email = {}; ///< shown to be theirs; empty when there is none
    bool isSuspended = false; ///< may not sign in
    bool hasSecondFactor = false; ///< a confirmed authenticator
};

/// What a person types to sign up.
struct NewAccount {
    QString handle;
    QString password;
    QString invitation = {}; ///< a token; empty when there is none
};

/// What is wrong with a handle, as a translated sentence; std::nullopt when nothing is.
std::optional<QString> handleFault(const QString &handle);

/// The same of an e-mail address: ASCII, one "@", at most 254 characters, nothing that could end a line of
/// mail.
std::optional<QString> emailFault(const QString &address);

} // namespace matinee
