#include "core/accounts/second_factor_repository.h"

#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

std::optional<UserId> userIn(Rows &rows)
{
    return rows.next() ? std::optional(UserId(rows.integer(0))) : std::nullopt;
}

} // namespace

Result<std::optional<StoredTotp>> SecondFactorRepository::totp(UserId user) const
{
    return m_database
        .run(u"SELECT secret, confirmed FROM totp WHERE user_id = :user"_s, {{u":user"_s, user.value()}})
        .map([](Rows rows) -> std::optional<StoredTotp> {
            if (!rows.next())
                return std::nullopt;
            return StoredTotp{rows.text(0), rows.integer(1) != 0};
        });
}

Result<void> SecondFactorRepository::begin(UserId user, const QString &sealedSecret)
{
    return m_database.execute(
        u"INSERT INTO totp (user_id, secret, confirmed, last_step) VALUES (:user, :secret, 0, 0)"
        u" ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, confirmed = 0, last_step = 0"_s,
        {{u":user"_s, user.value()}, {u":secret"_s, sealedSecret}});
}

Result<void> SecondFactorRepository::confirm(UserId user)
{
    return m_database.execute(u"UPDATE totp SET confirmed = 1 WHERE user_id = :user"_s,
                              {{u":user"_s, user.value()}});
}

Result<void> SecondFactorRepository::remove(UserId user)
{
    return m_database.execute(u"DELETE FROM totp WHERE user_id = :user"_s, {{u":user"_s, user.value()}});
}

Result<bool> SecondFactorRepository::takeStep(UserId user, qint64 step)
{
    return m_database
        .run(
            u"UPDATE totp SET last_step = :step WHERE user_id = :user AND last_step < :newer RETURNING user_id"_s,
            {{u":step"_s, step}, {u":user"_s, user.value()}, {u":newer"_s, step}})
        .map([](Rows rows) { return userIn(rows).has_value(); });
}

Result<void> SecondFactorRepository::replaceCodes(UserId user, const QStringList &hashes)
{
    return m_database
        .execute(u"DELETE FROM recovery_code WHERE user_id = :user"_s, {{u":user"_s, user.value()}})
        .and_then([&] {
            QList<QVariantList> rows;
            for (const QString &hash : hashes)
                rows.append({hash, user.value()});
            return m_database.executeMany(u"INSERT INTO recovery_code (hash, user_id) VALUES (?, ?)"_s, rows);
        });
}

Result<int> SecondFactorRepository::codesLeft(UserId user) const
{
    return m_database
        .run(u"SELECT COUNT(*) FROM recovery_code WHERE user_id = :user"_s, {{u":user"_s, user.value()}})
        .map([](Rows rows) { return rows.next() ? int(rows.integer(0)) : 0; });
}

Result<std::optional<UserId>> SecondFactorRepository::takeCode(const QString &hash)
{
    return m_database
        .run(u"DELETE FROM recovery_code WHERE hash = :hash RETURNING user_id"_s, {{u":hash"_s, hash}})
        .map([](Rows rows) { return userIn(rows); });
}

Result<std::optional<UserId>> SecondFactorRepository::ownerOf(const QString &codeHash) const
{
    return m_database.run(u"SELECT user_id FROM recovery_code WHERE hash = :hash"_s, {{u":hash"_s, codeHash}})
        .map([](Rows rows) { return userIn(rows); });
}

} // namespace matinee
