#include "core/wire/error_json.h"

#include "core/wire/json_value.h"

namespace matinee::wire {

using namespace Qt::StringLiterals;

int statusOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Invalid:
        return 422;
    case Error::Kind::NotFound:
        return 404;
    case Error::Kind::Conflict:
        return 409;
    case Error::Kind::Denied:
        return 403;
    case Error::Kind::Unavailable:
        return 503;
    case Error::Kind::Corrupt:
        break;
    }
    return 500;
}

QString titleOf(int status)
{
    struct Phrase {
        int status;
        QLatin1StringView text;
    };
    static constexpr Phrase Phrases[] = {
        {400, "Bad Request"_L1},
        {401, "Unauthorized"_L1},
        {403, "Forbidden"_L1},
        {404, "Not Found"_L1},
        {405, "Method Not Allowed"_L1},
        {408, "Request Timeout"_L1},
        {409, "Conflict"_L1},
        {410, "Gone"_L1},
        {412, "Precondition Failed"_L1},
        {413, "Content Too Large"_L1},
        {414, "URI Too Long"_L1},
        {415, "Unsupported Media Type"_L1},
        {417, "Expectation Failed"_L1},
        {421, "Misdirected Request"_L1},
        {422, "Unprocessable Content"_L1},
        {426, "Upgrade Required"_L1},
        {429, "Too Many Requests"_L1},
        {431, "Request Header Fields Too Large"_L1},
        {500, "Internal Server Error"_L1},
        {501, "Not Implemented"_L1},
        {503, "Service Unavailable"_L1},
        {505, "HTTP Version Not Supported"_L1},
    };
    for (const Phrase &phrase : Phrases) {
        if (phrase.status == status)
            return phrase.text;
    }
    return {};
}

QJsonArray toJson(const QList<FieldFault> &faults)
{
    QJsonArray list;
    for (const FieldFault &fault : faults) {
        QJsonObject item = {{u"where"_s, fault.where}, {u"message"_s, fault.message}};
        if (fault.place) {
            item.insert(u"position"_s, qint64(fault.place->position));
            item.insert(u"length"_s, qint64(fault.place->length));
            item.insert(u"suggestion"_s, orNull(fault.place->suggestion));
        }
        list.append(item);
    }
    return list;
}

QJsonObject problemJson(int status, const QString &detail, const QString &requestId,
                        const QList<FieldFault> &errors, const QString &type, const QString &code)
{
    // RFC 9457: "about:blank" says that the status itself is the type.
    QJsonObject json = {{u"type"_s, type.isEmpty() ? u"about:blank"_s : type},
                        {u"title"_s, titleOf(status)},
                        {u"status"_s, status},
                        {u"detail"_s, orNull(detail)},
                        {u"request_id"_s, requestId}};
    if (!code.isEmpty())
        json.insert(u"code"_s, code);
    if (!errors.isEmpty())
        json.insert(u"errors"_s, toJson(errors));
    return json;
}

} // namespace matinee::wire
