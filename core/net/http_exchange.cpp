#include "core/net/http_exchange.h"

#include "core/base/text.h"
#include "core/net/url_rules.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;
using Kind = HttpFailure::Kind;

namespace {

constexpr int MostRedirects = 3;

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest made(request.url);
    for (const auto &[name, value] : request.headers)
        made.setRawHeader(name, value);
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!request.authorities.isEmpty())
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + request.authorities);
    made.setSslConfiguration(tls);
    return made;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QString messageOf(Kind kind)
{
    switch (kind) {
    case Kind::Refused:
        return say("core", "%1 cannot be used as an address: it has to begin with https://.");
    case Kind::Offline:
        return say("core", "%1 cannot be reached.");
    case Kind::TimedOut:
        return say("core", "%1 does not answer.");
    case Kind::Untrusted:
        return say("core", "%1 could not prove that it is this server.");
    case Kind::Redirected:
        return say("core", "%1 sends us to another address that cannot be used.");
    case Kind::TooLarge:
        return say("core", "%1 answers with more than can be taken.");
    case Kind::Broken:
        return say("core", "The connection to %1 broke off.");
    case Kind::Cancelled:
        break;
    }
    return say("core", "The question to %1 was cancelled.");
}

Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Kind::Offline;
    case QNetworkReply::TimeoutError:
        return Kind::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::Untrusted;
    default:
        return Kind::Broken;
    }
}

} // namespace

/// Only our own connections to it are cut before: it hears of the end by one of its own, and hangs up.
void HttpExchange::LaterDeleted::operator()(QNetworkReply *reply) const
{
    reply->disconnect(exchange);
    reply->abort();
    reply->deleteLater();
}

HttpExchange::HttpExchange(std::shared_ptr<QNetworkAccessManager> network, HttpRequest request,
                           std::function<void()> lost, QObject *parent)
    : QObject(parent),
      m_network(std::move(network)),
      m_request(std::move(request)),
      m_lost(std::move(lost)),
      m_reply(nullptr, LaterDeleted{this})
{
    for (QTimer *timer : {&m_idle, &m_total}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { giveUp(Kind::TimedOut); });
    }
    connect(&m_cancelled, &QFutureWatcherBase::canceled, this, [this] { giveUp(Kind::Cancelled); });
}

HttpExchange::~HttpExchange()
{
    if (!m_promise.future().isFinished()) // the client is gone, and whoever waits must not wait for ever
        giveUp(Kind::Cancelled);
}

QFuture<HttpResult> HttpExchange::start()
{
    m_promise.start();
    QFuture<HttpResult> future = m_promise.future();
    m_cancelled.setFuture(future);
    m_total.start(m_request.patience.total);
    if (mayAsk(m_request.url))
        ask();
    else
        giveUp(Kind::Refused);
    return future;
}

void HttpExchange::ask()
{
    m_body.clear();
    m_distrust.clear();
    m_idle.start(m_request.patience.answer);
    m_reply.reset(m_network->sendCustomRequest(networkRequest(m_request), m_request.method, m_request.body));
    connect(m_reply.get(), &QNetworkReply::uploadProgress, this,
            [this] { m_idle.start(m_request.patience.answer); });
    connect(m_reply.get(), &QNetworkReply::readyRead, this, [this] {
        m_idle.start(m_request.patience.idle);
        take();
    });
    connect(m_reply.get(), &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_distrust.append(error.errorString());
    });
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpExchange::end);
}

void HttpExchange::take()
{
    if (m_body.size() + m_reply->bytesAvailable() > m_request.mostBytes)
        giveUp(Kind::TooLarge);
    else
        m_body += m_reply->readAll();
}

void HttpExchange::end()
{
    take();
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt tells an answer with a status of an error, which is an answer, from one that broke off by the same
    // enumeration: the second kind is below ContentAccessDenied.
    const auto error = m_reply->error();
    const bool isBroken =
        error != QNetworkReply::NoError && (status < 400 || error < QNetworkReply::ContentAccessDenied);
    if (isBroken)
        giveUp(failureOf(error, m_reply->errorString()));
    else if (isRedirect(status) && m_request.method == "GET" && m_reply->hasRawHeader("Location"))
        follow(m_request.url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"))));
    else
        finish(answer());
}

void HttpExchange::follow(const QUrl &to)
{
    if (++m_redirects > MostRedirects || !mayFollow(m_request.url, to)) {
        giveUp(Kind::Redirected);
        return;
    }
    if (!isSameOrigin(m_request.url, to)) {
        m_request.headers.removeIf([](const auto &header) {
            return header.first.compare("authorization", Qt::CaseInsensitive) == 0;
        });
        m_request.authorities.clear();
    }
    m_request.url = to;
    ask();
}

HttpAnswer HttpExchange::answer() const
{
    HttpAnswer made;
    made.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto pairs = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : pairs)
        made.headers.insert(name.toLower(), value);
    made.body = m_body;
    made.url = m_request.url;
    return made;
}

HttpFailure HttpExchange::failureOf(QNetworkReply::NetworkError error, const QString &detail) const
{
    const Kind kind = m_distrust.isEmpty() ? kindOf(error) : Kind::Untrusted;
    QString message = messageOf(kind).arg(m_request.url.host());
    if (kind == Kind::Untrusted)
        message += u' ' + (m_distrust.isEmpty() ? detail : m_distrust.join(u' '));
    return {kind, message, detail};
}

void HttpExchange::giveUp(Kind kind)
{
    giveUp(HttpFailure{kind, messageOf(kind).arg(m_request.url.host()), {}});
}

void HttpExchange::giveUp(HttpFailure failure)
{
    if (failure.kind == Kind::TimedOut || failure.kind == Kind::Offline || failure.kind == Kind::Broken)
        m_lost();
    finish(tl::unexpected(std::move(failure)));
}

void HttpExchange::finish(HttpResult result)
{
    m_reply.reset();
    m_idle.stop();
    m_total.stop();
    m_cancelled.disconnect(this);
    m_promise.addResult(std::move(result));
    m_promise.finish();
    deleteLater();
}

} // namespace matinee
