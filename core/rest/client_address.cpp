#include "core/rest/client_address.h"

namespace matinee {

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

QHostAddress clientAddress(const QHostAddress &peer, const QByteArray &forwardedFor,
                           const QList<QHostAddress> &trusted)
{
    const QHostAddress direct = plainAddress(peer);
    if (!trusted.contains(direct))
        return direct;
    QByteArrayList hops = forwardedFor.split(',');
    while (!hops.isEmpty()) {
        QHostAddress hop;
        if (!hop.setAddress(QString::fromLatin1(hops.takeLast().trimmed())))
            return direct;
        if (hop = plainAddress(hop); !trusted.contains(hop))
            return hop;
    }
    return direct;
}

} // namespace matinee
