#include "app/server/proxy_options.h"

#include "core/base/text.h"
#include "core/rest/client_address.h"

namespace matinee {

Result<QList<QHostAddress>> readTrustedProxies(const QString &text)
{
    QList<QHostAddress> proxies;
    for (const QString &one : text.split(u',', Qt::SkipEmptyParts)) {
        QHostAddress address;
        if (!address.setAddress(one.trimmed()))
            return fail(Error::Kind::Invalid,
                        say("server", "--trusted-proxy takes addresses, like 127.0.0.1,10.0.0.2."));
        proxies.append(plainAddress(address));
    }
    return proxies;
}

Result<void> checkReach(const QHostAddress &address, bool hasProxy, const QList<QHostAddress> &proxies)
{
    if (address.isLoopback() || (hasProxy && !proxies.isEmpty()))
        return {};
    return fail(Error::Kind::Invalid,
                say("server",
                    "Matinee speaks plain HTTP, so it listens on this machine only (127.0.0.1 or [::1]).\n"
                    "Put a proxy with TLS in front of it, and say so with --i-have-a-proxy and "
                    "--trusted-proxy <its address>."));
}

} // namespace matinee
