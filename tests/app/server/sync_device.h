#pragma once

#include "core/sync_core/stamp.h"
#include "tests/app/server/server_process.h"

#include <QDateTime>

#include <optional>

namespace matinee {

/// What a server answered.
struct ApiAnswer {
    int status = 0;
    QByteArray head;
    QJsonObject body;

    static ApiAnswer of(const QByteArray &bytes)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        return {bytes.mid(9, 3).toInt(), bytes.left(end),
                QJsonDocument::fromJson(bytes.mid(end + 4)).object()};
    }
    QString text(const char *name) const { return body.value(QLatin1StringView(name)).toString(); }
    QJsonArray array(const char *name) const { return body.value(QLatin1StringView(name)).toArray(); }
};

/// Signs up somebody who is not there yet, and in; the access token.
inline QByteArray signedIn(const ServerProcess &server, const QString &handle)
{
    QJsonObject who{{QStringLiteral("handle"), handle},
                    {QStringLiteral("password"), QString::fromLatin1(ServerProcess::Password)}};
    server.askJson("POST", "/accounts", who);
    who.insert(QStringLiteral("device_name"), QStringLiteral("test"));
    return ApiAnswer::of(server.askJson("POST", "/sessions", who)).text("access_token").toLatin1();
}

/// A device that keeps nothing but its place: it says by hand what core/sync_client works out.
class TestDevice {
public:
    TestDevice(const ServerProcess &server, QByteArray token) : m_server(&server), m_token(std::move(token))
    {
        registered();
    }

    void registered()
    {
        const auto answer = ApiAnswer::of(m_server->askJson(
            "POST", "/sync/devices", {{QStringLiteral("name"), QStringLiteral("laptop")}}, m_token));
        id = answer.text("device_id");
        epoch = answer.body.value(QLatin1StringView("epoch")).toInteger();
        schema = answer.body.value(QLatin1StringView("schema")).toInt();
        status = answer.status;
    }

    /// A push of one rating, the next one; nothing is remembered of it before accept().
    QJsonObject rating(const QString &film, int points) const
    {
        const auto stamp = Stamp::first(QDateTime::currentDateTimeUtc(), quint32(qHash(id)));
        const QJsonObject mutation{
            {QStringLiteral("n"), lastN + 1},
            {QStringLiteral("mid"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
            {QStringLiteral("entity"), QStringLiteral("rating")},
            {QStringLiteral("key"), film},
            {QStringLiteral("op"), QStringLiteral("set")},
            {QStringLiteral("stamp"), stamp.text()},
            {QStringLiteral("fields"),
             QJsonObject{{QStringLiteral("value"), points}, {QStringLiteral("present"), true}}}};
        return {
            {QStringLiteral("protocol"), 1},
            {QStringLiteral("schema"), schema},
            {QStringLiteral("epoch"), epoch},
            {QStringLiteral("device"), id},
            {QStringLiteral("after"),
             QJsonObject{{QStringLiteral("n"), lastN}, {QStringLiteral("mid"), lastMid}}},
            {QStringLiteral("mutations"), QJsonArray{mutation}},
            {QStringLiteral("films"), QJsonArray()},
        };
    }

    ApiAnswer push(const QJsonObject &body)
    {
        auto answer = ApiAnswer::of(m_server->askJson("POST", "/sync/push", body, m_token));
        if (answer.status == 200) {
            lastN = answer.body.value(QLatin1StringView("last_n")).toInteger();
            lastMid = body.value(QLatin1StringView("mutations"))
                          .toArray()
                          .last()
                          .toObject()
                          .value(QLatin1StringView("mid"))
                          .toString();
        }
        return answer;
    }
    ApiAnswer rate(const QString &film, int points) { return push(rating(film, points)); }

    QByteArray question(int wait = 0) const
    {
        return "/sync/pull?device=" + id.toLatin1() + "&cursor=" + cursor.toLatin1()
            + "&wait=" + QByteArray::number(wait);
    }
    ApiAnswer pull(int wait = 0) { return took(ApiAnswer::of(get(question(wait)))); }

    ApiAnswer took(ApiAnswer answer)
    {
        if (answer.status == 200)
            cursor = answer.text("cursor");
        return answer;
    }

    QByteArray request(const QByteArray &path) const
    {
        return "GET /api/v1" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
            + m_token + "\r\n\r\n";
    }
    QByteArray get(const QByteArray &path) const { return m_server->ask(request(path)); }

    void moveTo(const ServerProcess &server) { m_server = &server; }
    const ServerProcess &server() const { return *m_server; }
    const QByteArray &token() const { return m_token; }

    QString id;
    qint64 epoch = 0;
    int schema = 0;
    int status = 0; ///< of the registration
    qint64 lastN = 0;
    QString lastMid;
    QString cursor;

private:
    const ServerProcess *m_server;
    QByteArray m_token;
};

/// A long poll under way.
class OpenQuestion {
public:
    OpenQuestion(const TestDevice &device, int wait)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), device.server().port());
        m_socket.waitForConnected();
        m_socket.write(device.request(device.question(wait)));
        m_socket.waitForBytesWritten();
    }

    bool isAnsweredWithin(int milliseconds) { return m_socket.waitForDisconnected(milliseconds); }
    ApiAnswer answer() { return ApiAnswer::of(m_socket.readAll()); }

private:
    QTcpSocket m_socket;
};

/// The points that an answer has for a film.
inline std::optional<int> pointsIn(const ApiAnswer &pulled, const QString &film)
{
    for (const QJsonValue &change : pulled.array("changes")) {
        const QJsonObject record = change.toObject();
        if (record.value(QLatin1StringView("entity")).toString() == QStringLiteral("rating")
            && record.value(QLatin1StringView("key")).toString() == film)
            return record.value(QLatin1StringView("fields"))
                .toObject()
                .value(QLatin1StringView("value"))
                .toArray()
                .at(0)
                .toInt();
    }
    return std::nullopt;
}

} // namespace matinee
