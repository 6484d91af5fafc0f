#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

namespace matinee {

/// An IPv4 address that came in the clothes of IPv6 (::ffff:192.0.2.1) as itself.
QHostAddress plainAddress(const QHostAddress &address);

/// Whom a request comes from: the peer, or, when that is a proxy which may be believed, the last address in
/// `forwardedFor` (X-Forwarded-For) that is none of `trusted`. What stands before that anybody may have
/// made up. The peer again when the field is empty or not a list of addresses.
QHostAddress clientAddress(const QHostAddress &peer, const QByteArray &forwardedFor,
                           const QList<QHostAddress> &trusted);

} // namespace matinee
