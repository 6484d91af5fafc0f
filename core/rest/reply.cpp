#include "core/rest/reply.h"

#include <QJsonDocument>
#include <QUrl>

namespace matinee {

Reply json(const QJsonObject &object)
{
    return jsonText(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Reply jsonText(const QByteArray &text)
{
    return {.contentType = "application/json", .body = text};
}

Reply created(const QString &location, const QJsonObject &object)
{
    return created(location, json(object));
}

Reply created(const QString &location, Reply reply)
{
    reply.status = 201;
    reply.headers = {{"Location", QUrl(location).toEncoded()}};
    return reply;
}

Reply noContent()
{
    return {.status = 204};
}

} // namespace matinee
