#pragma once

#include "core/base/clock.h"
#include "core/sync/sync_messages.h"

#include <QUrlQuery>

#include <optional>

namespace matinee {

class AnswerTaker;
class Database;
struct DeviceState;

/// What the device asks next, in the words of the API.
struct SyncQuestion {
    enum class Kind { Register, Push, Pull };

    Kind kind = Kind::Pull;
    quint64 number = 0; ///< 1, 2, 3... within this store: only the newest may be answered
    QJsonObject body = {}; ///< of Register (without the name) and Push
    QUrlQuery query = {}; ///< of Pull
};

/// What the server answered, whatever it was.
struct SyncAnswer {
    int status = 200;
    QJsonObject body;
};

/// What an answer led to.
struct SyncStep {
    enum class Next {
        Ask, ///< there is something to send or to read
        Rest, ///< all is sent and read
        Halve, ///< the question was too large: ask again, it is smaller now
        Wait, ///< the server is busy
        SignIn, ///< the session has ended; changes go on to be kept
        Decide, ///< a mass removal waits for the person's word
        Update, ///< the server wants a newer program
        Erased, ///< the account is no more
        Stop, ///< a defect; `message` for the report
    };

    Next next = Next::Rest;
    bool changed = false; ///< what is visible is not what it was
    QString message = {}; ///< translated
};

/// A change that the server did not take. What it changed is as it was before.
struct RefusedEdit {
    QString mid;
    RecordEdit edit; ///< to be made again: it knows whether the text it followed is still there
    QString code; ///< see MutationOutcome
    QString message;
    QDateTime at; ///< UTC
};

/// A text that lost against another one written at the same time.
struct KeptText {
    QString id; ///< of the text_copy
    QString entity; ///< "review" or "list"
    QString key; ///< of the record it was in
    QString text;
    QDateTime writtenAt; ///< UTC
    QString current; ///< the text that is there now; empty when the record is gone
    QString film; ///< ref of the film it is about, of a review
};

/// How many visible records of an entity a pull would take away.
struct HeldRemoval {
    QString entity;
    qint64 had = 0;
    qint64 lost = 0;
};

struct SyncStatus {
    qint64 unsent = 0;
    QDateTime syncedAt; ///< UTC, when all was last sent and read; invalid: never
    QList<HeldRemoval> held; ///< not empty: nothing is read before decideRemoval()
    qint64 refused = 0;
    qint64 conflicts = 0;
    bool isReadingAll = false; ///< a full resync is under way
};

/// The device's half: what it has still to send, what the server told it, and the exchange between both.
/// Blocking; every call is one transaction, so that it may be killed at any instruction. Nothing of an
/// exchange is in memory but the number of the newest question.
///
/// What a person sees is the base (records as the server last told them) with the unsent edits replayed over
/// it, by the merge that the server uses.
class SyncStore {
public:
    SyncStore(Database &database, const Clock &clock);

    /// The next question, or std::nullopt: nothing to send, and `read` is false. A question asked before will
    /// not be answered any more.
    Result<std::optional<SyncQuestion>> ask(UserId user, bool read);
    /// Takes in the answer of a question; one that is not the newest changes nothing (Next::Ask).
    Result<SyncStep> take(UserId user, const SyncQuestion &question, const SyncAnswer &answer);

    Result<SyncStatus> status(UserId user);
    /// The pull's cursor for a long poll; empty while there is anything to send or to read.
    Result<QString> restingCursor(UserId user);

    Result<QList<RefusedEdit>> refused(UserId user);
    Result<void> forgetRefused(UserId user, const QString &mid);
    Result<QList<KeptText>> keptTexts(UserId user); ///< newest first

    /// A mass removal: true takes it in, false keeps the records and sends them again.
    Result<void> decideRemoval(UserId user, bool accept);
    /// Reads everything again, beside what is there.
    Result<void> startResync(UserId user);
    /// The library belongs to no account any more: everything in it is unsent again, for whichever comes
    /// next.
    Result<void> detach(UserId user);

private:
    static SyncQuestion pull(const DeviceState &state, quint64 number);
    Result<SyncStep> taken(UserId user, DeviceState &state, const SyncQuestion &question,
                           const SyncAnswer &answer);
    Result<SyncStep> refused(UserId user, AnswerTaker &taker, const SyncQuestion &question,
                             const SyncAnswer &answer);
    Result<SyncStep> halved(UserId user, AnswerTaker &taker, const SyncQuestion &question,
                            const SyncAnswer &answer);

    Database &m_database;
    const Clock &m_clock;
    quint64 m_asked = 0;
    int m_most = MostMutations; ///< in a push; halved by 413
    bool m_differed = false; ///< see AnswerTaker
    bool m_isBehind = false; ///< the last push told of changes that were not read yet
};

} // namespace matinee
