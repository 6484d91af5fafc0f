#pragma once

#include "core/library/library.h"
#include "core/recommend/for_you.h"
#include "core/recommend/shelf_orders.h"

namespace matinee {

class ContentProfile;
class FilmIndex;
class Popularity;

/// A shelf before its films are explained.
struct ShelfPlan {
    SuggestionShelf::Kind kind = SuggestionShelf::Kind::Popular;
    MovieId seed;
    QString name;
    std::vector<int> films; ///< best first
};

/// Arranges the films a person may be shown on at most eight named shelves of at most 20, no film twice.
///
///   BecauseYouLoved     most like one loved film, and good for the person; up to three such shelves
///   FromWatchlist       what the person meant to watch, and fits into an evening of two hours
///   HiddenGems          closest to the person's taste, good for them, in the least known quarter of the
///   catalogue NewDirectors        good for the person, by directors they have met no film of; one film each
///   OutsideComfortZone  good for the person, in genres they see less than the catalogue offers
///   Popular             popular with everyone, while the person has told us little
///   Classics            well known, at least forty years old, and not bad for the person
///   LovedDecade         of the decade that stands out most in what the person loves, if one does
///   LovedCountry        of the country that does
///
/// What services a film is on, and until when, is not known here, so no shelf promises that. A shelf that
/// would hold fewer than four films is left out.
class ShelfPlanner {
public:
    /// Everything borrowed; `scores` are z-scores, `candidates` what may be shown.
    ShelfPlanner(const FilmIndex &index, const ContentProfile &content, const Popularity &popularity,
                 const Taste &taste, const std::vector<double> &scores, std::vector<int> candidates);

    std::vector<ShelfPlan> plan(const Shelf &shelf);

private:
    /// `plan` without its films.
    void add(ShelfPlan plan, const std::vector<double> &order);
    void addNewGround();
    std::vector<int> seeds(const Shelf &shelf) const;

    const FilmIndex &m_index;
    const ContentProfile &m_content;
    const Popularity &m_popularity;
    const Taste &m_taste;
    const std::vector<double> &m_scores;
    ShelfOrders m_orders;
    std::vector<int> m_candidates; ///< shrinks as shelves take films
    std::vector<ShelfPlan> m_plans;
};

} // namespace matinee
