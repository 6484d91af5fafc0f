#pragma once

#include "core/base/result.h"
#include "core/sync_core/merge.h"
#include "core/sync_core/mutation.h"
#include "core/sync_core/record_state.h"

#include <QDateTime>
#include <QList>
#include <QMap>

#include <optional>

namespace matinee {

/// What devices and servers say to each other; see "Synchronisation" in ARCHITECTURE.md.
inline constexpr int SyncProtocol = 1;

/// What one question may hold.
inline constexpr int MostMutations = 500;
inline constexpr int MostPulledRecords = 1000;
inline constexpr qint64 MostPushedBytes = qint64(1) << 20;

/// Enough of a film to show it where nobody knows its ref.
struct FilmHint {
    QString ref; ///< canonical
    QString title;
    std::optional<int> year;

    friend bool operator==(const FilmHint &, const FilmHint &) = default;
};

/// How many records of an entity are visible, and the sum modulo 2^64 of a hash of (entity, key, seq) of
/// each. Equal records have equal digests.
struct EntityDigest {
    qint64 count = 0;
    quint64 sum = 0;

    friend bool operator==(const EntityDigest &, const EntityDigest &) = default;
};
using RecordDigest = QMap<QString, EntityDigest>; ///< by entity; entities without visible records are absent

struct PushRequest {
    int protocol = SyncProtocol;
    int schema = 0; ///< of the device's database
    qint64 epoch = 0;
    QString device;
    qint64 afterN = 0; ///< the last change that the device knows to have arrived, 0: none
    QString afterMid;
    QList<Mutation> mutations = {}; ///< at most MostMutations, n without gaps
    QList<FilmHint> films = {};
};

struct MutationOutcome {
    enum class Is { Applied, Superseded, Conflict, Refused };

    qint64 n = 0;
    Is is = Is::Applied;
    QString copy = {}; ///< of a conflict: the key of the text_copy
    QString code = {}; ///< of a refusal: "invalid", "forbidden", "quota", "unknown_entity"
    QString message = {}; ///< of a refusal, translated

    friend bool operator==(const MutationOutcome &, const MutationOutcome &) = default;
};

struct PushAnswer {
    qint64 lastN = 0;
    QDateTime serverTime; ///< UTC
    int schema = 0; ///< of the server
    QList<MutationOutcome> outcomes; ///< of every mutation of the request, in order
    QList<RecordState>
        records; ///< every record the request names and every copy it made, as they are afterwards
    qint64 before = 0; ///< the newest seq of the account before this push
    qint64 head = 0; ///< and after it: what lies between is all in `records`
};

struct PullRequest {
    QString device;
    QString cursor; ///< as the last answer gave it; empty: everything
    int limit = 500; ///< 1 to MostPulledRecords
};

struct PullAnswer {
    qint64 epoch = 0;
    QList<RecordState> changes; ///< by seq
    QString cursor; ///< after them
    bool more = false;
    qint64 head = 0; ///< the newest seq of the account
    qint64 lastN = 0; ///< the device's last change here
    QDateTime serverTime; ///< UTC
    int schema = 0; ///< of the server
    RecordDigest digest; ///< of all records
    QList<FilmHint> films; ///< that the changes are about, as far as they may be unknown
};

/// Why a whole question is not answered. The device does what `code` says:
///
/// - device_forked, device_gap, device_unknown (409): register a new device, number again, read everything
/// again
/// - resync_required (410): read everything again
/// - too_large (413): send fewer changes at once
/// - invalid (422): send fewer, until the one at fault is found
/// - protocol (426): wait for a newer program
/// - failed: what `error` says
struct SyncFault {
    SyncFault(Error failed) : code(QStringLiteral("failed")), error(std::move(failed)) { } // NOLINT
    SyncFault(QString why, Error said) : code(std::move(why)), error(std::move(said)) { }

    QString code;
    Error error;
};
template <class T>
using SyncResult = tl::expected<T, SyncFault>;

/// `return fault(u"invalid"_s, say("core", "..."));`
inline tl::unexpected<SyncFault> fault(const QString &code, const QString &message)
{
    return tl::unexpected(SyncFault(code, {Error::Kind::Conflict, message}));
}

/// The JSON of the API document (resources/api/openapi.yaml). Reading errors: Invalid, names the place.
QJsonObject pushRequestJson(const PushRequest &request);
Result<PushRequest> pushRequestFromJson(const QJsonObject &json);
QJsonObject pushAnswerJson(const PushAnswer &answer);
Result<PushAnswer> pushAnswerFromJson(const QJsonObject &json);
QJsonObject pullAnswerJson(const PullAnswer &answer);
Result<PullAnswer> pullAnswerFromJson(const QJsonObject &json);

} // namespace matinee
