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
                                   "key_replaced"_L1,
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

/// The head, whose columns begin at `first`.
AuditRepository::Head headIn(const Rows &rows, int first)
{
    return {rows.integer(first),
            rows.text(first + 1),
            {rows.integer(first + 2), rows.text(first + 3), rows.text(first + 4)}};
}

tl::unexpected<Error> noHead()
{
    return fail(Error::Kind::Corrupt, say("core", "The head of the audit log is gone."));
}

} // namespace

QString nameOf(AuditEvent event)
{
    return EventNames[std::size_t(event)];
}

Result<AuditRepository::Head> AuditRepository::next()
{
    return m_database
        .run(u"UPDATE audit_head SET last = last + 1 WHERE id = 1"
             u" RETURNING last, chain, removed, removed_chain, removed_seal"_s)
        .and_then([](Rows rows) -> Result<Head> {
            if (!rows.next())
                return noHead();
            return headIn(rows, 0);
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

Result<QList<AuditRecord>> AuditRepository::oldest(int limit) const
{
    QList<AuditRecord> records;
    return m_database
        .each(u"SELECT id, at, event, user_id, other_id, detail, salt, digest, chain FROM audit"
              u" ORDER BY id LIMIT :limit"_s,
              {{u":limit"_s, limit}}, [&](const Rows &rows) { records.append(recordIn(rows)); })
        .map([&] { return records; });
}

Result<void> AuditRepository::removeUpTo(const Front &front)
{
    return m_database.execute(u"DELETE FROM audit WHERE id <= :removed"_s, {{u":removed"_s, front.removed}})
        .and_then([&] {
            return m_database.execute(u"UPDATE audit_head SET removed = :removed, removed_chain = :chain,"
                                      u" removed_seal = :seal WHERE id = 1"_s,
                                      {{u":removed"_s, front.removed},
                                       {u":chain"_s, front.chain},
                                       {u":seal"_s, front.seal.isEmpty() ? u""_s : front.seal}});
        });
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

Result<AuditRepository::Head>
AuditRepository::each(const std::function<void(const Head &, const AuditRecord &)> &use) const
{
    std::optional<Head> head;
    // One statement sees one moment, also while others append.
    return m_database
        .each(u"SELECT a.id, a.at, a.event, a.user_id, a.other_id, a.detail, a.salt, a.digest, a.chain,"
              u" h.last, h.chain, h.removed, h.removed_chain, h.removed_seal"
              u" FROM audit_head h LEFT JOIN audit a ON 1 = 1 ORDER BY a.id"_s,
              {},
              [&](const Rows &rows) {
                  if (!head)
                      head = headIn(rows, 9);
                  if (!rows.isNull(0))
                      use(*head, recordIn(rows));
              })
        .and_then([&]() -> Result<Head> {
            if (!head)
                return noHead();
            return *head;
        });
}

Result<void> AuditRepository::rechain(const QList<Link> &links, const Head &head)
{
    QList<QVariantList> rows;
    for (const Link &link : links)
        rows.append({link.chain, link.id});
    return m_database.executeMany(u"UPDATE audit SET chain = ? WHERE id = ?"_s, rows).and_then([&] {
        return m_database.execute(
            u"UPDATE audit_head SET chain = :chain, removed_seal = :seal WHERE id = 1"_s,
            {{u":chain"_s, head.chain.isEmpty() ? u""_s : head.chain},
             {u":seal"_s, head.front.seal.isEmpty() ? u""_s : head.front.seal}});
    });
}

Result<void> AuditRepository::erase(UserId user)
{
    return m_database.execute(u"UPDATE audit SET user_id = NULL, other_id = NULL, detail = '', salt = ''"
                              u" WHERE user_id = :user OR other_id = :user"_s,
                              {{u":user"_s, user.value()}});
}

} // namespace matinee
