#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace matinee {

/// What a list, a tile or a poster needs to know of a movie; cheap enough to hold for every film.
struct MovieSummary {
    MovieId id;
    QString ref; ///< canonical film ref: "imdb:tt0133093", "tmdb:603", "local:<uuid>"
    QString title;
    QString originalTitle; ///< empty when it is the title
    std::optional<int> year;
    std::optional<int> runtimeMinutes;
    std::optional<double> popularity; ///< 0 to 100, of the catalogue; absent is unknown
    QStringList genres; ///< English names as the catalogue writes them: "Sci-Fi", "Film-Noir"
    QStringList directors;
    UserId owner = {}; ///< of a film a person entered by hand, for that person alone; not stored: everybody's
    bool removed = false; ///< by its owner; only old diary entries and lists still lead to it

    friend bool operator==(const MovieSummary &, const MovieSummary &) = default;
};

/// What the public of one source thinks of a movie.
struct Score {
    QString source; ///< "imdb", "tmdb", "movielens", "metacritic", "rotten_tomatoes"
    double value = 0;
    double scale = 10; ///< the best there is; 0 is the worst
    std::optional<qint64> votes;

    double outOfTen() const { return value / scale * 10; }
    friend bool operator==(const Score &, const Score &) = default;
};

/// Everything the catalogue knows of one movie. Empty and absent mean unknown.
struct Movie {
    MovieSummary summary;
    QStringList otherTitles; ///< in other languages and scripts
    QStringList cast; ///< in billing order
    QStringList countries; ///< ISO 3166-1 alpha-2
    QStringList languages; ///< ISO 639 codes
    QStringList keywords;
    QString synopsis; ///< one sentence
    QString source; ///< where the facts come from: "starter", "movielens", "letterboxd", "own"
    QHash<QString, QString> externalIds; ///< system ("imdb", "tmdb", "letterboxd") to id
    QList<Score> scores;
    QHash<QString, QString> personRefs; ///< name to ref ("imdb:nm0000041") of directors and cast, where known
    QHash<QString, QString> factSources; ///< field to source, where it is not `source`

    /// The score that `rating:` and `votes:` mean: IMDb's, else TMDB's, else MovieLens', else any;
    /// nullptr: none.
    const Score *publicScore() const;
    friend bool operator==(const Movie &, const Movie &) = default;
};

/// The films of `movies` that `viewer` may see: everybody's and their own. The one place that decides.
inline bool canSee(UserId viewer, const MovieSummary &movie)
{
    return !movie.owner.isStored() || movie.owner == viewer;
}

/// All summaries, most popular first, immutable and shared between threads. A new one is made
/// when the catalogue changes; holders of an old one keep a consistent picture.
struct Catalogue {
    Catalogue() = default;
    explicit Catalogue(const QList<MovieSummary> &movies);

    QList<MovieSummary> movies;

    const MovieSummary *find(MovieId id) const
    {
        const auto place = std::size_t(id.value());
        const qint32 row = place < m_rows.size() ? m_rows[place] : -1;
        return row < 0 ? nullptr : &movies.at(row);
    }

private:
    std::vector<qint32> m_rows; ///< by id, which a database gives without gaps; -1: no such film
};

using CataloguePtr = std::shared_ptr<const Catalogue>;

} // namespace matinee
