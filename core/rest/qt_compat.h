#pragma once

#include "core/rest/http.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpSocket>

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif

namespace matinee {

/// What differs between the HTTP server of Qt 6.4 and that of 6.8, and nothing else.

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)

using ResponderRef = QHttpServerResponder &&;

template <class Receive>
void receiveEverything(QHttpServer &server, QObject *, Receive receive)
{
    server.setMissingHandler(receive);
}

inline QByteArray headerOf(const QHttpServerRequest &request, const QByteArray &name)
{
    return request.value(name);
}

inline void writeResponse(QHttpServerResponder &responder, const Response &response)
{
    responder.writeStatusLine(QHttpServerResponder::StatusCode(response.status));
    for (const auto &[name, value] : response.headers)
        responder.writeHeader(name, value);
    responder.writeBody(response.body);
}

#else

using ResponderRef = QHttpServerResponder &;

template <class Receive>
void receiveEverything(QHttpServer &server, QObject *context, Receive receive)
{
    server.setMissingHandler(context, receive);
}

inline QByteArray headerOf(const QHttpServerRequest &request, const QByteArray &name)
{
    return request.headers().combinedValue(name);
}

inline void writeResponse(QHttpServerResponder &responder, const Response &response)
{
    QHttpHeaders headers;
    for (const auto &[name, value] : response.headers)
        headers.append(name, value);
    responder.write(response.body, headers, QHttpServerResponder::StatusCode(response.status));
}

#endif

/// Neither version says on which socket a request came, or not both: the newest request of a socket
/// is the one whose peer it has.
inline QTcpSocket *socketOf(const QHttpServerRequest &request, QHttpServerResponder &responder,
                            const QList<QTcpSocket *> &sockets)
{
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    Q_UNUSED(request)
    Q_UNUSED(sockets)
    return responder.socket();
#else
    Q_UNUSED(responder)
    for (QTcpSocket *socket : sockets) {
        if (socket->peerPort() == request.remotePort() && socket->peerAddress() == request.remoteAddress())
            return socket;
    }
    return nullptr;
#endif
}

} // namespace matinee
