#pragma once

#include "core/library/library.h"
#include "core/recommend/expert.h"

#include <limits>
#include <optional>

namespace matinee {

class ContentProfile;
class FilmIndex;
class Popularity;

/// What a shelf is about, as an order of films: one value a film, higher stands further ahead. What each
/// shelf promises is said at ShelfPlanner.
class ShelfOrders {
public:
    /// Stands for "not on this shelf" in an order.
    static constexpr double Never = -std::numeric_limits<double>::infinity();

    /// Everything borrowed; `scores` are z-scores.
    ShelfOrders(const FilmIndex &index, const ContentProfile &content, const Popularity &popularity,
                const Taste &taste, const std::vector<double> &scores);

    std::vector<double> likeSeed(int seed) const;
    std::vector<double> fromWatchlist(const Shelf &shelf) const;
    std::vector<double> hiddenGems() const;
    std::vector<double> newDirectors(const std::vector<int> &candidates) const;
    std::vector<double> outsideComfortZone() const;
    std::vector<double> classics() const;
    std::vector<double> ofDecade(int decade) const;
    std::vector<double> ofCountry(const QString &country) const;

    /// The decade (1970) and the country (ISO 3166-1 alpha-2) that the person loves more films of than the
    /// catalogue's share would make one expect; nothing when none stands out.
    std::optional<int> lovedDecade() const;
    std::optional<QString> lovedCountry() const;

private:
    template <class Key, class Visit>
    std::optional<Key> lovedMost(const Visit &visit) const;
    template <class Has>
    std::vector<double> having(const Has &has) const;

    const FilmIndex &m_index;
    const ContentProfile &m_content;
    const Popularity &m_popularity;
    const Taste &m_taste;
    const std::vector<double> &m_scores;
};

} // namespace matinee
