#pragma once

#include "core/accounts/account_service.h"
#include "core/accounts/email_service.h"
#include "core/accounts/erasure_service.h"
#include "core/accounts/identity_provider.h"
#include "core/accounts/mail_queue.h"
#include "core/accounts/password_service.h"
#include "core/accounts/personal_token_service.h"
#include "core/accounts/second_factor_service.h"
#include "core/accounts/session_service.h"
#include "core/accounts/sign_up_policy.h"

namespace matinee {

/// All services about accounts, of one thread and over its database.
class Accounts : public IdentityProvider {
public:
    /// `key` is the server's secret, 32 bytes, kept outside the database.
    Accounts(Database &database, const Clock &clock, QByteArray key, AccountPolicy policy);

    /// By the token of a session, or one made for a program.
    Result<std::optional<Caller>> authenticate(const QString &token) override;
    Result<Account> account(UserId user) override { return people.account(user); }
    Result<Account> rename(UserId user, const QString &name) override { return people.rename(user, name); }

    const AccountContext context;
    AuditLog audit;
    SignUpPolicy signUps;
    AccountService people;
    SecondFactorService secondFactor;
    MailQueue mail;
    SessionService sessions;
    PersonalTokenService tokens;
    PasswordService passwords;
    EmailService email;
    ErasureService erasure;
};

} // namespace matinee
