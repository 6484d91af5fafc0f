#pragma once

#include <QUrl>

namespace matinee {

/// Whether a name or number stands for this machine: localhost, 127.0.0.0/8, ::1.
bool isLoopback(const QString &host);

/// Whether a question may be sent there: https anywhere, http to this machine only, with a host and without
/// a user's name or password, which would end in logs.
bool mayAsk(const QUrl &url);

bool isSameOrigin(const QUrl &left, const QUrl &right);

/// Whether an answer of `from` may send us on to `to`: where we may ask, and never from https to http.
bool mayFollow(const QUrl &from, const QUrl &to);

} // namespace matinee
