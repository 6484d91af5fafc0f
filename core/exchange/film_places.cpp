#include "core/exchange/film_places.h"

#include "core/base/uuid.h"
#include "core/catalog/catalog_service.h"
#include "core/catalog/movie_repository.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Films of one's own have random UUIDs. Others are computed from what a source says, so that anybody could
/// take the place of a film that is yet to come.
bool isOfOwnFilm(const QString &ref)
{
    return ref.startsWith("local:"_L1) && instantOf(ref.sliced(6));
}

QString privateRef(UserId user, const QString &ref)
{
    return u"local:"_s + importedUuid(u"archive of user %1"_s.arg(user.value()), ref);
}

/// A film that its owner removed and then left for good is nobody's.
bool isThereFor(UserId user, const MovieSummary &film)
{
    return canSee(user, film) && (!film.removed || film.owner == user);
}

} // namespace

Result<FilmPlaces> FilmPlaces::find(Database &database, CatalogService &catalog, UserId user,
                                    const QStringList &refs)
{
    QStringList asked = refs;
    for (const QString &ref : refs)
        asked.append(privateRef(user, ref));
    const auto ids = MovieRepository(database).idsByRef(asked);
    if (!ids)
        return tl::unexpected(ids.error());
    return catalog.summaries(ids->values()).map([&](const QHash<MovieId, MovieSummary> &films) {
        FilmPlaces places;
        for (const QString &ref : refs) {
            const bool isKnown = ids->contains(ref);
            const MovieSummary film = films.value(ids->value(ref));
            QString here = isKnown ? film.ref : ref;
            if (isKnown ? !isThereFor(user, film) : !isOfOwnFilm(ref))
                here = privateRef(user, ref);
            places.m_here.insert(ref, here);
            if (const auto id = ids->constFind(here); id != ids->cend() && films.contains(*id))
                places.m_films.insert(here, films.value(*id));
        }
        return places;
    });
}

} // namespace matinee
