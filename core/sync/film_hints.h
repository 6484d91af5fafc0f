#pragma once

#include "core/sync/sync_messages.h"

#include <QSet>

namespace matinee {

class Database;

/// What there is to say of films that records are about, so that who does not know a ref can show them. Films
/// of a person's own are records themselves and need none.
class FilmHints {
public:
    explicit FilmHints(Database &database) : m_database(database) { }

    /// The refs of such films that these edits or records name.
    static QSet<QString> refsOf(const QList<Mutation> &mutations);
    static QSet<QString> refsOf(const QList<RecordState> &records);

    /// From the catalogue, else what devices of the person said.
    Result<QList<FilmHint>> of(UserId user, const QSet<QString> &refs) const;
    /// Server: keeps what a device says of films that the catalogue does not have.
    Result<void> keep(UserId user, const QList<FilmHint> &hints, const QSet<QString> &wanted);
    /// Device: makes those films, of source "sync", that are not here.
    Result<void> makeFilms(const QList<FilmHint> &hints, const QDateTime &now);

private:
    Result<QList<FilmHint>> unknown(const QList<FilmHint> &hints) const;

    Database &m_database;
};

} // namespace matinee
