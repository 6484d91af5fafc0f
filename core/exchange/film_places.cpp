#include "core/exchange/film_places.h"

#include "core/base/uuid.h"
#include "core/catalog/catalog_service.h"
#include "core/catalog/movie_repository.h"
#include "core/store/database.h"

#include <QCryptographicHash>
#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Films of one's own have random UUIDs. Others are computed from what a source says, so that anybody could
/// take the place of a film that is yet to come.
bool isOfOwnFilm(const QString &ref)
{
    return ref.startsWith("local:"_L1) && instantOf(ref.sliced(6));
}

/// Random, made once for this database and told to nobody.
Result<QString> archiveSecret(Database &database)
{
    const QString fresh = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return database
        .execute(u"INSERT INTO meta (name, value) VALUES ('archive_secret', :value)"
                 u" ON CONFLICT (name) DO NOTHING"_s,
                 {{u":value"_s, fresh}})
        .and_then([&] { return database.run(u"SELECT value FROM meta WHERE name = 'archive_secret'"_s); })
        .map([](Rows &&rows) { return rows.next() ? rows.text(0) : QString(); });
}

/// The ref under which a film of an archive becomes the person's own: the same whenever it is taken in here,
/// and one that nobody else can foresee. It looks like a random one because it is as good: a server takes no
/// others for films of one's own.
QString privateRef(const QString &secret, UserId user, const QString &ref)
{
    const QString named = u"%1\n%2\n%3"_s.arg(secret).arg(user.value()).arg(ref);
    return u"local:"_s + uuidFrom(QCryptographicHash::hash(named.toUtf8(), QCryptographicHash::Sha256));
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
    const auto secret = archiveSecret(database);
    if (!secret)
        return tl::unexpected(secret.error());
    QStringList asked = refs;
    for (const QString &ref : refs)
        asked.append(privateRef(*secret, user, ref));
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
                here = privateRef(*secret, user, ref);
            places.m_here.insert(ref, here);
            if (const auto id = ids->constFind(here); id != ids->cend() && films.contains(*id))
                places.m_films.insert(here, films.value(*id));
        }
        return places;
    });
}

} // namespace matinee
