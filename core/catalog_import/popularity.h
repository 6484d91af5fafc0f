#pragma once

#include <QtGlobal>

namespace matinee {

/// IMDb votes that make a film half as popular as can be. With it the formula below is close to the figures
/// of the starter catalogue: Sátántangó (13,000 votes, 27 against 19), Taste of Cherry (37,000: 51 against
/// 51), Suspiria (110,000: 76 against 76), Trainspotting (740,000: 95 against 99).
inline constexpr double HalfPopularVotes = 35'000;

/// Popularity, 0 to 100, of a film with so many votes on IMDb.
inline double popularityOfVotes(double votes)
{
    return 100 * votes / (votes + HalfPopularVotes);
}

/// TMDB's popularity has no upper end; 20 is a film that many have heard of, and counts for half.
inline double popularityOfTmdb(double figure)
{
    constexpr double Endless = 1e15; // from here on it is 100; far above, the product would be infinite
    return figure < Endless ? 100 * figure / (figure + 20) : 100;
}

/// A data set of ratings stands for the public at large: its most rated film for IMDb's, which has 3,000,000
/// votes.
inline double popularityOfRatings(qint64 ratings, qint64 mostRatings)
{
    return popularityOfVotes(3'000'000.0 * static_cast<double>(ratings) / static_cast<double>(mostRatings));
}

} // namespace matinee
