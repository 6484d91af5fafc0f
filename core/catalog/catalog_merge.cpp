#include "core/catalog/catalog_merge.h"

#include "core/catalog/correction_repository.h"
#include "core/catalog/merge_rules.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/movie_writer.h"

#include <QSet>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// All that names a film: its ref first, then its ids elsewhere written as refs.
QStringList keysOf(const NewMovie &movie)
{
    QStringList keys{movie.summary.ref};
    for (auto at = movie.externalIds.cbegin(); at != movie.externalIds.cend(); ++at) {
        if (const QString key = at.key() + u':' + at.value(); key != movie.summary.ref)
            keys.append(key);
    }
    return keys;
}

/// What a batch says of one film, and which of ours it is; not stored: none.
struct Offer {
    NewMovie movie;
    MovieId film;
};

/// Sorts a batch by film. A film that the batch names twice is one offer of all that is said of it.
class Offers {
public:
    /// `ids` are the films that have the keys of the batch.
    explicit Offers(const QHash<QString, MovieId> &ids) : m_ids(ids) { }

    /// False: it is a film that another one of the batch named before.
    bool add(NewMovie movie)
    {
        const QStringList keys = keysOf(movie);
        const auto [film, place] = placeOf(keys);
        // An id that another film has stays there.
        erase_if(movie.externalIds,
                 [&, film = film, place = place](std::pair<const QString &, QString &> id) {
                     const QString key = id.first + u':' + id.second;
                     return m_ids.value(key, film) != film || m_placeOfKey.value(key, place) != place;
                 });
        const qsizetype mine = place < 0 ? m_all.size() : place;
        for (const QString &key : keys) {
            if (!m_placeOfKey.contains(key))
                m_placeOfKey.insert(key, mine);
        }
        if (place >= 0) {
            m_all[place].movie = merged(m_all[place].movie, movie);
            return false;
        }
        if (film.isStored())
            m_placeOfFilm.insert(film, mine);
        m_all.append({std::move(movie), film});
        return true;
    }

    const QList<Offer> &all() const { return m_all; }

private:
    /// By the first key that says something: which film it is, and its place or -1.
    std::pair<MovieId, qsizetype> placeOf(const QStringList &keys) const
    {
        for (const QString &key : keys) {
            if (const auto place = m_placeOfKey.constFind(key); place != m_placeOfKey.cend())
                return {m_all.at(*place).film, *place};
            if (const auto film = m_ids.constFind(key); film != m_ids.cend())
                return {*film, m_placeOfFilm.value(*film, -1)};
        }
        return {MovieId(), -1};
    }

    const QHash<QString, MovieId> &m_ids;
    QList<Offer> m_all;
    QHash<QString, qsizetype> m_placeOfKey;
    QHash<MovieId, qsizetype> m_placeOfFilm;
};

/// Films of ours as an offer makes them; counts them.
Result<QList<MovieChange>> changesBy(Database &database, const QList<Offer> &offers, MergeCounts &counts)
{
    QList<MovieId> ids;
    for (const Offer &offer : offers)
        ids.append(offer.film);
    const auto films = MovieRepository(database).movies(ids);
    if (!films)
        return tl::unexpected(films.error());
    CorrectionRepository repository(database);
    const auto corrections = repository.of(ids);
    if (!corrections)
        return tl::unexpected(corrections.error());

    QList<MovieChange> changes;
    for (qsizetype i = 0; i < films->size(); ++i) {
        const Movie &film = films->at(i);
        if (film.summary.owner.isStored()) {
            ++counts.unchanged;
            continue;
        }
        const QList<Correction> before = corrections->value(film.summary.id);
        const Movie told = merged(withoutCorrections(film, before), offers.at(i).movie);
        QList<Correction> after = before;
        for (Correction &correction : after)
            correction.original = originalOf(told, correction.field);
        const Movie shown = withCorrections(told, after);
        if (shown != film)
            changes.append({film, shown});
        if (after != before) {
            if (auto saved = repository.replace(film.summary.id, after); !saved)
                return tl::unexpected(saved.error());
        }
        ++(shown != film || after != before ? counts.changed : counts.unchanged);
    }
    return changes;
}

} // namespace

Result<MergeCounts> mergeIntoCatalogue(Database &database, const QDateTime &now,
                                       const QList<NewMovie> &offered)
{
    QStringList keys;
    for (const NewMovie &movie : offered)
        keys.append(keysOf(movie));
    const MovieRepository repository(database);
    const auto ids = repository.idsByRef(keys);
    if (!ids)
        return tl::unexpected(ids.error());

    MergeCounts counts;
    Offers offers(*ids);
    for (const NewMovie &movie : offered) {
        if (!offers.add(movie))
            ++counts.unchanged;
    }
    QList<Movie> added;
    QList<Offer> known;
    for (const Offer &offer : offers.all()) {
        if (offer.film.isStored())
            known.append(offer);
        else
            added.append(offer.movie);
    }
    counts.added = static_cast<int>(added.size());
    const auto changes = changesBy(database, known, counts);
    if (!changes)
        return tl::unexpected(changes.error());
    if (added.isEmpty() && changes->isEmpty())
        return counts;
    return MovieRepository(database)
        .raiseVersion()
        .and_then([&](qint64 version) { return writeMovies(database, now, version, added, *changes); })
        .map([&](const QList<MovieId> &) { return counts; });
}

} // namespace matinee
