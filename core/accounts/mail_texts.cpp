#include "core/accounts/mail_texts.h"

#include "core/base/text.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString serverOf(const AccountPolicy &policy)
{
    return policy.publicUrl.isEmpty() ? say("core", "your Matinee server") : policy.publicUrl;
}

/// Where the token goes: a call, which the server's own page makes for whoever has no program for it.
QString use(const AccountPolicy &policy, const QString &call)
{
    return policy.publicUrl.isEmpty()
        ? say("core", "Send %1 to the server. Its page /docs does that in a browser.").arg(call)
        : say("core", "Send %1 to %2; the page %2/docs does that in a browser.").arg(call, policy.publicUrl);
}

} // namespace

Mail resetMail(const AccountPolicy &policy, const Account &account, const QString &token)
{
    return {account.email, say("core", "A new password for Matinee"),
            say("core",
                "Somebody, probably you, asked to set a new password for the account %1 on %2.\n\n"
                "This token does it, once, within ten minutes:\n\n%3\n\n%4\n\n"
                "If it was not you, nothing needs to be done: your password stays as it is.\n")
                .arg(account.handle, serverOf(policy), token,
                     use(policy, u"PUT /api/v1/password-resets/{token} {\"password\": \"...\"}"_s))};
}

Mail confirmationMail(const AccountPolicy &policy, const Account &account, const QString &address,
                      const QString &token)
{
    return {address, say("core", "Is this your address?"),
            say("core",
                "The account %1 on %2 wants to use this address.\n\n"
                "This token says that it is yours, within a day:\n\n%3\n\n%4\n\n"
                "If you do not know the account, nothing needs to be done.\n")
                .arg(account.handle, serverOf(policy), token,
                     use(policy, u"POST /api/v1/email-confirmations {\"token\": \"...\"}"_s))};
}

Mail changeNotice(const AccountPolicy &policy, const Account &account)
{
    return {account.email, say("core", "Your address was changed"),
            say("core",
                "The account %1 on %2 does not use this address any more.\n\n"
                "If it was not you, set a new password and tell whoever runs the server.\n")
                .arg(account.handle, serverOf(policy))};
}

Mail reuseNotice(const AccountPolicy &policy, const Account &account, const QString &device)
{
    return {
        account.email, say("core", "You were signed out on a device"),
        say("core",
            "Somebody used a key to the account %1 on %2 that had already been replaced. It was given to the "
            "device “%3”, so that device is signed out, and whoever else has the key as well.\n\n"
            "Sign in there again. If you did not expect this, set a new password.\n")
            .arg(account.handle, serverOf(policy), device)};
}

} // namespace matinee
