#pragma once

#include "core/feedback/deeds.h"

#include <array>

namespace matinee {

/// What was predicted of a film, and the rating that it got afterwards.
struct Forecast {
    MovieId movie;
    double match = 0; ///< 0 to 1
    std::optional<double> predictedPoints; ///< 1 to 100
    int points = 0;

    friend bool operator==(const Forecast &, const Forecast &) = default;
};

/// The forecasts that can be checked: of each film that has a rating, the last event with a match from before
/// the rating was given. Nothing else counts: no prediction from the moment of the rating or later, none that
/// was worked out afterwards, and no film that was rated without ever having been in the log.
///
/// Not a blind test. The window shows the match beside a film, so it may have swayed the rating; and people
/// rate mostly what they chose to see. Both flatter the figures, for every model alike. A predicted rating in
/// points is kept but need not have been shown. By films, ascending.
QList<Forecast> forecastsOf(const QList<FeedbackEvent> &events, const QList<LibraryTraces::Rated> &ratings);

/// How well matches and predicted ratings told what a person came to think.
struct Accuracy {
    static constexpr double High = 0.8; ///< a match that is a promise
    static constexpr int Enough = 5; ///< forecasts from which figures mean anything

    /// The films with a match from `tenth`/10 up to, but not with, the next; the last one with 100 %.
    struct Tenth {
        int films = 0;
        int liked = 0; ///< LikedPoints and more
        double match = 0; ///< mean, 0 to 1
        double points = 0; ///< mean rating
    };

    int films = 0; ///< forecasts checked
    int high = 0; ///< of these, films with a High match
    int highLiked = 0; ///< of these, liked
    std::array<Tenth, 10> tenths{};
    int predicted = 0; ///< forecasts that named points
    std::optional<double> meanError; ///< mean distance of predicted points from the rating
    /// Spearman's, -1 to 1, of match and rating: whether films came in the right order. Ranks, because a
    /// match is no rating. Absent with fewer than three forecasts or when all of either are equal.
    std::optional<double> rankCorrelation;
};

Accuracy accuracyOf(const QList<Forecast> &forecasts);

} // namespace matinee
