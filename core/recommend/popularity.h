#pragma once

#include "core/catalog/movie.h"
#include "core/recommend/expert.h"

#include <optional>

namespace matinee {

class VerdictTable;

/// Scores films by how popular they are with everyone, the same for each person: the expert for
/// strangers, and the safety net of all others.
///
/// Only the order of the figures counts, whatever their unit: a film's score is asinh(log odds of its
/// rank), 0 for the median film. Near the middle that is the log odds; at the ends it grows so slowly
/// that a blockbuster cannot drown what the other experts say. Films with equal figures score the
/// same. A film nobody has counted is likelier obscure than famous and stands at the lower quartile.
class Popularity final : public Expert {
public:
    explicit Popularity(const std::vector<std::optional<double>> &figures);

    std::unique_ptr<Opinion> judge(const Taste &taste) const override;
    QString name() const override { return QStringLiteral("popularity"); }
    /// The same for every person.
    const std::vector<double> &scores() const { return m_scores; }

private:
    std::vector<double> m_scores;
};

/// Popularity counted from verdicts: the damped mean rating times the logarithm of how many people
/// gave one, so that a single five-star verdict does not beat a hundred of four. Absent without any.
std::vector<std::optional<double>> popularityFigures(const VerdictTable &verdicts);

/// What the catalogue says of each film.
std::vector<std::optional<double>> popularityFigures(const QList<Movie> &movies);

} // namespace matinee
