#pragma once

#include "ui/viewmodels/account_state.h"

namespace matinee {

/// How it stands with an account, in words.
struct SyncWords {
    QString icon; ///< of resources/icons
    QString title; ///< "In step with your account"
    QString text; ///< who, when, how much waits
    QString brief; ///< two words for the foot of the sidebar: "In step", "1 conflict"
    bool isTrouble = false; ///< the person has to do something
    std::optional<AccountAct> act = {}; ///< what helps
    std::optional<AccountAct> other = {}; ///< and what else
};

/// `now` in UTC.
SyncWords syncWords(const AccountState &account, const QDateTime &now);
/// "films.example", or "films.example:8443" where it listens elsewhere.
QString placeOf(const QUrl &server);
/// "Sync now", "Go on".
QString actText(AccountAct act);
/// "just now", "5 min ago", "today, 14:05", "yesterday, 19:20", "21 Nov, 08:12", "21 Nov 2025, 08:12"; both
/// in UTC, the answer in the time of this place. "never" of an invalid moment.
QString momentText(const QDateTime &moment, const QDateTime &now);
/// "Diary entries" of entity "watch"; an unknown one is told as it is called.
QString entityText(const QString &entity);
/// What somebody who is asked for help wants to know; no text of the person's, no secret.
QString syncReport(const AccountState &account, const QString &version, const QDateTime &now);

} // namespace matinee
