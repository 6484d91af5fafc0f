#include "core/sync_client/account_question.h"

#include "core/base/when_done.h"

namespace matinee {

AccountQuestion::AccountQuestion(AccountServer &server, SessionKeeper &session, HttpRequest request,
                                 QObject *parent)
    : QObject(parent),
      m_server(server),
      m_session(session),
      m_request(std::move(request))
{
    connect(&m_cancelled, &QFutureWatcherBase::canceled, this, [this] {
        m_sent.cancel();
        finish(tl::unexpected(HttpFailure{HttpFailure::Kind::Cancelled, {}}));
    });
}

QFuture<HttpResult> AccountQuestion::start()
{
    m_promise.start();
    auto future = m_promise.future();
    m_cancelled.setFuture(future);
    sign({});
    return future;
}

void AccountQuestion::sign(const QString &refused)
{
    whenDone(m_session.access(refused), this, [this](const AccessResult &access) {
        if (m_promise.isCanceled())
            return;
        if (!access)
            finish(tl::unexpected(access.error()));
        else if (access->isEmpty()) // what the server would say, had we anything to show
            finish(HttpAnswer{401, {}, "{}", m_request.url});
        else
            send(*access);
    });
}

void AccountQuestion::send(const QString &token)
{
    HttpRequest question = m_request;
    question.headers.emplaceBack("Authorization", "Bearer " + token.toLatin1());
    m_sent = m_server.send(question);
    whenDone(m_sent, this, [this, token](const HttpResult &result) {
        if (result && result->status == 401 && !std::exchange(m_isRenewed, true))
            sign(token);
        else
            finish(result);
    });
}

void AccountQuestion::finish(const HttpResult &result)
{
    m_cancelled.disconnect(this);
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace matinee
