#pragma once

#include "core/base/result.h"
#include "core/net/http_client.h"
#include "core/sync_client/account_profile.h"

#include <QJsonObject>
#include <QMap>

namespace matinee {

/// The server of a profile and the way there: its address, its authority, its proxy.
class AccountServer {
public:
    explicit AccountServer(const AccountProfile &profile);

    /// A question about "/api/v1<path>", with a JSON body unless it is a GET or a DELETE.
    HttpRequest request(const QByteArray &method, const QString &path, const QJsonObject &body = {}) const;
    /// Sends it as it is. Refused when the profile's authority or proxy cannot be used.
    QFuture<HttpResult> send(HttpRequest request);

private:
    QUrl m_url;
    QList<QSslCertificate> m_authorities;
    QString m_fault; ///< translated; of the profile
    std::unique_ptr<HttpClient> m_http;
};

/// The body of an answer; empty when it is no JSON object.
QJsonObject bodyOf(const HttpAnswer &answer);
/// Whether an answer with a status of an error comes from a server of ours, not from something before it: its
/// problem repeats the status.
bool isOurs(const HttpAnswer &answer);
/// What an answer with a status of an error, or no answer, means to a person.
Error errorOf(const HttpAnswer &answer);
Error errorOf(const HttpFailure &failure);
/// For an answer that is no JSON object where there has to be one: it comes from something in between.
HttpFailure notUnderstood(const HttpAnswer &answer);
/// How long the server asks to wait, an hour at most; 0: it does not.
std::chrono::seconds retryAfterOf(const HttpAnswer &answer);
/// What is wrong with what was sent, by field, where the server says so.
QMap<QString, QString> faultsOf(const HttpResult &result);

} // namespace matinee
