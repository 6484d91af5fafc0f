#pragma once

#include "core/recommend/expert.h"
#include "core/recommend/film_index.h"

#include <vector>

namespace matinee {

/// Which genres a person meets and which they like, against what the catalogue has of them.
class GenreHabits {
public:
    /// Everything borrowed.
    GenreHabits(const FilmIndex &index, const Taste &taste);

    /// How often the person meets the genres of `film`, as a multiple of how often the catalogue has them;
    /// the mean over its genres. 1 for a person of whom nothing is known and for a film without genres.
    double habit(int film) const;

    /// The share of each genre in what the person likes; they sum to 1, or are all 0 when nothing is liked. A
    /// film counts by how much it is liked, and equally for each of its genres.
    const std::vector<double> &liked() const { return m_liked; }

private:
    const FilmIndex &m_index;
    std::vector<double> m_habit; ///< by genre
    std::vector<double> m_liked;
    bool m_isKnown = false;
};

/// How far the genres of a list that grows are from those that a person likes: the Kullback-Leibler
/// divergence of Steck, "Calibrated Recommendations" (2018), KL(p || 0.99 q + 0.01 p), in nats. A person who
/// likes nothing is content with every list.
class GenreBalance {
public:
    explicit GenreBalance(const FilmIndex &index, const GenreHabits &habits);

    void add(int film);
    double divergence() const; ///< of the films added so far; of an empty list that of a list without genres
    double divergenceWith(int film) const; ///< as if `film` had been added

private:
    double term(std::size_t genre, double share) const;
    /// What one film of `genre` more adds to the divergence, when that is one of its `genres`.
    double change(int genre, std::size_t genres) const;
    void prepare();

    const FilmIndex &m_index;
    const std::vector<double> &m_liked;
    std::vector<double> m_count; ///< films by genre; one of three genres is a third of a film in each
    int m_films = 0;
    std::vector<double> m_next; ///< the terms of a list with one film more that has none of the genres
    double m_nextSum = 0;
    /// change() by genre and by how many the film has, once it was asked for; NaN before. Logarithms are most
    /// of the work of a long list.
    mutable std::vector<double> m_changes;
};

} // namespace matinee
