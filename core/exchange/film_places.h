#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/exchange/library_archive.h"

#include <QHash>

namespace matinee {

class CatalogService;
class Database;

/// Which films here the films of an archive are, for one person.
///
/// One that is not here becomes a film of the person's own, which nobody else sees: an archive is what
/// somebody says, and puts nothing before others. It keeps its ref if that is one of an own film (a random
/// UUID) that nobody has here; else it gets one made of the person and the ref, the same at every import.
class FilmPlaces {
public:
    static Result<FilmPlaces> find(Database &database, CatalogService &catalog, UserId user,
                                   const QStringList &refs);

    /// The ref under which the film is, or can be made, here.
    QString refHere(const QString &ref) const { return m_here.value(ref); }
    bool isHere(const QString &ref) const { return m_films.contains(m_here.value(ref)); }
    bool isOwn(const QString &ref) const
    {
        const auto film = m_films.constFind(m_here.value(ref));
        return film != m_films.cend() && film->owner.isStored();
    }

private:
    QHash<QString, QString> m_here; ///< by the archive's ref
    QHash<QString, MovieSummary> m_films; ///< those that are here, by their own ref
};

} // namespace matinee
