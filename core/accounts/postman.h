#pragma once

#include "core/accounts/accounts.h"
#include "core/accounts/mail_sender.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace matinee {

/// Sends what waits in the queue of mail. What cannot be sent now is tried again later.
class Postman {
public:
    Postman(Accounts &accounts, MailSettings settings) : m_accounts(accounts), m_settings(std::move(settings))
    {
    }

    /// Sends all that is due, or until another thread sets `stop`; how many messages went out. Errors: the
    /// database's; a mail server's are in `trouble`.
    Result<int> deliver(const std::atomic_bool &stop);
    /// Why the last message that did not go out did not; empty when all is well. For the log.
    QString trouble() const { return m_trouble; }

private:
    Result<bool> send(const QueuedMail &mail, const std::atomic_bool &stop);

    Accounts &m_accounts;
    MailSettings m_settings;
    QString m_trouble;
};

/// A postman on a thread of his own, who looks into the queue every second while it lives.
class MailThread {
public:
    /// Opens the services of the thread; called on it. What is answered keeps their owner alive.
    using OpenAccounts = std::function<Result<std::shared_ptr<Accounts>>()>;
    using Log = std::function<void(const QString &trouble)>;

    MailThread(OpenAccounts open, MailSettings settings, Log log);
    ~MailThread();
    Q_DISABLE_COPY_MOVE(MailThread)

private:
    void run(const OpenAccounts &open, const MailSettings &settings, const Log &log);

    std::atomic_bool m_isEnding{false};
    std::thread m_thread;
};

} // namespace matinee
