#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace matinee {

class Database;

/// A person's `film` records, over the film tables: what they say of a film. Of a film of their own (ref
/// "local:<uuid>") that is all it says, and `present` false removes it; of any other the facts they put
/// right, and `present` false takes all of those back. null takes one fact back.
///
/// Fields   those of filmFields(), and `present`.
/// Errors   NotFound (no such film, or another person's), Invalid (names the field).
class FilmRecordRepository {
public:
    explicit FilmRecordRepository(Database &database) : m_database(database) { }

    /// std::nullopt when the person says nothing of it, or removed it.
    Result<std::optional<QJsonObject>> read(UserId user, const QString &ref) const;
    /// The films of which the person says or said something, by ref.
    Result<QStringList> refs(UserId user) const;
    /// Writes these fields and leaves the others.
    Result<void> write(UserId user, const QString &ref, const QJsonObject &fields, const QDateTime &now);

private:
    /// The film of this ref, unless it is another person's; std::nullopt when there is none.
    Result<std::optional<Movie>> film(UserId user, const QString &ref) const;
    Result<void> writeOwn(const Movie &before, const QJsonObject &fields, const QDateTime &now);
    Result<void> correct(UserId user, const Movie &before, const QJsonObject &fields, const QDateTime &now);

    Database &m_database;
};

} // namespace matinee
