#pragma once

#include "core/recommend/expert.h"

namespace matinee {

class ContentProfile;

/// `film` as a suggestion: its score without reasons.
Suggestion scored(const Opinion &opinion, int film, const std::vector<MovieId> &ids);

/// And with them: the addends of the opinion as reasons. What is owed to one
/// of the person's films is a LikedMovie, all else together is Popular.
Suggestion explained(const Opinion &opinion, const Taste &taste, int film, const std::vector<MovieId> &ids);

/// What ties `film` to a content profile, as Suggestion::shared.
QList<Reason> sharedWith(const std::vector<double> &profile, const ContentProfile &content, int film);

} // namespace matinee
