#pragma once

#include "core/base/result.h"

#include <QHostAddress>
#include <QList>

namespace matinee {

/// The addresses of --trusted-proxy, "127.0.0.1,10.0.0.2"; none for an empty text.
/// Errors   Invalid.
Result<QList<QHostAddress>> readTrustedProxies(const QString &text);

/// Whether the server may listen at `address`: where others can reach it, only behind a proxy, which must be
/// named, because without it everybody would seem to come from there. Errors   Invalid.
Result<void> checkReach(const QHostAddress &address, bool hasProxy, const QList<QHostAddress> &proxies);

} // namespace matinee
