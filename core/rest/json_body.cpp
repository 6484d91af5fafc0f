#include "core/rest/json_body.h"

#include "core/base/strict_json.h"
#include "core/base/text.h"

namespace matinee {

namespace {

QString wordsOf(const JsonFault &fault)
{
    switch (fault.kind) {
    case JsonFault::Kind::NotJson:
        return say("core", "The body is not JSON: it breaks off at byte %1.").arg(fault.offset);
    case JsonFault::Kind::NoObject:
        return say("core", "The body must be a JSON object.");
    case JsonFault::Kind::TooMuch:
        return say("core", "The body is nested too deeply, or a part of it is too long.");
    case JsonFault::Kind::NameTwice:
        break;
    }
    return say("core", "A name occurs twice in one object of the body.");
}

} // namespace

tl::expected<QJsonObject, Problem> readJsonBody(const QByteArray &body)
{
    if (body.isEmpty())
        return QJsonObject();
    return readStrictJson(body).map_error(
        [](const JsonFault &fault) { return Problem(400, wordsOf(fault)); });
}

} // namespace matinee
