#include "core/rest/access_log.h"

#include "core/rest/redact.h"
#include "core/wire/json_value.h"

#include <QDateTime>
#include <QJsonDocument>

#include <cstdio>

namespace matinee {

using namespace Qt::StringLiterals;

QJsonObject accessEvent(const Request &request, const Response &response, qint64 milliseconds)
{
    QJsonObject event = {{u"event"_s, u"request"_s},
                         {u"request_id"_s, request.id},
                         {u"method"_s, QString::fromLatin1(nameOf(request.method))},
                         {u"route"_s, wire::orNull(response.route)},
                         {u"status"_s, response.status},
                         {u"ms"_s, milliseconds},
                         {u"bytes"_s, qint64(response.body.size())}};
    if (!request.client.isNull())
        event.insert(u"client"_s, request.client.toString());
    if (response.user.isStored())
        event.insert(u"user"_s, response.user.value());
    if (!response.detail.isEmpty())
        event.insert(u"detail"_s, response.detail);
    return event;
}

void logToStderr(const QJsonObject &event)
{
    QJsonObject timed = event;
    for (const auto &free : {u"detail"_s, u"message"_s}) {
        if (timed.contains(free))
            timed.insert(free, redact(timed.value(free).toString()));
    }
    timed.insert(u"time"_s, wire::instant(QDateTime::currentDateTimeUtc()));
    // One write, so that lines of several threads do not mix.
    const QByteArray line = QJsonDocument(timed).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

} // namespace matinee
