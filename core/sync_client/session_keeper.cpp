#include "core/sync_client/session_keeper.h"

#include "core/base/when_done.h"
#include "core/sync_client/secret_vault.h"

#include <QTimer>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds Again = 500ms;
constexpr std::chrono::milliseconds GoodAfterUse = 9s;
/// So that an answer that does not come leaves time for another try.
constexpr HttpPatience Patience{.answer = 4s, .idle = 4s, .total = 8s};

} // namespace

SessionKeeper::SessionKeeper(AccountServer &server, SecretVault &vault, QString name, QObject *parent)
    : QObject(parent),
      m_server(server),
      m_vault(vault),
      m_name(std::move(name))
{
}

QFuture<AccessResult> SessionKeeper::access(const QString &refused)
{
    if (!m_access.isEmpty() && m_access != refused)
        return QtFuture::makeReadyFuture(AccessResult(m_access));
    QPromise<AccessResult> promise;
    promise.start();
    auto future = promise.future();
    m_waiting.push_back(std::move(promise));
    if (!m_isRenewing)
        renew();
    return future;
}

void SessionKeeper::renew()
{
    m_isRenewing = true;
    m_access.clear();
    if (m_refresh.isEmpty())
        readVault();
    else
        beginRefresh();
}

/// It may have been written by another program since: somebody signed in again.
void SessionKeeper::readVault()
{
    whenDone(m_vault.read(m_name), this, [this](const Result<QString> &secret) {
        // There is a session, which somebody can make readable. Without a keychain there is none, and whoever
        // signs in again has one in memory.
        if (!secret && secret.error().kind == Error::Kind::Denied) {
            const Error &error = secret.error();
            end(tl::unexpected(HttpFailure{HttpFailure::Kind::Refused, error.message, error.detail}));
            return;
        }
        if (!secret || secret->isEmpty() || *secret == m_ended) {
            end(QString());
            return;
        }
        m_refresh = *secret;
        beginRefresh();
    });
}

void SessionKeeper::beginRefresh()
{
    m_isUncertain = false;
    m_isConfirmed = m_refresh == m_replaced;
    m_refreshing.start();
    refresh();
}

void SessionKeeper::refresh()
{
    HttpRequest request = m_server.request("POST", u"/sessions/refresh"_s,
                                           {{u"refresh_token"_s, m_refresh}, {u"confirm"_s, m_isConfirmed}});
    request.patience = Patience;
    whenDone(m_server.send(request), this, [this](const HttpResult &result) { taken(result); });
}

void SessionKeeper::taken(const HttpResult &result)
{
    if (result && result->status == 401 && isOurs(*result)) {
        const bool isReplaced = bodyOf(*result).value("code"_L1).toString() == "token_replaced"_L1;
        (isReplaced && !m_isConfirmed ? m_replaced : m_ended) = m_refresh;
        m_refresh.clear();
        readVault();
        return;
    }
    const QJsonObject tokens = result ? bodyOf(*result) : QJsonObject();
    if (result && result->status == 200 && tokens.contains("access_token"_L1)) {
        keep(tokens);
        return;
    }
    if (result && result->status >= 400) {
        const Error error = errorOf(*result);
        end(tl::unexpected(
            HttpFailure{HttpFailure::Kind::Offline, error.message, error.detail, retryAfterOf(*result)}));
        return;
    }
    // Whether the server acted may be unknown, and then only the next seconds can tell what it gave.
    m_isUncertain = m_isUncertain || result || result.error().kind == HttpFailure::Kind::Broken
        || result.error().kind == HttpFailure::Kind::TimedOut;
    if (m_isUncertain && std::chrono::milliseconds(m_refreshing.elapsed()) + Again < GoodAfterUse) {
        QTimer::singleShot(Again, this, [this] { refresh(); });
        return;
    }
    end(tl::unexpected(result ? notUnderstood(*result) : result.error()));
}

void SessionKeeper::keep(const QJsonObject &tokens)
{
    const QString fresh = tokens.value("refresh_token"_L1).toString();
    whenDone(m_vault.write(m_name, fresh), this, [this, tokens, fresh](const Result<void> &) {
        // A vault that does not take it says so by isLasting(); the session goes on in memory.
        m_refresh = fresh;
        end(tokens.value("access_token"_L1).toString());
    });
}

void SessionKeeper::end(const AccessResult &result)
{
    m_isRenewing = false;
    m_access = result.value_or(QString());
    auto waiting = std::exchange(m_waiting, {});
    for (auto &promise : waiting) {
        promise.addResult(result);
        promise.finish();
    }
}

QFuture<Result<void>> SessionKeeper::begin(const QJsonObject &signedIn)
{
    m_ended.clear();
    m_refresh = signedIn.value("refresh_token"_L1).toString();
    m_access = signedIn.value("access_token"_L1).toString();
    return m_vault.write(m_name, m_refresh);
}

void SessionKeeper::reread()
{
    if (m_isRenewing || !m_vault.isLasting())
        return; // what the vault has is older than what is here
    m_access.clear();
    m_refresh.clear();
}

QFuture<Result<void>> SessionKeeper::forget()
{
    m_access.clear();
    m_refresh.clear();
    return m_vault.remove(m_name);
}

} // namespace matinee
