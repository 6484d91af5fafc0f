#include "core/learn/rating_traits.h"

#include "core/learn/spectrum.h"

#include <algorithm>
#include <cmath>

namespace matinee::learn {
namespace {

constexpr int MostDirections = 40;
constexpr int Evidence = 4; // people and films for a direction; else it is one of chance

Interactions meetings(const Interactions &ratings)
{
    Interactions met(ratings.films());
    for (int person = 0; person < ratings.people(); ++person) {
        const auto row = ratings.of(person);
        History marks(row.begin(), row.end());
        for (Mark &mark : marks)
            mark.strength = 1;
        met.add(marks);
    }
    return met;
}

/// The scale that brings values around 0 to unit spread; 0 when all are 0.
double unitScale(const Eigen::VectorXd &values)
{
    const double spread = std::sqrt(values.squaredNorm() / static_cast<double>(values.size()));
    return spread > 0 ? 1 / spread : 0;
}

} // namespace

RatingTraits::RatingTraits(const Interactions &ratings, std::uint32_t seed)
{
    const int rank = std::min(MostDirections, std::min(ratings.people(), ratings.films()) / Evidence);
    const Spectrum spectrum(meetings(ratings), rank, seed);
    const Eigen::MatrixXd directions = spectrum.directions().cast<double>();
    m_places = spectrum.scale().cast<double>().asDiagonal() * directions;

    m_people.resize(ratings.people(), 1 + rank);
    for (int person = 0; person < ratings.people(); ++person)
        m_people.row(person) = this->person(ratings.of(person));
    m_films.resize(ratings.films(), 2 + rank);
    m_films.col(0).setOnes();
    for (int direction = 0; direction < rank; ++direction) {
        const double scale = unitScale(m_people.col(1 + direction));
        m_places.col(direction) *= scale;
        m_people.col(1 + direction) *= scale;
        m_films.col(2 + direction) = directions.col(direction) * unitScale(directions.col(direction));
    }

    const std::vector<int> raters = ratings.counts();
    Eigen::VectorXd fame(ratings.films());
    for (int film = 0; film < ratings.films(); ++film)
        fame[film] = std::log1p(raters[film]);
    fame.array() -= fame.mean();
    m_films.col(1) = fame * unitScale(fame);
}

Eigen::RowVectorXd RatingTraits::person(std::span<const Mark> ratings) const
{
    Eigen::RowVectorXd traits = Eigen::RowVectorXd::Zero(1 + m_places.cols());
    for (const Mark &mark : ratings)
        traits.tail(m_places.cols()) += m_places.row(mark.film);
    traits /= std::sqrt(std::max(1.0, static_cast<double>(ratings.size())));
    traits[0] = 1;
    return traits;
}

} // namespace matinee::learn
