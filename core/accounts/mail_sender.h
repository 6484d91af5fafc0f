#pragma once

#include "core/accounts/mail_queue.h"
#include "core/base/result.h"

#include <QByteArray>

#include <atomic>

namespace matinee {

/// The mail server that takes what we send.
struct MailSettings {
    QString url; ///< "smtps://mail.example.org" or "smtp://user@mail.example.org:587"; empty: no mail
    QString from; ///< an address
    QByteArray password = {}; ///< of the user in the URL
};

/// A message as RFC 5322 and MIME write it, lines ended with CR LF. `id` makes its Message-ID.
QByteArray messageText(const Mail &mail, const QString &from, const QDateTime &now, const QString &id);

/// Hands one message to the mail server; blocking, up to half a minute. Beyond this machine only over TLS.
/// `stop` breaks it off from another thread.
/// Errors   Invalid (the server will never take it: 5xx), Unavailable (try later).
Result<void> sendMail(const MailSettings &settings, const Mail &mail, const QDateTime &now,
                      const std::atomic_bool &stop);

} // namespace matinee
