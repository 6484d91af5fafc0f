#include "app/server/account_options.h"

#include "app/server/secret_file.h"
#include "core/accounts/refused_passwords.h"
#include "core/accounts/sign_up_policy.h"
#include "core/base/text.h"

#include <QFile>
#include <QUrl>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Result<void> readCost(const QString &word, AccountPolicy &policy)
{
    if (word == "small"_L1)
        policy.cost = PasswordCost::small();
    else if (!word.isEmpty() && word != "standard"_L1)
        return fail(Error::Kind::Invalid, say("server", "--password-cost takes standard or small."));
    return {};
}

Result<void> readSignUp(const QString &word, AccountPolicy &policy)
{
    policy.signUp = signUpOf(word);
    if (!policy.signUp && !word.isEmpty())
        return fail(Error::Kind::Invalid, say("server", "--sign-up takes open, invitation or closed."));
    return {};
}

Result<void> readDuty(const QString &word, AccountPolicy &policy)
{
    if (word.isEmpty())
        policy.secondFactor =
            policy.isReachable ? SecondFactorDuty::Administrators : SecondFactorDuty::Nobody;
    else if (word == "administrators"_L1)
        policy.secondFactor = SecondFactorDuty::Administrators;
    else if (word == "everybody"_L1)
        policy.secondFactor = SecondFactorDuty::Everybody;
    else if (word == "nobody"_L1)
        policy.secondFactor = SecondFactorDuty::Nobody;
    else
        return fail(Error::Kind::Invalid,
                    say("server", "--require-second-factor takes administrators, everybody or nobody."));
    return {};
}

Result<void> readRefused(const QString &path, AccountPolicy &policy)
{
    if (path.isEmpty())
        return {};
    return RefusedPasswords::read(path).map([&](RefusedPasswords refused) {
        policy.refused = std::make_shared<const RefusedPasswords>(std::move(refused));
    });
}

Result<QByteArray> readPassword(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable,
                    say("server", "%1 cannot be read: %2").arg(path, file.errorString()));
    if (const auto secret = checkSecrecy(file); !secret)
        return tl::unexpected(secret.error());
    return file.readLine().trimmed();
}

Result<void> readMail(const OptionValue &value, AccountOptions &options)
{
    const QUrl url(value(u"smtp-url"_s), QUrl::StrictMode);
    const QString from = value(u"smtp-from"_s);
    if (url.isEmpty() && from.isEmpty())
        return {};
    if (url.isEmpty())
        return fail(Error::Kind::Invalid, say("server", "--smtp-url is needed beside --smtp-from."));
    if ((url.scheme() != "smtp"_L1 && url.scheme() != "smtps"_L1) || url.host().isEmpty()
        || !url.password().isEmpty())
        return fail(
            Error::Kind::Invalid,
            say("server",
                "--smtp-url takes an address like smtps://user@mail.example.org; the password goes into "
                "--smtp-password-file."));
    if (from.isEmpty())
        return fail(
            Error::Kind::Invalid,
            say("server", "--smtp-from is needed beside --smtp-url: the address that mail comes from."));
    if (const auto fault = emailFault(from))
        return fail(Error::Kind::Invalid, u"--smtp-from: "_s + *fault);
    options.policy.sendsMail = true;
    return readPassword(value(u"smtp-password-file"_s)).map([&](const QByteArray &password) {
        options.mail = {url.toString(), from, password};
    });
}

/// A request's own word for where it went is anybody's, so mail names what the operator says.
Result<void> readPublicUrl(const QString &text, AccountPolicy &policy)
{
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    if ((url.scheme() != "https"_L1 && url.scheme() != "http"_L1) || url.host().isEmpty()
        || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return fail(
            Error::Kind::Invalid,
            say("server", "--public-url takes the address of this server, like https://films.example."));
    policy.publicUrl = url.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
    while (policy.publicUrl.endsWith(u'/'))
        policy.publicUrl.chop(1);
    return {};
}

} // namespace

void addAccountOptions(QCommandLineParser &parser)
{
    parser.addOptions({{u"password-cost"_s, {}, u"profile"_s},
                       {u"sign-up"_s, {}, u"policy"_s},
                       {u"require-second-factor"_s, {}, u"whose"_s},
                       {u"refused-passwords"_s, {}, u"file"_s},
                       {u"public-url"_s, {}, u"url"_s},
                       {u"smtp-url"_s, {}, u"url"_s},
                       {u"smtp-from"_s, {}, u"address"_s},
                       {u"smtp-password-file"_s, {}, u"file"_s}});
}

QStringList accountOptionNames()
{
    return {u"password-cost"_s,     u"sign-up"_s,           u"require-second-factor"_s,
            u"refused-passwords"_s, u"public-url"_s,        u"smtp-url"_s,
            u"smtp-from"_s,         u"smtp-password-file"_s};
}

Result<AccountOptions> readAccountOptions(const OptionValue &value, bool isReachable)
{
    AccountOptions options;
    AccountPolicy &policy = options.policy;
    policy.isReachable = isReachable;
    return readCost(value(u"password-cost"_s), policy)
        .and_then([&] { return readSignUp(value(u"sign-up"_s), policy); })
        .and_then([&] { return readDuty(value(u"require-second-factor"_s), policy); })
        .and_then([&] { return readRefused(value(u"refused-passwords"_s), policy); })
        .and_then([&] { return readPublicUrl(value(u"public-url"_s), policy); })
        .and_then([&] { return readMail(value, options); })
        .map([&] { return options; });
}

} // namespace matinee
