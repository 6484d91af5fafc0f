#include "core/accounts/mail_queue.h"

#include "core/store/database.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds Claim = 5min;
constexpr int MostTries = 16; // with waits of 1, 2, 4 minutes up to four hours: two days

QByteArray contentOf(const Mail &mail)
{
    return QJsonDocument(
               QJsonObject{{u"to"_s, mail.to}, {u"subject"_s, mail.subject}, {u"text"_s, mail.text}})
        .toJson(QJsonDocument::Compact);
}

Mail mailIn(const QByteArray &content)
{
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    return {object.value(u"to"_s).toString(), object.value(u"subject"_s).toString(),
            object.value(u"text"_s).toString()};
}

} // namespace

Result<void> MailQueue::insert(UserId user, const QString &kind, const QByteArray &content)
{
    const qint64 now = m_context.clock.now().toMSecsSinceEpoch();
    return m_context.database.execute(
        u"INSERT INTO mail (user_id, kind, sealed, tries, next_try_at, queued_at)"
        u" VALUES (:user, :kind, :sealed, 0, :next, :now)"_s,
        {{u":user"_s, user.isStored() ? QVariant(user.value()) : QVariant(QMetaType::fromType<qint64>())},
         {u":kind"_s, kind},
         {u":sealed"_s, m_seal.seal(content)},
         {u":next"_s, now},
         {u":now"_s, now}});
}

Result<void> MailQueue::add(UserId user, const Mail &mail)
{
    return insert(user, u"message"_s, contentOf(mail));
}

Result<void> MailQueue::addReset(const QString &handleOrAddress)
{
    return insert({}, u"reset"_s, handleOrAddress.toUtf8());
}

Result<std::optional<QueuedMail>> MailQueue::take()
{
    const qint64 now = m_context.clock.now().toMSecsSinceEpoch();
    return m_context.database.inTransaction([&]() -> Result<std::optional<QueuedMail>> {
        return m_context.database
            .run(u"UPDATE mail SET next_try_at = :claimed, tries = tries + 1 WHERE id = (SELECT id FROM mail"
                 u" WHERE next_try_at <= :now ORDER BY next_try_at, id LIMIT 1)"
                 u" RETURNING id, kind, sealed, tries"_s,
                 {{u":claimed"_s, now + qint64(Claim.count())}, {u":now"_s, now}})
            .map([&](Rows rows) -> std::optional<QueuedMail> {
                if (!rows.next())
                    return std::nullopt;
                QueuedMail mail{.id = rows.integer(0), .tries = int(rows.integer(3)) - 1};
                // One that a lost key sealed cannot be read any more: an empty message, which nothing is sent
                // for.
                const QByteArray content = m_seal.open(rows.text(2)).value_or(QByteArray());
                if (rows.text(1) == "reset"_L1)
                    mail.resetFor = QString::fromUtf8(content);
                else
                    mail.message = mailIn(content);
                return mail;
            });
    });
}

Result<void> MailQueue::remove(qint64 id)
{
    return m_context.database.execute(u"DELETE FROM mail WHERE id = :id"_s, {{u":id"_s, id}});
}

Result<void> MailQueue::postpone(const QueuedMail &mail)
{
    if (mail.tries + 1 >= MostTries)
        return remove(mail.id);
    const std::chrono::milliseconds wait =
        std::min<std::chrono::milliseconds>(1min * (1 << std::min(mail.tries, 10)), 4h);
    return m_context.database.execute(
        u"UPDATE mail SET next_try_at = :next WHERE id = :id"_s,
        {{u":next"_s, m_context.clock.now().toMSecsSinceEpoch() + qint64(wait.count())},
         {u":id"_s, mail.id}});
}

} // namespace matinee
