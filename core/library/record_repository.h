#pragma once

#include "core/base/result.h"
#include "core/sync_core/mutation.h"

#include <QDateTime>

#include <optional>

namespace matinee {

class Database;

/// A person's records as sync names them (entity, key, fields), over the typed tables `rating`,
/// `favourite`, `watchlist`, `hidden`, `watch` and `review`. What makes undo, import and sync one
/// mechanism: whoever can read and write these can do all three. No rules, no log, no clock.
///
/// Fields   rating {value, rated_at, present}; favourite, watchlist, hidden {added_at, note, present};
///          watch {film, watched_on, rewatch, note, place}; review {film, text, spoiler, visibility,
///          written_at, present}. Instants ISO 8601 UTC. A missing field keeps its value, or gets
///          its natural start (now, empty, false) in a new record.
/// Errors   NotFound (film), Invalid (entity, field value; names it).
class RecordRepository {
public:
    explicit RecordRepository(Database &database) : m_database(database) { }

    /// The fields of a living record; std::nullopt when there is none or it was removed.
    Result<std::optional<QJsonObject>> read(UserId user, const QString &entity, const QString &key) const;
    Result<void> write(UserId user, const RecordEdit &edit, const QDateTime &now);

    /// Removal of a watch is final in sync, so one that comes back needs another key: this one if it
    /// never was removed, else one derived from it (the same on every device).
    Result<QString> livingKey(UserId user, const QString &entity, const QString &key) const;

    /// The canonical ref of a film; NotFound.
    Result<QString> refOf(MovieId movie) const;

private:
    Database &m_database;
};

} // namespace matinee
