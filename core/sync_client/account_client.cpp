#include "core/sync_client/account_client.h"

#include "core/base/text.h"
#include "core/base/when_done.h"
#include "core/sync_client/account_question.h"

#include <QJsonArray>
#include <QPromise>

#include <algorithm>
#include <memory>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// An answer that comes in several steps; its future is cancelled when the steps are given up.
template <class T>
std::shared_ptr<QPromise<T>> newPromise()
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    return promise;
}

template <class T>
void keep(const std::shared_ptr<QPromise<T>> &promise, const T &value)
{
    promise->addResult(value);
    promise->finish();
}

/// Six digits, perhaps in two groups, are of an authenticator; anything else is a recovery code.
void addCode(QJsonObject &body, const QString &typed)
{
    QString code = typed;
    code.remove(u' ');
    const bool isDigits =
        std::all_of(code.cbegin(), code.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (code.size() == 6 && isDigits)
        body.insert(u"totp"_s, code);
    else if (!code.isEmpty())
        body.insert(u"recovery_code"_s, typed.trimmed());
}

/// With the two details that a program can do something about.
Error accountError(const HttpResult &result)
{
    if (!result)
        return errorOf(result.error());
    Error error = errorOf(*result);
    if (error.detail == "urn:matinee:problem:second-factor-wanted"_L1)
        error = {Error::Kind::Denied, error.message, u"second_factor_required"_s};
    else if (error.detail == "urn:matinee:problem:proof-needed"_L1)
        error.detail = u"proof_required"_s;
    return error;
}

Result<void> outcomeOf(const HttpResult &result)
{
    if (result && result->status < 300)
        return {};
    return tl::unexpected(accountError(result));
}

Result<QList<AccountDevice>> devicesOf(const HttpResult &result)
{
    return outcomeOf(result).map([&] {
        QList<AccountDevice> devices;
        const auto items = bodyOf(*result).value("items"_L1).toArray();
        for (const QJsonValue &item : items)
            devices.append({item["id"_L1].toString(), item["name"_L1].toString(),
                            QDateTime::fromString(item["last_used_at"_L1].toString(), Qt::ISODateWithMs),
                            item["current"_L1].toBool()});
        return devices;
    });
}

} // namespace

AccountClient::AccountClient(AccountProfile profile, SecretVault &vault, QObject *parent)
    : QObject(parent),
      m_profile(std::move(profile)),
      m_server(m_profile),
      m_session(m_server, vault, m_profile.id, this)
{
}

QFuture<Result<void>> AccountClient::signIn(const Credentials &credentials, const QString &deviceName)
{
    QJsonObject body{{u"handle"_s, credentials.handle},
                     {u"password"_s, credentials.password},
                     {u"device_name"_s, deviceName.left(100)}};
    addCode(body, credentials.code);
    if (!m_session.lastToken().isEmpty()) // spares us the wait that others' tries cost
        body.insert(u"known_device"_s, m_session.lastToken());

    const auto promise = newPromise<Result<void>>();
    const auto sent = m_server.send(m_server.request("POST", u"/sessions"_s, body));
    whenDone(sent, this, [this, promise](const HttpResult &result) {
        m_faults = faultsOf(result);
        const auto outcome = outcomeOf(result);
        if (!outcome) {
            keep(promise, outcome);
            return;
        }
        const QJsonObject tokens = bodyOf(*result);
        if (!tokens.contains("access_token"_L1)) {
            keep(promise, Result<void>(tl::unexpected(errorOf(notUnderstood(*result)))));
            return;
        }
        // A vault that does not take it says so by isLasting(): we are signed in all the same.
        whenDone(m_session.begin(tokens), this,
                 [promise](const Result<void> &) { keep(promise, Result<void>()); });
    });
    return promise->future();
}

QFuture<Result<void>> AccountClient::signUp(const Credentials &credentials, const QString &deviceName)
{
    QJsonObject body{{u"handle"_s, credentials.handle}, {u"password"_s, credentials.password}};
    if (!credentials.invitation.isEmpty())
        body.insert(u"invitation"_s, credentials.invitation);

    const auto promise = newPromise<Result<void>>();
    const auto sent = m_server.send(m_server.request("POST", u"/accounts"_s, body));
    whenDone(sent, this, [=, this](const HttpResult &result) {
        m_faults = faultsOf(result);
        const auto outcome = outcomeOf(result);
        if (!outcome) {
            keep(promise, outcome);
            return;
        }
        m_hasSignedUp = true;
        whenDone(signIn(credentials, deviceName), this,
                 [promise](const Result<void> &signedIn) { keep(promise, signedIn); });
    });
    return promise->future();
}

QFuture<Result<void>> AccountClient::signOut()
{
    const auto promise = newPromise<Result<void>>();
    whenDone(ask("DELETE", u"/sessions/current"_s), this, [this, promise](const HttpResult &) {
        whenDone(m_session.forget(), this,
                 [promise](const Result<void> &forgotten) { keep(promise, forgotten); });
    });
    return promise->future();
}

QFuture<Result<QList<AccountDevice>>> AccountClient::devices()
{
    return ask("GET", u"/me/sessions"_s).then(devicesOf);
}

QFuture<Result<void>> AccountClient::endDevice(const QString &sessionId)
{
    return ask("DELETE", u"/me/sessions/"_s + sessionId).then(outcomeOf);
}

QFuture<Result<void>> AccountClient::prove(const Credentials &credentials)
{
    QJsonObject body{{u"password"_s, credentials.password}};
    addCode(body, credentials.code);
    return ask("POST", u"/sessions/current/proof"_s, body).then(outcomeOf);
}

QFuture<HttpResult> AccountClient::ask(const QByteArray &method, const QString &path, const QJsonObject &body,
                                       const QUrlQuery &query, std::chrono::milliseconds wait)
{
    HttpRequest request = m_server.request(method, path, body);
    request.url.setQuery(query);
    request.patience.answer += wait;
    return (new AccountQuestion(m_server, m_session, std::move(request), this))->start();
}

} // namespace matinee
