#include "core/accounts/account_repository.h"

#include "core/store/database.h"

#include <QCryptographicHash>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString columns()
{
    return u"SELECT p.id, p.handle, p.name, p.created_at, a.password_hash, a.is_administrator, a.email, "
           u"a.suspended_at,"
           u" t.confirmed FROM account a JOIN profile p ON p.id = a.user_id LEFT JOIN totp t ON t.user_id = a.user_id"_s;
}

Account accountIn(const Rows &rows)
{
    return {.user = UserId(rows.integer(0)),
            .handle = rows.text(1),
            .name = rows.text(2),
            .createdAt = QDateTime::fromMSecsSinceEpoch(rows.integer(3), Qt::UTC),
            .isAdministrator = rows.integer(5) != 0,
            .email = rows.text(6),
            .isSuspended = !rows.isNull(7),
            .hasSecondFactor = rows.integer(8) != 0};
}

std::optional<StoredAccount> firstOf(Rows &rows)
{
    if (!rows.next())
        return std::nullopt;
    return StoredAccount{accountIn(rows), rows.text(4).toLatin1()};
}

QString handleHash(const QString &handle)
{
    return QString::fromLatin1(QCryptographicHash::hash(handle.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

Result<Account> AccountRepository::add(const QString &handle, const QByteArray &passwordHash,
                                       const QDateTime &now)
{
    // Numbered after the last one, whoever gave that its number; that of somebody who left is never given
    // again.
    const auto id = m_database.insert(
        u"INSERT INTO meta (name, value) SELECT 'newest_user', CAST(COALESCE(MAX(id), 0) + 1 AS TEXT) FROM "
        u"profile"
        u" WHERE 1 = 1 ON CONFLICT (name) DO UPDATE SET value = CAST(CASE"
        u" WHEN CAST(meta.value AS BIGINT) >= CAST(excluded.value AS BIGINT) THEN CAST(meta.value AS BIGINT) "
        u"+ 1"
        u" ELSE CAST(excluded.value AS BIGINT) END AS TEXT) RETURNING CAST(value AS BIGINT)"_s,
        {});
    if (!id)
        return tl::unexpected(id.error());
    const auto added = m_database.execute(
        u"INSERT INTO profile (id, handle, name, created_at) VALUES (:id, :handle, :name, :now)"_s,
        {{u":id"_s, *id},
         {u":handle"_s, handle},
         {u":name"_s, handle},
         {u":now"_s, now.toMSecsSinceEpoch()}});
    if (!added)
        return tl::unexpected(added.error());
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
    return m_database.run(columns() + u" WHERE p.handle = :handle"_s, {{u":handle"_s, handle}})
        .map([](Rows rows) { return firstOf(rows); });
}

Result<std::optional<StoredAccount>> AccountRepository::findByEmail(const QString &email) const
{
    return m_database.run(columns() + u" WHERE a.email = :email"_s, {{u":email"_s, email.toLower()}})
        .map([](Rows rows) { return firstOf(rows); });
}

Result<std::optional<StoredAccount>> AccountRepository::find(UserId user) const
{
    return m_database.run(columns() + u" WHERE p.id = :user"_s, {{u":user"_s, user.value()}})
        .map([](Rows rows) { return firstOf(rows); });
}

Result<std::optional<Account>> AccountRepository::findProfile(UserId user) const
{
    return m_database
        .run(u"SELECT handle, name, created_at FROM profile WHERE id = :user"_s, {{u":user"_s, user.value()}})
        .map([&](Rows rows) -> std::optional<Account> {
            if (!rows.next())
                return std::nullopt;
            return Account{.user = user,
                           .handle = rows.text(0),
                           .name = rows.text(1),
                           .createdAt = QDateTime::fromMSecsSinceEpoch(rows.integer(2), Qt::UTC)};
        });
}

Result<QList<Account>> AccountRepository::list(const QString &after, int limit) const
{
    QList<Account> accounts;
    return m_database
        .each(columns() + u" WHERE p.handle > :after ORDER BY p.handle LIMIT :limit"_s,
              {{u":after"_s, after.isNull() ? u""_s : after},
               {u":limit"_s, limit}}, // a null text is NULL to Qt
              [&](const Rows &rows) { accounts.append(accountIn(rows)); })
        .map([&] { return accounts; });
}

Result<int> AccountRepository::count() const
{
    return m_database.run(u"SELECT COUNT(*) FROM account"_s).map([](Rows rows) {
        return rows.next() ? int(rows.integer(0)) : 0;
    });
}

Result<int> AccountRepository::countCheaper(const PasswordCost &cost) const
{
    int cheaper = 0;
    return m_database
        .each(u"SELECT password_hash FROM account"_s, {},
              [&](const Rows &row) { cheaper += isCheaper(row.text(0).toLatin1(), cost) ? 1 : 0; })
        .map([&] { return cheaper; });
}

Result<bool> AccountRepository::hasAdministrator() const
{
    return m_database.run(u"SELECT 1 FROM account WHERE is_administrator = 1 LIMIT 1"_s).map([](Rows rows) {
        return rows.next();
    });
}

Result<bool> AccountRepository::isLastAdministrator(UserId user) const
{
    bool is = false, isOther = false;
    return m_database
        .each(u"SELECT user_id FROM account WHERE is_administrator = 1 AND suspended_at IS NULL"_s, {},
              [&](const Rows &rows) { (UserId(rows.integer(0)) == user ? is : isOther) = true; })
        .map([&] { return is && !isOther; });
}

Result<void> AccountRepository::setPasswordHash(UserId user, const QByteArray &hash)
{
    return m_database.execute(u"UPDATE account SET password_hash = :hash WHERE user_id = :user"_s,
                              {{u":hash"_s, QString::fromLatin1(hash)}, {u":user"_s, user.value()}});
}

Result<void> AccountRepository::setName(UserId user, const QString &name)
{
    return m_database.execute(u"UPDATE profile SET name = :name WHERE id = :user"_s,
                              {{u":name"_s, name}, {u":user"_s, user.value()}});
}

Result<void> AccountRepository::setEmail(UserId user, const QString &email)
{
    const QVariant value =
        email.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(email.toLower());
    return m_database.execute(u"UPDATE account SET email = :email WHERE user_id = :user"_s,
                              {{u":email"_s, value}, {u":user"_s, user.value()}});
}

Result<void> AccountRepository::setAdministrator(UserId user, bool is)
{
    return m_database.execute(u"UPDATE account SET is_administrator = :is WHERE user_id = :user"_s,
                              {{u":is"_s, is ? 1 : 0}, {u":user"_s, user.value()}});
}

Result<void> AccountRepository::setSuspended(UserId user, const QDateTime &at)
{
    const QVariant value =
        at.isValid() ? QVariant(at.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
    return m_database.execute(u"UPDATE account SET suspended_at = :at WHERE user_id = :user"_s,
                              {{u":at"_s, value}, {u":user"_s, user.value()}});
}

Result<void> AccountRepository::reserve(const QString &handle, const QDateTime &until)
{
    return m_database.execute(u"INSERT INTO reserved_handle (hash, until) VALUES (:hash, :until)"
                              u" ON CONFLICT (hash) DO UPDATE SET until = excluded.until"_s,
                              {{u":hash"_s, handleHash(handle)}, {u":until"_s, until.toMSecsSinceEpoch()}});
}

Result<bool> AccountRepository::isReserved(const QString &handle, const QDateTime &now) const
{
    return m_database
        .run(u"SELECT 1 FROM reserved_handle WHERE hash = :hash AND until > :now"_s,
             {{u":hash"_s, handleHash(handle)}, {u":now"_s, now.toMSecsSinceEpoch()}})
        .map([](Rows rows) { return rows.next(); });
}

} // namespace matinee
