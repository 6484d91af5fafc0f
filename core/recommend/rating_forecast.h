#pragma once

#include "core/library/rating.h"
#include "core/recommend/sparse_rows.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace matinee {

class ContentProfile;

/// What somebody would give a film; four ratings in five are within low..high. All of it in points, 1 to 100.
struct PointsForecast {
    double points = 0;
    double low = 0;
    double high = 0;
};

/// Whether it can be told as a range and not only as a guess: an interval of at most 35 points, 1¾ stars. Of
/// a person and a film that nothing is known of, four ratings in five are within 54 points. On ratings of
/// MovieLens for the films that ship, 8, 13, 19 and 23 % of the forecasts from 5, 10, 20 and 40 ratings are
/// as narrow as that; 85 to 89 % of those are right, and they miss by 13 to 17 points (root mean square),
/// where all together miss by 18 to 19.
bool isNarrow(const PointsForecast &forecast);

/// One rating of the person.
struct RatedFilm {
    int film = 0;
    Rating rating;
    QDateTime at; ///< UTC
};

/// Foretells one person's ratings from their own alone: how high they rate, whether they side with the
/// crowd, and what they gave to films alike (a Gaussian process over the content of films). How wide the
/// intervals are is learnt from that person too: from how far each of their ratings is from what the others
/// foretell, and from what is usual while they are few. To be asked from one thread at a time.
///
/// Measured as above: root mean square errors of 19.4, 18.8, 18.2, 18.1 and 17.5 points from 5, 10, 20, 40
/// and 100 ratings; 80 to 82 % of ratings within the interval.
class RatingForecast {
public:
    static constexpr int FewestRatings = 5;

    /// Absent with fewer ratings. Of very many the newest are used. `popularity` has a score a film.
    static std::optional<RatingForecast> of(std::vector<RatedFilm> rated, const ContentProfile &content,
                                            const std::vector<double> &popularity);

    /// Of any film of the catalogue; of one that the person rated, what is known of it includes that.
    PointsForecast forecast(int film) const;

private:
    RatingForecast(const ContentProfile &content, const std::vector<double> &popularity);

    double expected(int film) const;
    /// Of the film that is spread with another.
    double covariance(int film, int other) const;

    mutable SpreadRow m_spread;
    const std::vector<double> &m_popularity;
    std::vector<int> m_films;
    std::vector<double> m_inverse; ///< of the covariances of the ratings, row after row
    std::vector<double> m_weights; ///< what each rating adds to a film, per unit of covariance
    double m_unsteady = 1; ///< the person's variance against the usual
};

} // namespace matinee
