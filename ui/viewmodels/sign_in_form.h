#pragma once

#include <QMap>
#include <QString>

namespace matinee {

/// What a person types to get into an account, as it was typed.
struct SignInForm {
    bool isNew = false; ///< create the account
    QString server = {};
    QString handle = {};
    QString password = {};
    QString code = {}; ///< of the authenticator
    QString invitation = {};
    QString authorityFile = {}; ///< path; empty: none
    QString proxy = {}; ///< as AccountProfile has it
};

enum class SignInField { Server, Handle, Password, Code, Invitation, Authority, Proxy };

/// What the form has to say besides.
struct SignInState {
    bool isAsking = false; ///< the server, just now
    bool asksCode = false;
    bool asksInvitation = false;
    QString authorityName = {}; ///< of the file that was chosen; empty: none, or it cannot be used
    QString authorityFingerprint = {};
    QMap<SignInField, QString> errors = {}; ///< translated
};

} // namespace matinee
