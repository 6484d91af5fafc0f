#include "core/rest/request_head.h"

#include <algorithm>

namespace matinee {

namespace {

constexpr int BadRequest = 400;
constexpr qsizetype LongestNumber = 15; // digits; every such length fits in 64 bits

using Refusal = tl::unexpected<int>;

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

/// Only spaces and tabs may stand around a value: QByteArray::trimmed() takes more away.
QByteArray withoutPadding(QByteArrayView value)
{
    const auto isPadding = [](char c) { return c == ' ' || c == '\t'; };
    while (!value.isEmpty() && isPadding(value.front()))
        value = value.sliced(1);
    while (!value.isEmpty() && isPadding(value.back()))
        value.chop(1);
    return value.toByteArray();
}

bool isVisible(char c)
{
    return c > 0x20 && c < 0x7f;
}

bool isValueCharacter(char c)
{
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

bool isHexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isDigits(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A name or an address, and perhaps a port.
bool isHost(const QByteArray &text)
{
    const auto isHostCharacter = [](char c) {
        return isVisible(c) && !QByteArrayView("/?#@\\\"<>^`{|},").contains(c);
    };
    const qsizetype port = text.lastIndexOf(':');
    const bool isV6 = text.startsWith('[');
    const bool hasPort = port > text.lastIndexOf(']');
    const QByteArrayView name = hasPort ? QByteArrayView(text).first(port) : QByteArrayView(text);
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isHostCharacter)
        && (isV6 ? name.endsWith(']') : !name.contains(':') && !name.contains('[') && !name.contains(']'))
        && (!hasPort || isDigits(QByteArrayView(text).sliced(port + 1)));
}

/// In a path nobody needs what RFC 3986 leaves out, and others read "\\" as "/"; queries are typed by
/// people, so there quotes and such are let through.
bool isTarget(const QByteArray &target)
{
    // "//x/y" is the path /y of a host x to some, QUrl among them, and the path //x/y to others.
    if (!target.startsWith('/') || target.startsWith("//"))
        return false;
    bool isPath = true;
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target.at(i);
        isPath = isPath && c != '?';
        if (!isVisible(c) || c == '#' || c == '\\' || (isPath && QByteArrayView("\"<>^`{|}").contains(c)))
            return false;
        if (c == '%'
            && (i + 2 >= target.size() || !isHexadecimal(target[i + 1]) || !isHexadecimal(target[i + 2])))
            return false;
    }
    return true;
}

bool isServedMethod(const QByteArray &method)
{
    static constexpr const char *Served[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return std::any_of(std::begin(Served), std::end(Served),
                       [&](const char *name) { return method == name; });
}

/// The fields that decide about framing, as they came.
struct FramingFields {
    QByteArrayList host, contentLength, transferEncoding, connection, expect;
    bool upgrades = false;
    bool areDoubtful = false;

    void take(QByteArray name, const QByteArray &value)
    {
        // One reader takes the first of two, the other the last.
        for (const char *single : {"authorization", "content-type", "content-encoding"})
            areDoubtful = areDoubtful || (name == single && seen.contains(name));
        seen.append(name);
        // To programs that read fields from an environment, "_" and "-" are the same.
        name.replace('_', '-');
        areDoubtful = areDoubtful
            || (name != seen.last()
                && (name == "host" || name == "content-length" || name == "transfer-encoding"));
        if (name == "host")
            host.append(value);
        else if (name == "content-length")
            contentLength.append(value);
        else if (name == "transfer-encoding")
            transferEncoding.append(value);
        else if (name == "connection")
            connection.append(value.toLower());
        else if (name == "expect")
            expect.append(value.toLower());
        else if (name == "upgrade")
            upgrades = true;
    }

private:
    QByteArrayList seen;
};

tl::expected<FramingFields, int> readFields(const QList<QByteArray> &lines, const HeadLimits &limits)
{
    if (lines.size() - 1 > limits.fields)
        return Refusal(431);
    FramingFields fields;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray &line = lines.at(i);
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || !isToken(line.first(colon)))
            return Refusal(BadRequest);
        const QByteArray value = withoutPadding(QByteArrayView(line).sliced(colon + 1));
        if (!std::all_of(value.begin(), value.end(), isValueCharacter))
            return Refusal(BadRequest);
        fields.take(line.first(colon).toLower(), value);
    }
    if (fields.areDoubtful)
        return Refusal(BadRequest);
    return fields;
}

std::optional<qint64> plainNumber(const QByteArray &text)
{
    const bool isPlain = !text.isEmpty() && text.size() <= LongestNumber && isDigits(text);
    return isPlain ? std::optional(text.toLongLong()) : std::nullopt;
}

bool hasOption(const QByteArrayList &connection, QByteArrayView option)
{
    return std::any_of(connection.begin(), connection.end(), [&](const QByteArray &value) {
        const QByteArrayList options = value.split(',');
        return std::any_of(options.begin(), options.end(),
                           [&](const QByteArray &one) { return one.trimmed() == option; });
    });
}

} // namespace

tl::expected<RequestHead, int> readRequestLine(const QByteArray &line, const HeadLimits &limits)
{
    const QByteArrayList parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]))
        return Refusal(BadRequest);
    const QByteArray &target = parts[1];
    if (target.size() > limits.target)
        return Refusal(414);
    if (!parts[2].startsWith("HTTP/"))
        return Refusal(BadRequest);
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0")
        return Refusal(505);
    if (!isServedMethod(parts[0]))
        return Refusal(501);
    if (!isTarget(target))
        return Refusal(BadRequest);
    return RequestHead{.method = parts[0],
                       .path = target.first(target.indexOf('?') < 0 ? target.size() : target.indexOf('?')),
                       .isOld = parts[2] == "HTTP/1.0"};
}

tl::expected<RequestHead, int> readRequestHead(const QList<QByteArray> &lines, const HeadLimits &limits)
{
    auto head = readRequestLine(lines.value(0), limits);
    if (!head)
        return head;
    const auto fields = readFields(lines, limits);
    if (!fields)
        return Refusal(fields.error());

    const auto &host = fields->host;
    if (host.size() > 1 || (host.isEmpty() && !head->isOld) || (host.size() == 1 && !isHost(host[0])))
        return Refusal(BadRequest);
    if (fields->upgrades)
        return Refusal(501);

    head->closes = head->isOld || hasOption(fields->connection, "close");
    if (!fields->transferEncoding.isEmpty()) {
        if (head->isOld || fields->transferEncoding != QByteArrayList{"chunked"}
            || !fields->contentLength.isEmpty())
            return Refusal(BadRequest);
        head->chunked = true;
    }
    if (!fields->contentLength.isEmpty()) {
        const auto length = plainNumber(fields->contentLength.first());
        if (!length || fields->contentLength.size() > 1)
            return Refusal(BadRequest);
        head->contentLength = *length;
    }
    if (!fields->expect.isEmpty()) {
        if (fields->expect != QByteArrayList{"100-continue"})
            return Refusal(417);
        head->expectsContinue = !head->isOld && (head->chunked || head->contentLength > 0);
    }
    return head;
}

} // namespace matinee
