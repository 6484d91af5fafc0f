#pragma once

#include "core/base/result.h"
#include "core/sync_core/mutation.h"

#include <QDateTime>
#include <QSet>

#include <optional>

namespace matinee {

class Database;

/// The key under which a removed watch comes back: removal is final in sync, for a key. The same on
/// every device.
QString keyAfterRemoval(const QString &key);

/// A living record of an entity.
struct Record {
    QString key;
    QJsonObject fields;

    friend bool operator==(const Record &, const Record &) = default;
};

/// A person's records as sync names them (entity, key, fields), over the typed tables, see record_tables.cpp.
/// What makes undo, import and sync one mechanism: whoever can read and write these can do all three. No
/// rules, no log, no clock.
///
/// Fields   rating {value, rated_at, present}; favourite, watchlist, hidden {added_at, note, present};
///          nudge {direction, added_at, present}; watch {film, watched_on, rewatch, note, place}; review
///          {film, text, spoiler, visibility, written_at, present}; list {name, about, visibility, ranked,
///          query, present}; list_item {pos, note, present}; text_copy
///          {record, text, written_at}; pref {value, present}, see preferences.h; film:
///          see FilmRecordRepository. Instants ISO 8601 UTC. A missing field keeps its value, or gets its
///          natural start (now, empty, false) in a new record.
/// Errors   NotFound (film), Invalid (entity, field value; names it).
class RecordRepository {
public:
    explicit RecordRepository(Database &database) : m_database(database) { }

    /// The fields of a living record; std::nullopt when there is none or it was removed.
    Result<std::optional<QJsonObject>> read(UserId user, const QString &entity, const QString &key) const;
    /// All living records of an entity, by key.
    Result<QList<Record>> all(UserId user, const QString &entity) const;
    /// What becomes of fields that an edit does not name.
    enum class Fields {
        Named, ///< they keep their values
        Whole, ///< they get their natural start: the edit is all there is
    };
    /// `film` is what the record is about, when the caller knows it already.
    Result<void> write(UserId user, const RecordEdit &edit, const QDateTime &now,
                       Fields fields = Fields::Named, MovieId film = {});

    /// This key, or for a watch that was removed the one it comes back under.
    Result<QString> livingKey(UserId user, const QString &entity, const QString &key) const;
    /// The keys of all watches that were ever removed.
    Result<QSet<QString>> removedWatches(UserId user) const;

    /// The canonical ref of a film; NotFound.
    Result<QString> refOf(MovieId movie) const;

private:
    Result<QList<Record>> allFilms(UserId user) const;

    Database &m_database;
};

} // namespace matinee
