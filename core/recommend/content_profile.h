#pragma once

#include "core/recommend/expert.h"
#include "core/recommend/film_features.h"

namespace matinee {

/// Scores films by what they have in common with the person's own: people, keywords, genres, time
/// and place. Knows nothing of what others watch, so it serves films nobody has rated.
///
/// score(j) = sum over the person's films i of strength(i) * (<x_i, x_j> - <x_i, mean>)
///
/// The mean row moves all films by the same amount, so it changes no order; it makes each addend say
/// "more alike than films usually are" instead of crediting a film for sharing what half the
/// catalogue shares.
class ContentProfile final : public Expert {
public:
    explicit ContentProfile(FilmFeatures films);

    std::unique_ptr<Opinion> judge(const Taste &taste) const override;
    QString name() const override { return QStringLiteral("content"); }

    /// 0 (nothing in common) to 1 (alike in everything).
    double similarity(int a, int b) const { return m_films.rows.dot(a, b); }
    /// For similarities of one film with many: spread(a), then dot(b).
    SpreadRow spreadRow() const { return {m_films.rows, featureCount()}; }

    /// Everything known of a film, as entries of features.
    std::span<const SparseRows::Entry> features(int film) const { return m_films.rows.row(film); }
    const Feature &feature(int column) const { return m_films.features[std::size_t(column)]; }
    int featureCount() const { return int(m_films.features.size()); }

    /// A taste as one row: sum over the person's films i of strength(i) * x_i.
    std::vector<double> profile(const Taste &taste) const;

    /// What ties a film to a profile: its product with it, feature by feature, strongest first and
    /// without those that speak against it. In units of the raw content score.
    struct Tie {
        const Feature *feature = nullptr;
        double value = 0;
    };
    std::vector<Tie> ties(const std::vector<double> &profile, int film) const;

private:
    friend class ContentOpinion;

    FilmFeatures m_films;
    std::vector<double> m_likeness; ///< <x_i, mean> by film
};

} // namespace matinee
