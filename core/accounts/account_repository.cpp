#include "core/accounts/account_repository.h"

#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

std::optional<StoredAccount> firstOf(Rows &rows)
{
    if (!rows.next())
        return std::nullopt;
    return StoredAccount{{.user = UserId(rows.integer(0)),
                          .handle = rows.text(1),
                          .name = rows.text(2),
                          .createdAt = QDateTime::fromMSecsSinceEpoch(rows.integer(3), Qt::UTC),
                          .isAdministrator = rows.integer(5) != 0},
                         rows.text(4).toLatin1()};
}

} // namespace

Result<Account> AccountRepository::add(const QString &handle, const QByteArray &passwordHash,
                                       const QDateTime &now)
{
    const auto id = m_database.insert(
        // Numbered after the last one, whoever gave that its number.
        u"INSERT INTO profile (id, handle, name, created_at)"
        u" SELECT COALESCE(MAX(id), 0) + 1, :handle, :name, :now FROM profile RETURNING id"_s,
        {{u":handle"_s, handle}, {u":name"_s, handle}, {u":now"_s, now.toMSecsSinceEpoch()}});
    if (!id)
        return tl::unexpected(id.error());
    return m_database
        .execute(u"INSERT INTO account (user_id, password_hash, created_at) VALUES (:user, :hash, :now)"_s,
                 {{u":user"_s, *id},
                  {u":hash"_s, QString::fromLatin1(passwordHash)},
                  {u":now"_s, now.toMSecsSinceEpoch()}})
        .map(
            [&] { return Account{.user = UserId(*id), .handle = handle, .name = handle, .createdAt = now}; });
}

Result<std::optional<StoredAccount>> AccountRepository::findByHandle(const QString &handle) const
{
    return m_database
        .run(u"SELECT p.id, p.handle, p.name, p.created_at, a.password_hash, a.is_administrator"
             u" FROM account a JOIN profile p ON p.id = a.user_id WHERE p.handle = :handle"_s,
             {{u":handle"_s, handle}})
        .map([](Rows rows) { return firstOf(rows); });
}

Result<std::optional<StoredAccount>> AccountRepository::find(UserId user) const
{
    return m_database
        .run(u"SELECT p.id, p.handle, p.name, p.created_at, a.password_hash, a.is_administrator"
             u" FROM account a JOIN profile p ON p.id = a.user_id WHERE p.id = :user"_s,
             {{u":user"_s, user.value()}})
        .map([](Rows rows) { return firstOf(rows); });
}

Result<void> AccountRepository::setPasswordHash(UserId user, const QByteArray &hash)
{
    return m_database.execute(u"UPDATE account SET password_hash = :hash WHERE user_id = :user"_s,
                              {{u":hash"_s, QString::fromLatin1(hash)}, {u":user"_s, user.value()}});
}

Result<void> AccountRepository::makeAdministrator(UserId user)
{
    return m_database.execute(u"UPDATE account SET is_administrator = 1 WHERE user_id = :user"_s,
                              {{u":user"_s, user.value()}});
}

} // namespace matinee
