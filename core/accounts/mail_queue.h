#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/secret_seal.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>

#include <optional>

namespace matinee {

/// A message to one person.
struct Mail {
    QString to;
    QString subject;
    QString text;
};

/// Something in the queue whose turn it is.
struct QueuedMail {
    qint64 id = 0;
    std::optional<Mail> message = {}; ///< nothing: a reset was asked for, see `resetFor`
    QString resetFor = {}; ///< the handle or address that somebody typed
    int tries = 0; ///< before this one
};

/// The `mail` table. What is queued in a transaction is sent if and only if that transaction is kept, though
/// it may be sent twice when a program ends between sending and noting it.
class MailQueue {
public:
    explicit MailQueue(const AccountContext &context) : m_context(context), m_seal(context.key, "mail") { }

    Result<void> add(UserId user, const Mail &mail);
    /// The same work whether there is such an account or not: that is looked at later, by whoever sends.
    Result<void> addReset(const QString &handleOrAddress);

    /// The next one to send, which is nobody else's for five minutes; std::nullopt when none is due.
    Result<std::optional<QueuedMail>> take();
    Result<void> remove(qint64 id);
    /// Tried again later each time, for two days in all; then it is given up.
    Result<void> postpone(const QueuedMail &mail);

private:
    Result<void> insert(UserId user, const QString &kind, const QByteArray &content);

    const AccountContext &m_context;
    SecretSeal m_seal;
};

} // namespace matinee
