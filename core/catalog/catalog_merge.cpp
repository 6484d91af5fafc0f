#include "core/catalog/catalog_merge.h"

#include "core/catalog/correction_repository.h"
#include "core/catalog/film_offers.h"
#include "core/catalog/merge_rules.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/movie_writer.h"

namespace matinee {

namespace {

/// What the catalogue has of what a batch names.
struct Known {
    QHash<QString, MovieId> ids;
    QHash<MovieId, Movie> films;
};

Result<Known> knownOf(Database &database, const QList<FilmOffer> &offered)
{
    QStringList keys;
    for (const FilmOffer &offer : offered) {
        keys.append(keysOf(offer.movie));
        if (!offer.namesake.isEmpty())
            keys.append(offer.namesake);
    }
    const MovieRepository repository(database);
    const auto ids = repository.idsByRef(keys);
    if (!ids)
        return tl::unexpected(ids.error());
    const QSet<MovieId> named(ids->cbegin(), ids->cend());
    return repository.movies(named.values()).map([&](const QList<Movie> &films) {
        Known known{*ids, {}};
        for (const Movie &film : films)
            known.films.insert(film.summary.id, film);
        return known;
    });
}

/// Films of ours as an offer makes them; counts them.
Result<QList<MovieChange>> changesBy(Database &database, const QList<FilmOffers::Offer> &offers,
                                     const QHash<MovieId, Movie> &films, MergeCounts &counts)
{
    QList<MovieId> ids;
    for (const FilmOffers::Offer &offer : offers)
        ids.append(offer.film);
    CorrectionRepository repository(database);
    const auto corrections = repository.of(ids);
    if (!corrections)
        return tl::unexpected(corrections.error());

    QList<MovieChange> changes;
    for (const FilmOffers::Offer &offer : offers) {
        const Movie &film = *films.constFind(offer.film);
        const int unchanged = offer.isRepeated ? 0 : 1;
        if (film.summary.owner.isStored()) {
            counts.unchanged += unchanged;
            continue;
        }
        const QList<Correction> before = corrections->value(film.summary.id);
        const Movie told = merged(withoutCorrections(film, before), offer.movie);
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
        if (shown != film || after != before)
            ++counts.changed;
        else
            counts.unchanged += unchanged;
    }
    return changes;
}

} // namespace

Result<MergeCounts> mergeIntoCatalogue(Database &database, const QDateTime &now,
                                       const QList<FilmOffer> &offered, const QSet<MovieId> &met,
                                       QList<MovieId> &nowMet)
{
    const auto ours = knownOf(database, offered);
    if (!ours)
        return tl::unexpected(ours.error());

    MergeCounts counts;
    FilmOffers offers(ours->ids, ours->films, met);
    for (qsizetype i = 0; i < offered.size(); ++i) {
        if (!offers.add(offered.at(i)))
            counts.repeated.append(i);
    }
    QList<Movie> added;
    QList<FilmOffers::Offer> known;
    for (const FilmOffers::Offer &offer : offers.all()) {
        if (offer.film.isStored()) {
            known.append(offer);
            nowMet.append(offer.film);
        } else {
            added.append(offer.movie);
        }
    }
    counts.added = static_cast<int>(added.size());
    const auto changes = changesBy(database, known, ours->films, counts);
    if (!changes)
        return tl::unexpected(changes.error());
    if (added.isEmpty() && changes->isEmpty())
        return counts;
    return MovieRepository(database)
        .raiseVersion()
        .and_then([&](qint64 version) { return writeMovies(database, now, version, added, *changes); })
        .map([&](const QList<MovieId> &ids) {
            nowMet += ids;
            return counts;
        });
}

} // namespace matinee
