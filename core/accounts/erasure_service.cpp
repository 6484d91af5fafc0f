#include "core/accounts/erasure_service.h"

#include "core/base/text.h"
#include "core/store/database.h"

#include <array>

namespace matinee {

namespace {

constexpr int DaysReserved = 30;

#define OWN_FILMS "(SELECT id FROM movie WHERE owner_id = :user)"

/// In this order, for what refers to what. A film of their own stays as an empty, removed row, which tells
/// caches and search indexes that it is gone; names and keywords that nothing else has go with it.
constexpr std::array Statements = {
    "DELETE FROM list_item WHERE user_id = :user",
    "DELETE FROM list WHERE user_id = :user",
    "DELETE FROM watch WHERE user_id = :user",
    "DELETE FROM rating WHERE user_id = :user",
    "DELETE FROM favourite WHERE user_id = :user",
    "DELETE FROM watchlist WHERE user_id = :user",
    "DELETE FROM hidden WHERE user_id = :user",
    "DELETE FROM nudge WHERE user_id = :user",
    "DELETE FROM review WHERE user_id = :user",
    "DELETE FROM preference WHERE user_id = :user",
    "DELETE FROM undo_step WHERE user_id = :user",
    "DELETE FROM feedback WHERE user_id = :user",
    "DELETE FROM feedback_choice WHERE user_id = :user",
    "DELETE FROM sync_base WHERE user_id = :user",
    "DELETE FROM sync_outbox WHERE user_id = :user",
    "DELETE FROM sync_state WHERE user_id = :user",
    "DELETE FROM sync_account WHERE user_id = :user",
    "DELETE FROM sync_device WHERE user_id = :user",
    "DELETE FROM sync_mutation WHERE user_id = :user",
    "DELETE FROM sync_unplaced WHERE user_id = :user",
    "DELETE FROM sync_film WHERE user_id = :user",
    "DELETE FROM sync_snapshot WHERE user_id = :user",
    "DELETE FROM sync_refused WHERE user_id = :user",
    "DELETE FROM text_copy WHERE user_id = :user",
    "DELETE FROM kept_answer WHERE user_id = :user",
    "DELETE FROM movie_correction WHERE user_id = :user",
    "DELETE FROM movie_title WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM movie_score WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM movie_fact WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM movie_external_id WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM movie_genre WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM movie_country WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM movie_language WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM credit WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM person WHERE ref IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM credit WHERE credit.person_id = person.id)",
    "DELETE FROM movie_keyword WHERE movie_id IN " OWN_FILMS,
    "DELETE FROM keyword"
    " WHERE NOT EXISTS (SELECT 1 FROM movie_keyword WHERE movie_keyword.keyword_id = keyword.id)",
    "INSERT INTO meta (name, value) VALUES ('catalogue_version', '1')"
    " ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(meta.value AS BIGINT) + 1 AS TEXT)",
    // Its ref is free again, for whoever brings the same library back.
    "UPDATE movie SET ref = 'local:erased-' || id, title = '', original_title = NULL, year = NULL, "
    "runtime_minutes = NULL, popularity = "
    "NULL,"
    " synopsis = NULL, owner_id = NULL, removed = 1, changed_version ="
    " (SELECT CAST(value AS BIGINT) FROM meta WHERE name = 'catalogue_version') WHERE owner_id = :user",
    "DELETE FROM refresh_token WHERE session_id IN (SELECT id FROM session WHERE user_id = :user)",
    "DELETE FROM session WHERE user_id = :user",
    "DELETE FROM personal_token WHERE user_id = :user",
    "DELETE FROM totp WHERE user_id = :user",
    "DELETE FROM recovery_code WHERE user_id = :user",
    "DELETE FROM one_time_token WHERE user_id = :user",
    "DELETE FROM invitation WHERE user_id = :user",
    "DELETE FROM mail WHERE user_id = :user",
    "DELETE FROM account WHERE user_id = :user",
    "DELETE FROM profile WHERE id = :user",
};

} // namespace

/// Others need somebody who looks after the server.
Result<void> ErasureService::passOn(UserId user)
{
    const auto isLast = m_accounts.isLastAdministrator(user);
    if (!isLast || !*isLast)
        return isLast.map([](bool) {});
    return m_accounts.count().and_then([&](int accounts) -> Result<void> {
        if (accounts > 1)
            return fail(Error::Kind::Conflict,
                        say("core",
                            "You are the only administrator. Make somebody else one first: PATCH "
                            "/api/v1/admin/users/{handle}."));
        return m_signUps.keepPolicy();
    });
}

Result<void> ErasureService::runAll(UserId user)
{
    for (const char *statement : Statements) {
        const QString sql = QString::fromLatin1(statement);
        const auto bindings = sql.contains(QLatin1StringView(":user"))
            ? Bindings{{QStringLiteral(":user"), user.value()}}
            : Bindings();
        if (auto done = m_context.database.execute(sql, bindings); !done)
            return done;
    }
    return {};
}

Result<void> ErasureService::erase(UserId user)
{
    return m_context.database.inTransaction([&] {
        return m_accounts.find(user).and_then([&](const auto &found) -> Result<void> {
            if (!found)
                return fail(Error::Kind::NotFound, say("core", "There is no such account."));
            return passOn(user)
                .and_then([&] {
                    return m_accounts.reserve(found->account.handle,
                                              m_context.clock.now().addDays(DaysReserved));
                })
                .and_then([&] { return runAll(user); })
                .and_then([&] { return m_audit.erase(user); })
                .and_then([&] { return m_audit.append({.event = AuditEvent::Erased}); });
        });
    });
}

} // namespace matinee
