#pragma once

#include "core/base/result.h"

#include <QNetworkProxy>

#include <optional>

namespace matinee {

/// The way to the network that a person wrote down: "" is the system's (std::nullopt), "none" none,
/// "http://host:port" and "socks5://host:port" that one, which also looks up the names of servers. Errors
/// Invalid (anything else, also with a user's name or password: it would be kept in plain text).
Result<std::optional<QNetworkProxy>> readProxy(const QString &text);

} // namespace matinee
