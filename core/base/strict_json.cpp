#include "core/base/strict_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace matinee {

namespace {

constexpr int DeepestLevel = 16;
constexpr qsizetype LongestText = 64 * 1024;
constexpr qsizetype LongestArray = 1000;

bool isFineText(const QString &text)
{
    return text.size() <= LongestText && !text.contains(QChar::Null);
}

/// Counts the members of all objects in `value`, or answers -1 when a limit is broken.
qsizetype countMembers(const QJsonValue &value, int level)
{
    if (value.isString())
        return isFineText(value.toString()) ? 0 : -1;
    if (!value.isArray() && !value.isObject())
        return 0;
    if (level > DeepestLevel)
        return -1;

    qsizetype members = 0;
    const auto add = [&](const QJsonValue &inner) {
        const qsizetype more = countMembers(inner, level + 1);
        members = more < 0 ? -1 : members + more;
        return more >= 0;
    };
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        if (array.size() > LongestArray || !std::all_of(array.begin(), array.end(), add))
            return -1;
        return members;
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!isFineText(member.key()) || !add(member.value()))
            return -1;
    }
    return members + object.size();
}

/// In well-formed JSON every colon outside a text belongs to one member.
qsizetype countColons(const QByteArray &wellFormed)
{
    qsizetype colons = 0;
    bool inText = false;
    for (qsizetype i = 0; i < wellFormed.size(); ++i) {
        const char c = wellFormed.at(i);
        if (inText && c == '\\')
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (c == ':' && !inText)
            ++colons;
    }
    return colons;
}

tl::unexpected<JsonFault> fault(JsonFault::Kind kind, qsizetype offset = 0)
{
    return tl::unexpected(JsonFault{kind, offset});
}

} // namespace

tl::expected<QJsonObject, JsonFault> readStrictJson(const QByteArray &bytes)
{
    // Qt passes over a byte order mark, others do not (RFC 8259, 8.1).
    if (bytes.startsWith("\xef\xbb\xbf"))
        return fault(JsonFault::Kind::NotJson, 0);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return fault(JsonFault::Kind::NotJson, error.offset);
    if (!document.isObject())
        return fault(JsonFault::Kind::NoObject);
    const qsizetype members = countMembers(document.object(), 1);
    if (members < 0)
        return fault(JsonFault::Kind::TooMuch);
    // Qt keeps the last of two members with one name; another reader of the same bytes may keep the first.
    if (members != countColons(bytes))
        return fault(JsonFault::Kind::NameTwice);
    return document.object();
}

} // namespace matinee
