#include "core/accounts/audit_log.h"

#include "core/base/text.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUuid>

#include <algorithm>
#include <iterator>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysKept = 365;
constexpr int MostRemoved = 1000; ///< at once

/// The parts with their lengths, so that no two lists of parts read the same.
QByteArray joined(const QStringList &parts)
{
    QByteArray all;
    for (const QString &part : parts) {
        const QByteArray bytes = part.toUtf8();
        all += QByteArray::number(bytes.size()) + ':' + bytes;
    }
    return all;
}

QString digestOf(const AuditRecord &record)
{
    const QByteArray personal = joined({record.salt, QString::number(record.user.value()),
                                        QString::number(record.other.value()), record.detail});
    return QString::fromLatin1(QCryptographicHash::hash(personal, QCryptographicHash::Sha256).toHex());
}

tl::unexpected<Error> broken(qint64 entry)
{
    return fail(Error::Kind::Corrupt,
                say("core", "Entry %1 of the audit log is not as it was written.").arg(entry));
}

} // namespace

AuditLog::AuditLog(Database &database, const Clock &clock, const QByteArray &key)
    : m_entries(database),
      m_clock(clock),
      m_key(QMessageAuthenticationCode::hash("matinee audit", key, QCryptographicHash::Sha256))
{
}

QString AuditLog::chainOf(const AuditRecord &record, const QString &before) const
{
    const QByteArray all =
        joined({before, QString::number(record.id), QString::number(record.at.toMSecsSinceEpoch()),
                record.event, record.digest});
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash(all, m_key, QCryptographicHash::Sha256).toHex());
}

QString AuditLog::sealOf(const AuditRepository::Front &front) const
{
    const QByteArray all = joined({u"removed"_s, QString::number(front.removed), front.chain});
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash(all, m_key, QCryptographicHash::Sha256).toHex());
}

bool AuditLog::isSealed(const AuditRepository::Front &front) const
{
    return front.removed == 0 ? front.chain.isEmpty() : front.seal == sealOf(front);
}

/// Only from the front: an entry that a wrong clock dated back stays until those before it go.
Result<void> AuditLog::removeBefore(const QDateTime &then, const AuditRepository::Front &front)
{
    auto oldest = m_entries.oldest(1);
    if (oldest && !oldest->isEmpty() && oldest->first().at < then)
        oldest = m_entries.oldest(MostRemoved);
    if (!oldest)
        return tl::unexpected(oldest.error());
    const auto kept = std::find_if(oldest->cbegin(), oldest->cend(),
                                   [&](const AuditRecord &record) { return record.at >= then; });
    if (kept == oldest->cbegin())
        return {};
    const AuditRecord &last = *std::prev(kept);
    AuditRepository::Front next{.removed = last.id, .chain = last.chain};
    // What was broken stays so: its seal would hide it.
    const AuditRecord &first = oldest->first();
    if (isSealed(front) && first.id == front.removed + 1 && first.chain == chainOf(first, front.chain))
        next.seal = sealOf(next);
    return m_entries.removeUpTo(next);
}

Result<void> AuditLog::append(const AuditEntry &entry)
{
    const QDateTime now = m_clock.now();
    return m_entries.next().and_then([&](const AuditRepository::Head &head) {
        AuditRecord record{.id = head.last,
                           .at = now,
                           .event = nameOf(entry.event),
                           .user = entry.user,
                           .other = entry.other,
                           .detail = entry.detail,
                           .salt = QUuid::createUuid().toString(QUuid::Id128)};
        record.digest = digestOf(record);
        record.chain = chainOf(record, head.chain);
        return m_entries.add(record).and_then(
            [&] { return removeBefore(now.addDays(-DaysKept), head.front); });
    });
}

Result<QList<AuditRecord>> AuditLog::entries(std::optional<UserId> user, qint64 before, int limit) const
{
    return m_entries.entries(user, before, limit);
}

Result<void> AuditLog::verify() const
{
    std::optional<AuditRepository::Front> before; // the entry before: its number and chain
    std::optional<qint64> wrong;
    const auto head = m_entries.each([&](const AuditRepository::Head &now, const AuditRecord &record) {
        if (!before)
            before = now.front;
        const bool follows =
            record.id == before->removed + 1 && record.chain == chainOf(record, before->chain);
        const bool isWhole = record.salt.isEmpty() || record.digest == digestOf(record);
        if ((!follows || !isWhole) && !wrong)
            wrong = record.id;
        before = {.removed = record.id, .chain = record.chain};
    });
    if (!head)
        return tl::unexpected(head.error());
    if (!isSealed(head->front))
        return broken(head->front.removed);
    if (wrong)
        return broken(*wrong);
    const AuditRepository::Front last = before.value_or(head->front);
    if (head->last != last.removed || head->chain != last.chain)
        return broken(head->last);
    return {};
}

Result<void> AuditLog::takeOver()
{
    QList<AuditRepository::Link> links;
    QString before;
    return m_entries
        .each([&](const AuditRepository::Head &head, const AuditRecord &record) {
            before = chainOf(record, links.isEmpty() ? head.front.chain : before);
            links.append({record.id, before});
        })
        .and_then([&](AuditRepository::Head head) {
            head.chain = links.isEmpty() ? head.front.chain : before;
            if (head.front.removed > 0)
                head.front.seal = sealOf(head.front);
            return m_entries.rechain(links, head);
        });
}

Result<void> AuditLog::erase(UserId user)
{
    return m_entries.erase(user);
}

} // namespace matinee
