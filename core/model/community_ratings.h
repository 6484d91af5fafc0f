#pragma once

#include "core/learn/ratings_csv.h"

namespace matinee {
class Database;
}

namespace matinee::model {

/// What the people of an installation rated, points as ratings. Only films that at least FewestRaters of them
/// rated: what a model says of a film is then never one person's doing.
inline constexpr int FewestRaters = 5;

/// Errors   those of the database; Invalid (there is nothing to learn from).
Result<learn::RatingTable> communityRatings(Database &database);

} // namespace matinee::model
