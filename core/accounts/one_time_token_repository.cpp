#include "core/accounts/one_time_token_repository.h"

#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(TokenPurpose purpose)
{
    return purpose == TokenPurpose::Reset ? u"reset"_s : u"email"_s;
}

std::optional<OneTimeToken> firstOf(Rows &rows, TokenPurpose purpose)
{
    if (!rows.next())
        return std::nullopt;
    return OneTimeToken{.user = UserId(rows.integer(0)),
                        .purpose = purpose,
                        .address = rows.text(1),
                        .createdAt = QDateTime::fromMSecsSinceEpoch(rows.integer(2), Qt::UTC),
                        .expiresAt = QDateTime::fromMSecsSinceEpoch(rows.integer(3), Qt::UTC)};
}

} // namespace

Result<void> OneTimeTokenRepository::replace(const OneTimeToken &token, const QString &hash)
{
    return removeAll(token.user, token.purpose).and_then([&] { return add(token, hash); });
}

Result<void> OneTimeTokenRepository::add(const OneTimeToken &token, const QString &hash)
{
    return m_database
        .execute(u"DELETE FROM one_time_token WHERE expires_at <= :now"_s,
                 {{u":now"_s, token.createdAt.toMSecsSinceEpoch()}})
        .and_then([&] {
            return m_database.execute(
                u"INSERT INTO one_time_token (hash, user_id, purpose, address, created_at, expires_at)"
                u" VALUES (:hash, :user, :purpose, :address, :created, :expires)"_s,
                {{u":hash"_s, hash},
                 {u":user"_s, token.user.value()},
                 {u":purpose"_s, nameOf(token.purpose)},
                 {u":address"_s, token.address},
                 {u":created"_s, token.createdAt.toMSecsSinceEpoch()},
                 {u":expires"_s, token.expiresAt.toMSecsSinceEpoch()}});
        });
}

Result<std::optional<OneTimeToken>> OneTimeTokenRepository::find(TokenPurpose purpose, const QString &hash,
                                                                 const QDateTime &now) const
{
    return m_database
        .run(u"SELECT user_id, address, created_at, expires_at FROM one_time_token"
             u" WHERE hash = :hash AND purpose = :purpose AND expires_at > :now"_s,
             {{u":hash"_s, hash}, {u":purpose"_s, nameOf(purpose)}, {u":now"_s, now.toMSecsSinceEpoch()}})
        .map([&](Rows rows) { return firstOf(rows, purpose); });
}

Result<std::optional<OneTimeToken>> OneTimeTokenRepository::newest(UserId user, TokenPurpose purpose) const
{
    return m_database
        .run(u"SELECT user_id, address, created_at, expires_at FROM one_time_token"
             u" WHERE user_id = :user AND purpose = :purpose ORDER BY created_at DESC LIMIT 1"_s,
             {{u":user"_s, user.value()}, {u":purpose"_s, nameOf(purpose)}})
        .map([&](Rows rows) { return firstOf(rows, purpose); });
}

Result<void> OneTimeTokenRepository::removeAll(UserId user, TokenPurpose purpose)
{
    return m_database.execute(u"DELETE FROM one_time_token WHERE user_id = :user AND purpose = :purpose"_s,
                              {{u":user"_s, user.value()}, {u":purpose"_s, nameOf(purpose)}});
}

} // namespace matinee
