#pragma once

#include "core/learn/ratings_csv.h"

namespace matinee::model {

/// Ratings of many people, from
///   a folder      MovieLens: ratings.csv, and links.csv for the IMDb id of each of its films
///   NAME.dat      MovieTweetings: user::film::rating::time, films by the number of their IMDb id
///   another file  CSV: user,item,rating,timestamp
/// Films are named by refs ("imdb:tt0133093") where the source says which films they are, and where an item
/// of a CSV file is "tt0133093" or, with `areImdbNumbers`, 133093; other items keep their names. Errors those
/// of learn::readRatings().
Result<learn::RatingTable> readRatingFiles(const QString &path, bool areImdbNumbers = false);

/// Leaves only the films that most people rated.
learn::RatingTable mostRated(const learn::RatingTable &ratings, int films);

} // namespace matinee::model
