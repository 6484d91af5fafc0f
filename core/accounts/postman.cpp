#include "core/accounts/postman.h"

#include <chrono>

namespace matinee {

using namespace std::chrono_literals;

Result<bool> Postman::send(const QueuedMail &mail, const std::atomic_bool &stop)
{
    MailQueue &queue = m_accounts.mail;
    if (!mail.message)
        return m_accounts.passwords.mailReset(mail.resetFor)
            .and_then([&] { return queue.remove(mail.id); })
            .map([] { return false; });
    const auto sent = sendMail(m_settings, *mail.message, m_accounts.context.clock.now(), stop);
    m_trouble = sent ? QString() : sent.error().detail;
    if (!sent && sent.error().kind == Error::Kind::Unavailable)
        return queue.postpone(mail).map([] { return false; });
    return queue.remove(mail.id).map([&] { return sent.has_value(); });
}

Result<int> Postman::deliver(const std::atomic_bool &stop)
{
    int sent = 0;
    while (!stop) {
        const auto next = m_accounts.mail.take();
        if (!next)
            return tl::unexpected(next.error());
        if (!*next)
            return sent;
        const auto done = send(**next, stop);
        if (!done)
            return tl::unexpected(done.error());
        sent += *done ? 1 : 0;
    }
    return sent;
}

MailThread::MailThread(OpenAccounts open, MailSettings settings, Log log)
    : m_thread([this, open = std::move(open), settings = std::move(settings), log = std::move(log)] {
          run(open, settings, log);
      })
{
}

MailThread::~MailThread()
{
    m_isEnding = true;
    m_thread.join();
}

void MailThread::run(const OpenAccounts &open, const MailSettings &settings, const Log &log)
{
    const auto accounts = open();
    if (!accounts)
        return log(accounts.error().message);
    Postman postman(**accounts, settings);
    QString told;
    while (!m_isEnding) {
        const auto delivered = postman.deliver(m_isEnding);
        const QString trouble = delivered ? postman.trouble() : delivered.error().detail;
        if (trouble != told && !trouble.isEmpty())
            log(trouble);
        told = trouble;
        for (int i = 0; i < 10 && !m_isEnding; ++i)
            std::this_thread::sleep_for(100ms);
    }
}

} // namespace matinee
