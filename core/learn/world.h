#pragma once

#include "core/learn/ratings_csv.h"

#include "core/learn/interactions.h"

namespace matinee::learn {

/// A file of ratings as models see it: who liked what, and who has met what without liking it.
///
/// Liked is a rating of four fifths of the scale or more: 4 of 5, 8 of 10, 80 of 100; the scale is the
/// smallest of these that holds all ratings. Where nobody reaches that, every rating is a like: then the
/// file only says who met what. Films that nobody likes cannot be learnt about and are left out.
class World {
public:
    explicit World(const RatingTable &ratings);

    int films() const { return m_liked.films(); }
    std::optional<int> film(std::string_view name) const;
    const std::string &nameOf(int film) const { return m_names[film]; }

    const Interactions &liked() const { return m_liked; } ///< one row per user of the table
    /// The rows with what was met and not liked added, at `strength` against 1 for a like.
    Interactions met(float strength) const;
    bool hasUnliked() const { return m_hasUnliked; }
    /// What a user of the table has met, liked or not, ascending.
    std::vector<int> metBy(int user) const;
    /// Those met and not liked, ascending.
    std::vector<int> unlikedBy(int user) const;

    struct Person {
        History liked; ///< what scores start from
        std::vector<int> met; ///< everything of theirs that we know, ascending: never suggested
    };
    /// The people of another file, one per user of it. Films that we do not know are skipped.
    std::vector<Person> fold(const RatingTable &ratings) const;

private:
    std::vector<History> rowsOf(const RatingTable &ratings, float unlikedStrength) const;

    float m_likedFrom = 4;
    Names m_names;
    Interactions m_liked{0};
    std::vector<History> m_met; ///< strength 0 where it was not liked
    bool m_hasUnliked = false;
};

} // namespace matinee::learn
