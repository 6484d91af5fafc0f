#include "core/accounts/audit_log.h"

#include "core/base/text.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysKept = 365;

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
        return m_entries.add(record).and_then([&] { return m_entries.removeBefore(now.addDays(-DaysKept)); });
    });
}

Result<QList<AuditRecord>> AuditLog::entries(std::optional<UserId> user, qint64 before, int limit) const
{
    return m_entries.entries(user, before, limit);
}

Result<void> AuditLog::verify() const
{
    std::optional<AuditRecord> previous;
    qint64 wrong = 0;
    auto read = m_entries.each([&](const AuditRecord &record) {
        const bool follows =
            !previous || (record.id == previous->id + 1 && record.chain == chainOf(record, previous->chain));
        const bool isWhole = record.salt.isEmpty() || record.digest == digestOf(record);
        if ((!follows || !isWhole) && wrong == 0)
            wrong = record.id;
        previous = record;
    });
    if (!read)
        return read;
    if (wrong > 0)
        return broken(wrong);
    return m_entries.head().and_then([&](const AuditRepository::Head &head) -> Result<void> {
        if (previous && (head.last != previous->id || head.chain != previous->chain))
            return broken(head.last);
        return {};
    });
}

Result<void> AuditLog::erase(UserId user)
{
    return m_entries.erase(user);
}

} // namespace matinee
