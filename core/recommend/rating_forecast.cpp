#include "core/recommend/rating_forecast.h"

#include "core/recommend/content_profile.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace matinee {
namespace {

constexpr double FourInFive = 1.2816; // deviations of a normal distribution, either way
constexpr double Narrow = 35; // points
constexpr std::size_t MostRatings = 100; // the work grows with the third power

// What is usual among people, in points and squared points: chosen on half of the people that the header's
// figures are measured on the other half of.
constexpr double UsualLevel = 70;
constexpr double PopularityPull = 3.2; // per unit of Popularity
constexpr double LevelVariance = 100;
constexpr double PullVariance = 8;
constexpr double ContentVariance = 160;
constexpr double NoiseVariance = 150;
constexpr double UsualRatings = 8; // as many ratings as the usual spread is worth

double withinScale(double points)
{
    return std::clamp(points, 1.0, 100.0);
}

/// Newest first; of the same moment, in the order of the films.
bool isNewer(const RatedFilm &a, const RatedFilm &b)
{
    return a.at != b.at ? a.at > b.at : a.film < b.film;
}

} // namespace

bool isNarrow(const PointsForecast &forecast)
{
    return forecast.high - forecast.low <= Narrow;
}

RatingForecast::RatingForecast(const ContentProfile &content, const std::vector<double> &popularity)
    : m_spread(content.spreadRow()),
      m_popularity(popularity)
{
}

std::optional<RatingForecast> RatingForecast::of(std::vector<RatedFilm> rated, const ContentProfile &content,
                                                 const std::vector<double> &popularity)
{
    if (rated.size() < FewestRatings)
        return std::nullopt;
    std::sort(rated.begin(), rated.end(), isNewer);
    const auto count = static_cast<int>(std::min(rated.size(), MostRatings));

    RatingForecast person(content, popularity);
    Eigen::VectorXd surprises(count);
    Eigen::MatrixXd covariances(count, count);
    for (int row = 0; row < count; ++row) {
        person.m_films.push_back(rated[row].film);
        person.m_spread.spread(rated[row].film);
        surprises[row] = rated[row].rating.points() - person.expected(rated[row].film);
        for (int column = 0; column < row; ++column)
            covariances(row, column) = person.covariance(rated[row].film, rated[column].film);
        covariances(row, row) = person.covariance(rated[row].film, rated[row].film) + NoiseVariance;
    }
    const Eigen::MatrixXd inverse =
        covariances.llt().solve(Eigen::MatrixXd::Identity(count, count)); // reads the lower half
    const Eigen::VectorXd weights = inverse * surprises;
    // A rating misses what the others foretell of it by weight / inverse, with the variance 1 / inverse.
    const double misses = (weights.array().square() / inverse.diagonal().array()).sum();
    person.m_unsteady = (UsualRatings + misses) / (UsualRatings + count);
    person.m_inverse.assign(inverse.data(), inverse.data() + inverse.size());
    person.m_weights.assign(weights.begin(), weights.end());
    return person;
}

double RatingForecast::expected(int film) const
{
    return UsualLevel + PopularityPull * m_popularity[film];
}

double RatingForecast::covariance(int film, int other) const
{
    return LevelVariance + PullVariance * m_popularity[film] * m_popularity[other]
        + ContentVariance * m_spread.dot(other);
}

PointsForecast RatingForecast::forecast(int film) const
{
    const auto count = std::ssize(m_films);
    Eigen::VectorXd shared(count);
    m_spread.spread(film);
    for (std::ptrdiff_t own = 0; own < count; ++own)
        shared[own] = covariance(film, m_films[own]);
    const Eigen::Map<const Eigen::VectorXd> weights(m_weights.data(), count);
    const Eigen::Map<const Eigen::MatrixXd> inverse(m_inverse.data(), count, count);

    const double points = expected(film) + shared.dot(weights);
    const double known = shared.dot(inverse * shared);
    const double variance = m_unsteady * (covariance(film, film) + NoiseVariance - known);
    const double reach = FourInFive * std::sqrt(std::max(0.0, variance));
    return {withinScale(points), withinScale(points - reach), withinScale(points + reach)};
}

} // namespace matinee
