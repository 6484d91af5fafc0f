#include "core/accounts/personal_token_repository.h"

#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QVariant instantOrNull(const QDateTime &at)
{
    return at.isValid() ? QVariant(at.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QDateTime instant(const Rows &rows, int column)
{
    return rows.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(rows.integer(column), Qt::UTC);
}

QString textOf(const Scopes &scopes)
{
    QStringList names;
    for (const Scope scope : scopes)
        names.append(nameOf(scope));
    return names.join(u' ');
}

PersonalToken tokenIn(const Rows &rows)
{
    Scopes scopes;
    for (const QString &name : rows.text(3).split(u' ', Qt::SkipEmptyParts)) {
        if (const auto scope = scopeOf(name))
            scopes.append(*scope);
    }
    return {.id = rows.text(0),
            .user = UserId(rows.integer(1)),
            .name = rows.text(2),
            .scopes = scopes,
            .createdAt = instant(rows, 4),
            .expiresAt = instant(rows, 5),
            .usedAt = instant(rows, 6)};
}

} // namespace

QString nameOf(Scope scope)
{
    return scope == Scope::Read ? u"read"_s : scope == Scope::Write ? u"write"_s : u"metrics"_s;
}

std::optional<Scope> scopeOf(const QString &name)
{
    for (const Scope scope : {Scope::Read, Scope::Write, Scope::Metrics}) {
        if (nameOf(scope) == name)
            return scope;
    }
    return std::nullopt;
}

Result<void> PersonalTokenRepository::add(const PersonalToken &token, const QString &hash)
{
    return m_database.execute(
        u"INSERT INTO personal_token (id, user_id, name, hash, scopes, created_at, expires_at)"
        u" VALUES (:id, :user, :name, :hash, :scopes, :created, :expires)"_s,
        {{u":id"_s, token.id},
         {u":user"_s, token.user.value()},
         {u":name"_s, token.name},
         {u":hash"_s, hash},
         {u":scopes"_s, textOf(token.scopes)},
         {u":created"_s, token.createdAt.toMSecsSinceEpoch()},
         {u":expires"_s, instantOrNull(token.expiresAt)}});
}

Result<QList<PersonalToken>> PersonalTokenRepository::ofUser(UserId user) const
{
    QList<PersonalToken> tokens;
    return m_database
        .each(u"SELECT id, user_id, name, scopes, created_at, expires_at, used_at FROM personal_token"
              u" WHERE user_id = :user ORDER BY created_at DESC, id"_s,
              {{u":user"_s, user.value()}}, [&](const Rows &rows) { tokens.append(tokenIn(rows)); })
        .map([&] { return tokens; });
}

Result<std::optional<PersonalTokenMatch>> PersonalTokenRepository::find(const QString &hash) const
{
    return m_database
        .run(u"SELECT p.id, p.user_id, p.name, p.scopes, p.created_at, p.expires_at, p.used_at,"
             u" a.is_administrator, a.suspended_at, t.confirmed FROM personal_token p"
             u" JOIN account a ON a.user_id = p.user_id LEFT JOIN totp t ON t.user_id = p.user_id"
             u" WHERE p.hash = :hash"_s,
             {{u":hash"_s, hash}})
        .map([](Rows rows) -> std::optional<PersonalTokenMatch> {
            if (!rows.next())
                return std::nullopt;
            return PersonalTokenMatch{.token = tokenIn(rows),
                                      .isAdministrator = rows.integer(7) != 0,
                                      .isSuspended = !rows.isNull(8),
                                      .hasSecondFactor = rows.integer(9) != 0};
        });
}

Result<void> PersonalTokenRepository::setUsed(const QString &id, const QDateTime &now)
{
    return m_database.execute(u"UPDATE personal_token SET used_at = :now WHERE id = :id"_s,
                              {{u":now"_s, now.toMSecsSinceEpoch()}, {u":id"_s, id}});
}

Result<bool> PersonalTokenRepository::remove(UserId user, const QString &id)
{
    return m_database
        .run(u"DELETE FROM personal_token WHERE user_id = :user AND id = :id RETURNING id"_s,
             {{u":user"_s, user.value()}, {u":id"_s, id}})
        .map([](Rows rows) { return rows.next(); });
}

Result<void> PersonalTokenRepository::removeAll(UserId user)
{
    return m_database.execute(u"DELETE FROM personal_token WHERE user_id = :user"_s,
                              {{u":user"_s, user.value()}});
}

} // namespace matinee
