#include "core/accounts/audit_repository.h"

#include "core/base/text.h"
#include "core/store/database.h"

#include <array>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array EventNames = {"signed_up"_L1,
                                   "signed_in"_L1,
                                   "sign_in_failed"_L1,
                                   "proved"_L1,
                                   "proof_failed"_L1,
                                   "signed_out"_L1,
                                   "session_revoked"_L1,
                                   "all_sessions_revoked"_L1,
                                   "token_reused"_L1,
                                   "password_changed"_L1,
                                   "password_reset"_L1,
                                   "reset_requested"_L1,
                                   "second_factor_added"_L1,
                                   "second_factor_removed"_L1,
                                   "recovery_codes_made"_L1,
                                   "recovery_code_used"_L1,
                                   "token_made"_L1,
                                   "token_removed"_L1,
                                   "email_change_requested"_L1,
                                   "email_changed"_L1,
                                   "role_changed"_L1,
                                   "suspended"_L1,
                                   "restored"_L1,
                                   "invited"_L1,
                                   "invitation_removed"_L1,
                                   "settings_changed"_L1,
                                   "users_read"_L1,
                                   "audit_read"_L1,
                                   "exported"_L1,
                                   "erased"_L1};
static_assert(EventNames.size() == std::size_t(AuditEvent::Erased) + 1);

QVariant idOrNull(UserId user)
{
    return user.isStored() ? QVariant(user.value()) : QVariant(QMetaType::fromType<qint64>());
}

AuditRecord recordIn(const Rows &rows)
{
    return {.id = rows.integer(0),
            .at = QDateTime::fromMSecsSinceEpoch(rows.integer(1), Qt::UTC),
            .event = rows.text(2),
            .user = UserId(rows.integer(3)),
            .other = UserId(rows.integer(4)),
            .detail = rows.text(5),
            .salt = rows.text(6),
            .digest = rows.text(7),
            .chain = rows.text(8)};
}

AuditRepository::Head headIn(Rows &rows)
{
    return rows.next() ? AuditRepository::Head{rows.integer(0), rows.text(1)} : AuditRepository::Head();
}

} // namespace

QString nameOf(AuditEvent event)
{
    return EventNames[std::size_t(event)];
}

Result<AuditRepository::Head> AuditRepository::next()
{
    return m_database.run(u"UPDATE audit_head SET last = last + 1 WHERE id = 1 RETURNING last, chain"_s)
        .map([](Rows rows) { return headIn(rows); });
}

Result<AuditRepository::Head> AuditRepository::head() const
{
    return m_database.run(u"SELECT last, chain FROM audit_head WHERE id = 1"_s).map([](Rows rows) {
        return headIn(rows);
    });
}

Result<void> AuditRepository::add(const AuditRecord &record)
{
    return m_database
        .execute(u"INSERT INTO audit (id, at, event, user_id, other_id, detail, salt, digest, chain) VALUES"
                 u" (:id, :at, :event, :user, :other, :detail, :salt, :digest, :chain)"_s,
                 {{u":id"_s, record.id},
                  {u":at"_s, record.at.toMSecsSinceEpoch()},
                  {u":event"_s, record.event},
                  {u":user"_s, idOrNull(record.user)},
                  {u":other"_s, idOrNull(record.other)},
                  {u":detail"_s, record.detail.isNull() ? u""_s : record.detail}, // a null text is NULL to Qt
                  {u":salt"_s, record.salt},
                  {u":digest"_s, record.digest},
                  {u":chain"_s, record.chain}})
        .and_then([&] {
            return m_database.execute(u"UPDATE audit_head SET chain = :chain WHERE id = 1"_s,
                                      {{u":chain"_s, record.chain}});
        });
}

Result<void> AuditRepository::removeBefore(const QDateTime &then)
{
    return m_database.execute(u"DELETE FROM audit WHERE at < :then"_s,
                              {{u":then"_s, then.toMSecsSinceEpoch()}});
}

Result<QList<AuditRecord>> AuditRepository::entries(std::optional<UserId> user, qint64 before,
                                                    int limit) const
{
    QList<AuditRecord> records;
    const auto use = [&](const Rows &rows) {
        records.append(recordIn(rows));
        records.last().userHandle = rows.text(9);
        records.last().otherHandle = rows.text(10);
    };
    const QString from =
        u"SELECT a.id, a.at, a.event, a.user_id, a.other_id, a.detail, a.salt, a.digest, a.chain, p.handle, "
        u"o.handle"
        u" FROM audit a LEFT JOIN profile p ON p.id = a.user_id LEFT JOIN profile o ON o.id = a.other_id"
        u" WHERE a.id < :before"_s;
    const QString order = u" ORDER BY a.id DESC LIMIT :limit"_s;
    Bindings bindings = {{u":before"_s, before}, {u":limit"_s, limit}};
    if (user)
        bindings.emplaceBack(u":user"_s, user->value());
    return m_database.each(from + (user ? u" AND a.user_id = :user"_s : QString()) + order, bindings, use)
        .map([&] { return records; });
}

Result<void> AuditRepository::each(const std::function<void(const AuditRecord &)> &use) const
{
    return m_database.each(
        u"SELECT id, at, event, user_id, other_id, detail, salt, digest, chain FROM audit ORDER BY id"_s, {},
        [&](const Rows &rows) { use(recordIn(rows)); });
}

Result<void> AuditRepository::erase(UserId user)
{
    return m_database.execute(u"UPDATE audit SET user_id = NULL, other_id = NULL, detail = '', salt = ''"
                              u" WHERE user_id = :user OR other_id = :user"_s,
                              {{u":user"_s, user.value()}});
}

} // namespace matinee
