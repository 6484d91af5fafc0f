#include "core/accounts/invitation_repository.h"

#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString columns()
{
    return u"SELECT i.id, i.user_id, p.handle, i.is_administrator, i.created_at, i.expires_at"
           u" FROM invitation i LEFT JOIN profile p ON p.id = i.user_id"_s;
}

Invitation invitationIn(const Rows &rows)
{
    return {.id = rows.text(0),
            .by = UserId(rows.integer(1)),
            .byHandle = rows.text(2),
            .isAdministrator = rows.integer(3) != 0,
            .createdAt = QDateTime::fromMSecsSinceEpoch(rows.integer(4), Qt::UTC),
            .expiresAt = QDateTime::fromMSecsSinceEpoch(rows.integer(5), Qt::UTC)};
}

} // namespace

Result<void> InvitationRepository::add(const Invitation &invitation, const QString &hash)
{
    const QVariant by =
        invitation.by.isStored() ? QVariant(invitation.by.value()) : QVariant(QMetaType::fromType<qint64>());
    return m_database.execute(
        u"INSERT INTO invitation (id, hash, user_id, is_administrator, created_at, expires_at)"
        u" VALUES (:id, :hash, :by, :administrator, :created, :expires)"_s,
        {{u":id"_s, invitation.id},
         {u":hash"_s, hash},
         {u":by"_s, by},
         {u":administrator"_s, invitation.isAdministrator ? 1 : 0},
         {u":created"_s, invitation.createdAt.toMSecsSinceEpoch()},
         {u":expires"_s, invitation.expiresAt.toMSecsSinceEpoch()}});
}

Result<QList<Invitation>> InvitationRepository::list() const
{
    QList<Invitation> invitations;
    return m_database
        .each(columns() + u" ORDER BY i.created_at DESC, i.id"_s, {},
              [&](const Rows &rows) { invitations.append(invitationIn(rows)); })
        .map([&] { return invitations; });
}

Result<std::optional<Invitation>> InvitationRepository::find(const QString &hash) const
{
    return m_database.run(columns() + u" WHERE i.hash = :hash"_s, {{u":hash"_s, hash}})
        .map([](Rows rows) -> std::optional<Invitation> {
            if (!rows.next())
                return std::nullopt;
            return invitationIn(rows);
        });
}

Result<bool> InvitationRepository::remove(const QString &id)
{
    return m_database.run(u"DELETE FROM invitation WHERE id = :id RETURNING id"_s, {{u":id"_s, id}})
        .map([](Rows rows) { return rows.next(); });
}

Result<void> InvitationRepository::removeExpired(const QDateTime &now)
{
    return m_database.execute(u"DELETE FROM invitation WHERE expires_at <= :now"_s,
                              {{u":now"_s, now.toMSecsSinceEpoch()}});
}

Result<QString> InvitationRepository::storedPolicy() const
{
    return m_database.run(u"SELECT value FROM meta WHERE name = 'sign_up'"_s).map([](Rows rows) {
        return rows.next() ? rows.text(0) : QString();
    });
}

Result<void> InvitationRepository::storePolicy(const QString &policy)
{
    return m_database.execute(u"INSERT INTO meta (name, value) VALUES ('sign_up', :policy)"
                              u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                              {{u":policy"_s, policy}});
}

} // namespace matinee
