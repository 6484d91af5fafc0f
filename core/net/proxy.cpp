#include "core/net/proxy.h"

#include "core/base/text.h"

#include <QUrl>

namespace matinee {

using namespace Qt::StringLiterals;

Result<std::optional<QNetworkProxy>> readProxy(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    if (text == "none"_L1)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(text);
    const bool isHttp = url.scheme() == "http"_L1;
    const bool isPlain = url.userInfo().isEmpty() && (url.path().isEmpty() || url.path() == "/"_L1)
        && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || !(isHttp || url.scheme() == "socks5"_L1) || url.host().isEmpty() || url.port() < 1
        || !isPlain)
        return fail(Error::Kind::Invalid,
                    say("core", "A proxy is written http://host:port or socks5://host:port, or none."));
    return QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
                         quint16(url.port()));
}

} // namespace matinee
