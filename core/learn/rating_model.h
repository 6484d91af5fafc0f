#pragma once

#include "core/learn/rating_chain.h"
#include "core/learn/ratings_csv.h"

namespace matinee::learn {

/// A guess of one rating, in the units of the file; four ratings in five are within low..high.
struct RatingGuess {
    double rating = 0;
    double low = 0;
    double high = 0;
};

/// Predicts ratings, learnt from those of many people. Who met what, how high people and films are rated,
/// and taste are one Bayesian factorisation (rating_chain.h), so there is nothing to tune, and it knows how
/// sure it is. People are folded in from their ratings, those who were learnt from as well.
class RatingModel {
public:
    /// The same ratings and seed give the same guesses on one machine.
    RatingModel(RatingTable ratings, std::uint32_t seed);

    /// The number of a film for guess(); films that nobody rated share one, about which only is known
    /// what holds for all films of which nobody knows.
    int film(std::string_view name) const;
    /// What a user of the table learnt from rated, in the file's units, ascending by film; empty for others.
    History ratingsOf(std::string_view user) const;
    /// The same for each user of another table, with what that one says of them; where both speak of a film,
    /// the other one wins. Films that we do not know are skipped.
    std::vector<History> ratingsOf(const RatingTable &more) const;

    /// One guess per film, from what somebody rated.
    std::vector<RatingGuess> guess(const History &ratings, std::span<const int> films) const;

private:
    /// The units in which ratings have mean 0 and spread 1, and how far they reach in the file.
    struct Scale {
        explicit Scale(const Interactions &ratings);
        Interactions inUnits(const Interactions &ratings) const;
        double fromUnits(double units) const; ///< within what the file has

        double mean = 0, spread = 1, lowest = 0, highest = 0;
    };

    Names m_users, m_films;
    Interactions m_ratings; ///< in the file's units; the last film is the one that nobody rated
    Scale m_scale;
    RatingTraits m_traits;
    std::vector<RatingDraw> m_draws;
};

} // namespace matinee::learn
