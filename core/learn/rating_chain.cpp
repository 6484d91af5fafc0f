#include "core/learn/rating_chain.h"

#include <Eigen/Cholesky>
#include <Eigen/LU>

#include <algorithm>

namespace matinee::learn {
namespace {

constexpr int Draws = 32;
constexpr int MostSweeps = 160;
constexpr int FewestSweeps = 60;
constexpr double MostVisits = 5e7; // of ratings, by all sweeps together
constexpr int ForgottenShare = 5; // this part of the sweeps leads away from the start
constexpr double FirstSpread = 0.1;

// Of a person's or film's own factor of the noise: as if this many ratings of usual noise had been seen.
constexpr double UsualRatings = 8;
constexpr int NoiseRounds = 3;

/// What ratings say about a row: the normal equations.
struct Evidence {
    FactorSquare gram = FactorSquare::Zero();
    FactorRow sum = FactorRow::Zero();

    template <class Other>
    void add(const Other &other, double rating, double weight)
    {
        FactorRow design = other;
        const double wanted = rating - design[0];
        design[0] = 1;
        const FactorRow weighted = weight * design;
        gram.noalias() += weighted.transpose() * design;
        sum += wanted * weighted;
    }
};

/// People or films while the chain runs. Each row's marks are rows of the other side.
class Side {
public:
    Side(const Interactions &ratings, const Eigen::MatrixXd &traits, Chance &chance)
        : m_ratings(ratings),
          m_traits(traits),
          m_gram(traits.transpose() * traits),
          m_prior(traits.cols()),
          m_rows(ratings.people(), RatingFactors),
          m_precision(Eigen::VectorXd::Ones(ratings.people())),
          m_misses(ratings.people())
    {
        for (Eigen::Index row = 0; row < m_rows.rows(); ++row)
            m_rows.row(row) = FirstSpread * normalRow(chance);
    }

    void drawRows(const Side &other, double noise, Chance &chance)
    {
        m_prior.draw(m_traits, m_gram, m_rows, chance);
        const FactorRows expected = m_prior.expected(m_traits) * m_prior.precision();
        for (int row = 0; row < m_ratings.people(); ++row) {
            Evidence evidence;
            for (const Mark &mark : m_ratings.of(row))
                evidence.add(other.m_rows.row(mark.film), mark.strength, other.m_precision[mark.film]);
            const double weight = noise * m_precision[row];
            const Eigen::LLT<FactorSquare> factor(m_prior.precision() + weight * evidence.gram);
            const FactorRow sum = expected.row(row) + weight * evidence.sum;
            m_rows.row(row) = factor.solve(sum.transpose()).transpose()
                + factor.matrixU().solve(normalRow(chance).transpose()).transpose();
        }
    }

    /// Of all ratings together: how far the rows are from them, squared, with the precisions of both sides.
    double measureMisses(const Side &other)
    {
        for (int row = 0; row < m_ratings.people(); ++row) {
            m_misses[row] = 0;
            for (const Mark &mark : m_ratings.of(row)) {
                const double miss = mark.strength - guess(m_rows.row(row), other.m_rows.row(mark.film));
                m_misses[row] += miss * miss * other.m_precision[mark.film];
            }
        }
        return m_misses.dot(m_precision);
    }

    /// From the misses as they were measured.
    void drawPrecision(double noise, Chance &chance)
    {
        for (int row = 0; row < m_ratings.people(); ++row)
            m_precision[row] =
                learn::drawPrecision(UsualRatings + static_cast<double>(m_ratings.of(row).size()),
                                     UsualRatings + noise * m_misses[row], chance);
    }

    const FactorPrior &prior() const { return m_prior; }
    const FactorRows &rows() const { return m_rows; }
    const Eigen::VectorXd &precision() const { return m_precision; }

private:
    template <class Person, class Film>
    static double guess(const Person &person, const Film &film)
    {
        return person[0] + film[0] + person.dot(film) - person[0] * film[0];
    }

    const Interactions &m_ratings;
    const Eigen::MatrixXd &m_traits;
    Eigen::MatrixXd m_gram; ///< of the traits
    FactorPrior m_prior;
    FactorRows m_rows;
    Eigen::VectorXd m_precision; ///< factors of the noise
    Eigen::VectorXd m_misses;
};

int sweepsFor(std::size_t ratings)
{
    return static_cast<int>(std::clamp(MostVisits / static_cast<double>(ratings + 1),
                                       static_cast<double>(FewestSweeps), static_cast<double>(MostSweeps)));
}

} // namespace

std::vector<RatingDraw> drawFactors(const Interactions &ratings, const RatingTraits &traits,
                                    std::uint32_t seed)
{
    Chance chance(seed);
    const Interactions byFilm = ratings.transposed();
    Side people(ratings, traits.people(), chance);
    Side films(byFilm, traits.films(), chance);
    double noise = 1;

    const int sweeps = sweepsFor(ratings.marks().size());
    const int forgotten = sweeps / ForgottenShare;
    std::vector<RatingDraw> draws;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        people.drawRows(films, noise, chance);
        films.drawRows(people, noise, chance);
        const double misses = people.measureMisses(films);
        noise = drawPrecision(2 + static_cast<double>(ratings.marks().size()), 2 + misses, chance);
        people.drawPrecision(noise, chance);
        films.measureMisses(people);
        films.drawPrecision(noise, chance);
        // Draws fall evenly on the sweeps that count.
        const int counted = sweep + 1 - forgotten;
        if (counted > 0 && counted * Draws / (sweeps - forgotten) > std::ssize(draws))
            draws.push_back(
                {films.rows().cast<float>(), films.precision().cast<float>(), people.prior(), noise});
    }
    return draws;
}

PersonBelief foldIn(const RatingDraw &draw, const Eigen::MatrixXd &traits, std::span<const Mark> ratings)
{
    Evidence evidence;
    double squares = 0;
    for (const Mark &mark : ratings) {
        const FactorRow film = draw.films.row(mark.film).cast<double>();
        const double weight = draw.precision * draw.filmPrecision[mark.film];
        evidence.add(film, mark.strength, weight);
        squares += weight * (mark.strength - film[0]) * (mark.strength - film[0]);
    }
    const FactorRow prior = draw.people.expected(traits).row(0) * draw.people.precision();
    PersonBelief belief;
    // How steady a person is and what they like depend on each other: a few rounds settle it.
    for (int round = 0; round < NoiseRounds; ++round) {
        belief.covariance = (draw.people.precision() + belief.precision * evidence.gram).inverse();
        belief.mean = (prior + belief.precision * evidence.sum) * belief.covariance;
        const double misses = squares - 2 * belief.mean.dot(evidence.sum)
            + (belief.mean * evidence.gram).dot(belief.mean)
            + belief.covariance.cwiseProduct(evidence.gram).sum();
        if (round + 1 < NoiseRounds)
            belief.precision =
                (UsualRatings + static_cast<double>(ratings.size())) / (UsualRatings + std::max(0.0, misses));
    }
    return belief;
}

} // namespace matinee::learn
