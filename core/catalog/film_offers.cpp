#include "core/catalog/film_offers.h"

#include "core/catalog/merge_rules.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Whether some system has two ids for them. What only this program calls a film tells nothing.
bool areTwo(const Movie &one, const Movie &other)
{
    const QStringList keys = keysOf(one);
    return std::any_of(keys.cbegin(), keys.cend(), [&](const QString &key) {
        const QString system = key.left(key.indexOf(u':'));
        if (system == "local"_L1)
            return false;
        const QString &ref = other.summary.ref;
        if (ref.startsWith(system + u':'))
            return ref != key;
        const auto id = other.externalIds.constFind(system);
        return id != other.externalIds.cend() && system + u':' + *id != key;
    });
}

Movie onlyIds(const Movie &movie)
{
    Movie ids;
    ids.summary.ref = movie.summary.ref;
    ids.source = movie.source;
    ids.externalIds = movie.externalIds;
    return ids;
}

} // namespace

QStringList keysOf(const Movie &movie)
{
    QStringList keys{movie.summary.ref};
    for (auto at = movie.externalIds.cbegin(); at != movie.externalIds.cend(); ++at) {
        if (const QString key = at.key() + u':' + at.value(); key != movie.summary.ref)
            keys.append(key);
    }
    return keys;
}

FilmOffers::Match FilmOffers::known(const QString &key) const
{
    if (const auto place = m_placeOfKey.constFind(key); place != m_placeOfKey.cend())
        return {m_all.at(*place).film, *place};
    const MovieId film = m_ids.value(key);
    return {film, m_placeOfFilm.value(film, -1)};
}

bool FilmOffers::mayBe(const Movie &movie, const Match &match) const
{
    return !(match.place >= 0 && areTwo(movie, m_all.at(match.place).movie))
        && !(match.film.isStored() && areTwo(movie, m_films.value(match.film)));
}

FilmOffers::Match FilmOffers::matchOf(const FilmOffer &offered) const
{
    const Match byRef = known(offered.movie.summary.ref);
    if (!byRef.isNone())
        return byRef;
    const Match namesake = known(offered.namesake);
    const QStringList keys = keysOf(offered.movie);
    for (const QString &key : keys) {
        const Match match = known(key);
        if (!match.isNone() && (!isRepeated(match) || match == namesake) && mayBe(offered.movie, match))
            return match;
    }
    return !namesake.isNone() && mayBe(offered.movie, namesake) ? namesake : Match();
}

bool FilmOffers::add(const FilmOffer &offered)
{
    const Match match = matchOf(offered);
    NewMovie movie = offered.movie;
    // An id that another film has stays there.
    erase_if(movie.externalIds, [&](std::pair<const QString &, QString &> id) {
        const Match other = known(id.first + u':' + id.second);
        return !other.isNone() && !(other == match);
    });
    const bool isNew = !isRepeated(match);
    const qsizetype mine = match.place < 0 ? m_all.size() : match.place;
    for (const QString &key : keysOf(movie))
        m_placeOfKey.insert(key, mine);
    if (match.film.isStored())
        m_placeOfFilm.insert(match.film, mine);
    if (match.place < 0)
        m_all.append({isNew ? movie : onlyIds(movie), match.film, !isNew});
    else
        m_all[mine].movie = merged(m_all[mine].movie, onlyIds(movie));
    return isNew;
}

} // namespace matinee
