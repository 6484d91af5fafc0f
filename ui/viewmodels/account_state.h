#pragma once

#include "core/posters/poster.h"
#include "core/sync_client/sync_client.h"

#include <optional>

namespace matinee {

/// Two texts written at the same time, with what names the thing they are about.
struct TextToDecide {
    KeptText kept;
    QString about; ///< title of the film or name of the list
    QString year = {}; ///< of the film; may be empty
    QDateTime currentAt = {}; ///< UTC, when the text that is there was written; invalid: not known
    std::optional<PosterFacts> poster = {}; ///< of the film
};

/// A change that the server did not take, in words.
struct Refusal {
    RefusedEdit refused;
    QString about; ///< "Review · Stalker"
    QString text; ///< what would be lost, as it can be copied
};

/// All that the window shows of the open library's account.
struct AccountState {
    QString handle; ///< empty: the local library, which has none
    QString server; ///< "films.example" or "films.example:8443"
    SyncState sync;
    std::optional<QList<AccountDevice>> devices; ///< absent until the server has told
    QString devicesError; ///< translated; why it did not tell
    QList<TextToDecide> texts;
    QList<Refusal> refusals;

    bool hasAccount() const { return !handle.isEmpty(); }
    QString name() const { return handle + QLatin1Char('@') + server; }
};

/// What can be asked of the account's card.
enum class AccountAct { SyncNow, Resume, SignInAgain, CopyReport, KeepLibrary };

/// What becomes of two texts that were written at the same time.
enum class TextDecision { KeepCurrent, UseOther, Join };

/// What happens to the libraries of this computer between two windows, and which one is open afterwards.
struct LibraryChange {
    enum class Kind {
        Open, ///< `id`, empty: the local one
        Add, ///< `profile` becomes a library of its own and is opened
        Remove, ///< `id` leaves this computer; the local one is opened
    };

    Kind kind = Kind::Open;
    QString id = {};
    AccountProfile profile = {}; ///< of Add; its id names the secrets of the session that was begun
    LibraryChoice choice = LibraryChoice::KeepApart; ///< of Add
    bool keepCopy = false; ///< of Remove: its library becomes the local one
};

} // namespace matinee
