#pragma once

#include "core/base/result.h"
#include "core/sync/sync_messages.h"

namespace matinee {

class Database;

/// Keeps the typed tables, which everything else reads, in line with a person's records. For one transaction
/// of its caller: it remembers which films are here.
///
/// What a person says of a film of everybody's counts on their devices alone: a server keeps it and changes
/// nothing. A record is shown as soon as it is whole: one about a film that is not here (or is another
/// person's) waits in sync_unplaced. Records about one film under several refs are shown as one, the later
/// stamp of each field.
class Projector {
public:
    enum class Side { Device, Server };

    Projector(Database &database, Side side) : m_database(database), m_side(side) { }

    /// Shows records as they are, or takes away what was shown of them: films first, and in the end what
    /// waited for a film that is here by now.
    Result<void> show(UserId user, QList<RecordState> records);

private:
    struct Film {
        MovieId id;
        QString ref; ///< canonical
        QStringList refs; ///< all it has
    };
    Result<void> showOne(UserId user, const RecordState &record);
    Result<void> showWaiting(UserId user);
    Result<void> lookUp(UserId user, const QStringList &refs);
    Result<std::optional<Film>> film(UserId user, const QString &ref);
    Result<void> showFilm(UserId user, const RecordState &record);
    Result<void> writeFilm(UserId user, const RecordState &record);
    Result<RecordState> ofAllRefs(UserId user, const RecordState &record, const Film &film) const;
    Result<void> write(UserId user, const RecordState &record, const std::optional<Film> &film);
    Result<void> wait(UserId user, const RecordState &record, const QString &ref);
    Result<void> waitNoMore(UserId user, const RecordState &record);
    Result<bool> hasWaiting(UserId user);
    Result<QHash<QString, QList<std::pair<QString, QString>>>> waiting(UserId user, qint64 version);

    Database &m_database;
    Side m_side;
    QHash<QString, Film> m_films; ///< that were looked up and are here, by ref
    std::optional<bool> m_hasWaiting; ///< whether anything waits
};

} // namespace matinee
