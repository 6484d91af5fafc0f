#pragma once

#include "core/rest/http.h"

#include <QByteArrayList>

namespace matinee {

/// The names that this server answers to, as the Host field has them: "localhost:8080". Without any, to all.
///
/// A web page whose own name is made to lead to this computer (DNS rebinding) may read what it is answered,
/// as it comes from the page's own origin; but the name in Host is still that of the page.
class Hosts {
public:
    Hosts() = default;
    /// 127.0.0.1, localhost and [::1] with this port.
    static Hosts loopback(quint16 port);

    bool contains(const Request &request) const;

private:
    QByteArrayList m_names; ///< in lower case
};

} // namespace matinee
