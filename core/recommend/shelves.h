#pragma once

#include "core/library/library.h"
#include "core/recommend/for_you.h"

namespace matinee {

class ContentProfile;
class FilmIndex;
class Popularity;

/// A shelf before its films are explained.
struct ShelfPlan {
    SuggestionShelf::Kind kind = SuggestionShelf::Kind::Popular;
    MovieId seed;
    std::vector<int> films; ///< best first
};

/// Arranges the films a person may be shown on named shelves, at most 20 each and no film twice.
///
///   BecauseYouLoved     most like one loved film, and good for the person; up to three such shelves
///   HiddenGems          closest to the person's taste, in the less popular half of the catalogue
///   OutsideComfortZone  good for the person, in genres they see less than the catalogue offers
///   Popular             popular with everyone, while the person has told us little
///
/// A shelf that would hold fewer than four films is left out.
class ShelfPlanner {
public:
    /// Everything borrowed; `scores` are z-scores, `candidates` what may be shown.
    ShelfPlanner(const FilmIndex &index, const ContentProfile &content, const Popularity &popularity,
                 const Taste &taste, const std::vector<double> &scores, std::vector<int> candidates);

    std::vector<ShelfPlan> plan(const Shelf &shelf);

private:
    void add(SuggestionShelf::Kind kind, const std::vector<double> &order, MovieId seed = {});
    std::vector<int> seeds(const Shelf &shelf) const;
    std::vector<double> likeSeed(int seed) const;
    std::vector<double> hiddenGems() const;
    std::vector<double> outsideComfortZone() const;

    const FilmIndex &m_index;
    const ContentProfile &m_content;
    const Popularity &m_popularity;
    const Taste &m_taste;
    const std::vector<double> &m_scores;
    std::vector<int> m_candidates; ///< shrinks as shelves take films
    std::vector<ShelfPlan> m_plans;
};

} // namespace matinee
