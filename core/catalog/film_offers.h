#pragma once

#include "core/catalog/catalog_service.h"

namespace matinee {

/// All that names a film: its ref first, then its ids elsewhere written as refs.
QStringList keysOf(const Movie &movie);

/// Sorts a batch of a source's films by which of ours they mean.
///
/// A film is known by its ref. Otherwise it is the one that has another of its ids, else its namesake, unless
/// an id of any system tells the two apart; then an id that they share stays where it is. A film that the
/// import named before is known by another id only if it is also the namesake: files give two films one id
/// now and then.
class FilmOffers {
public:
    struct Offer {
        NewMovie movie;
        MovieId film; ///< not stored: none of ours
        bool isRepeated = false; ///< an earlier batch named it
    };

    /// What the catalogue knows of the keys of a batch; `met` are the films of earlier batches. All outlive
    /// this.
    FilmOffers(const QHash<QString, MovieId> &ids, const QHash<MovieId, Movie> &films,
               const QSet<MovieId> &met)
        : m_ids(ids),
          m_films(films),
          m_met(met)
    {
    }

    /// False: the film was named before, and only its ids are taken.
    bool add(const FilmOffer &offered);
    const QList<Offer> &all() const { return m_all; }

private:
    struct Match {
        MovieId film; ///< not stored: none of ours
        qsizetype place = -1; ///< in this batch; -1: not there

        bool isNone() const { return !film.isStored() && place < 0; }
        friend bool operator==(const Match &, const Match &) = default;
    };

    Match known(const QString &key) const;
    Match matchOf(const FilmOffer &offered) const;
    bool mayBe(const Movie &movie, const Match &match) const;
    bool isRepeated(const Match &match) const { return match.place >= 0 || m_met.contains(match.film); }

    const QHash<QString, MovieId> &m_ids;
    const QHash<MovieId, Movie> &m_films;
    const QSet<MovieId> &m_met;
    QList<Offer> m_all;
    QHash<QString, qsizetype> m_placeOfKey;
    QHash<MovieId, qsizetype> m_placeOfFilm;
};

} // namespace matinee
