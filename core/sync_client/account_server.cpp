#include "core/sync_client/account_server.h"

#include "core/base/text.h"
#include "core/net/authority.h"
#include "core/net/proxy.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds LongestWait = 1h;

Result<QList<QSslCertificate>> authoritiesOf(const QString &path)
{
    if (path.isEmpty())
        return QList<QSslCertificate>();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be read.").arg(path),
                    file.errorString());
    return readAuthority(file.read(1 << 20), QDateTime::currentDateTimeUtc())
        .map([](const Authority &authority) { return QList<QSslCertificate>{authority.certificate}; });
}

Error::Kind kindOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return Error::Kind::Denied;
    case 404:
    case 410:
        return Error::Kind::NotFound;
    case 409:
        return Error::Kind::Conflict;
    case 400:
    case 422:
        return Error::Kind::Invalid;
    default:
        return Error::Kind::Unavailable;
    }
}

} // namespace

AccountServer::AccountServer(const AccountProfile &profile) : m_url(profile.server)
{
    const auto authorities = authoritiesOf(profile.authorityFile);
    const auto proxy = readProxy(profile.proxy);
    if (authorities)
        m_authorities = *authorities;
    else
        m_fault = authorities.error().message;
    if (!proxy)
        m_fault = proxy.error().message;
    m_http = std::make_unique<HttpClient>(proxy.value_or(std::nullopt));
}

HttpRequest AccountServer::request(const QByteArray &method, const QString &path,
                                   const QJsonObject &body) const
{
    HttpRequest made{m_url};
    made.url.setPath(u"/api/v1"_s + path);
    made.method = method;
    if (method != "GET" && method != "DELETE") {
        made.headers.emplaceBack("Content-Type", "application/json");
        made.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    return made;
}

QFuture<HttpResult> AccountServer::send(HttpRequest request)
{
    if (!m_fault.isEmpty())
        return QtFuture::makeReadyFuture(
            HttpResult(tl::unexpected(HttpFailure{HttpFailure::Kind::Refused, m_fault})));
    request.authorities = m_authorities;
    return m_http->send(request);
}

QJsonObject bodyOf(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

bool isOurs(const HttpAnswer &answer)
{
    return bodyOf(answer).value("status"_L1).toInt() == answer.status;
}

Error errorOf(const HttpAnswer &answer)
{
    const QJsonObject problem = bodyOf(answer);
    QString message = problem.value("detail"_L1).toString();
    const auto faults = problem.value("errors"_L1).toArray();
    for (const QJsonValue &fault : faults)
        message += u' ' + fault["where"_L1].toString() + u": "_s + fault["message"_L1].toString();
    if (message.isEmpty())
        message = say("core", "%1 answers with the error %2.").arg(answer.url.host()).arg(answer.status);
    return {kindOf(answer.status), message, problem.value("type"_L1).toString()};
}

Error errorOf(const HttpFailure &failure)
{
    return {Error::Kind::Unavailable, failure.message, failure.detail};
}

HttpFailure notUnderstood(const HttpAnswer &answer)
{
    return {HttpFailure::Kind::Broken,
            say("core", "%1 does not answer like a server of Matinee.").arg(answer.url.host())};
}

std::chrono::seconds retryAfterOf(const HttpAnswer &answer)
{
    const std::chrono::seconds wanted(answer.headers.value("retry-after").toInt());
    return std::clamp<std::chrono::seconds>(wanted, 0s, LongestWait);
}

QMap<QString, QString> faultsOf(const HttpResult &result)
{
    QMap<QString, QString> faults;
    const auto listed = result ? bodyOf(*result).value("errors"_L1).toArray() : QJsonArray();
    for (const QJsonValue &fault : listed)
        faults.insert(fault["where"_L1].toString(), fault["message"_L1].toString());
    return faults;
}

} // namespace matinee
