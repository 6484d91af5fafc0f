#pragma once

#include <vector>

namespace matinee {

class ContentProfile;
class Popularity;

/// Which film to ask somebody about next. The content model's prior over a person's ratings is a Gaussian
/// process whose covariance is the similarity of films; knowing the rating of f takes from the variance of
/// every film j
///
///     cov(f, j)² / (cov(f, f) + noise)
///
/// and a question is worth that, summed over the well-known films, times the chance that the person can
/// answer it: what is famous, is like what they asked for more of, and is unlike what they had not seen.
struct RatingQuestions {
    std::vector<int> rated = {}; ///< ratings there are
    std::vector<int> notSeen = {}; ///< asked in vain
    std::vector<int> wanted = {}; ///< "more like this"
};

/// At most `count` of `candidates`, the best question first and each chosen as if those before had been
/// answered.
std::vector<int> worthAsking(const ContentProfile &content, const Popularity &popularity,
                             const RatingQuestions &known, std::vector<int> candidates, int count);

} // namespace matinee
