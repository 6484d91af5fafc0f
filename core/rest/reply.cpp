#include "core/rest/reply.h"

#include <QJsonDocument>
#include <QUrl>

namespace matinee {

Reply json(const QJsonObject &object)
{
    return {.contentType = "application/json", .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Reply created(const QString &location, const QJsonObject &object)
{
    Reply reply = json(object);
    reply.status = 201;
    reply.headers = {{"Location", QUrl(location).toEncoded()}};
    return reply;
}

Reply noContent()
{
    return {.status = 204};
}

} // namespace matinee
