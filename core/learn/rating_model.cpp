#include "core/learn/rating_model.h"

#include <algorithm>
#include <cmath>

namespace matinee::learn {
namespace {

constexpr double FourInFive = 1.2816; // deviations of a normal distribution, either way

/// Ascending, each film once: the last one that was said.
History settled(History ratings)
{
    std::stable_sort(ratings.begin(), ratings.end(),
                     [](const Mark &a, const Mark &b) { return a.film < b.film; });
    const auto firstKept = std::unique(ratings.rbegin(), ratings.rend(),
                                       [](const Mark &a, const Mark &b) { return a.film == b.film; });
    ratings.erase(ratings.begin(), firstKept.base());
    return ratings;
}

Interactions rowsOf(const std::vector<RatingRow> &ratings, int users, int films)
{
    std::vector<History> people(users);
    for (const RatingRow &row : ratings)
        people[row.user].push_back({row.film, row.rating});
    for (History &person : people)
        person = settled(std::move(person));
    return {films, people};
}

/// The mean of guesses, one per draw, and how far the truth may be from it.
class Spread {
public:
    void add(double guess, double variance)
    {
        m_sum += guess;
        m_squares += guess * guess;
        m_variance += variance;
        ++m_count;
    }
    double mean() const { return m_sum / m_count; }
    double deviation() const
    {
        return std::sqrt(m_variance / m_count + std::max(0.0, m_squares / m_count - mean() * mean()));
    }

private:
    double m_sum = 0, m_squares = 0, m_variance = 0;
    int m_count = 0;
};

} // namespace

RatingModel::Scale::Scale(const Interactions &ratings)
{
    double sum = 0;
    double squares = 0;
    lowest = highest = ratings.marks().front().strength;
    for (const Mark &mark : ratings.marks()) {
        sum += mark.strength;
        squares += double(mark.strength) * mark.strength;
        lowest = std::min<double>(lowest, mark.strength);
        highest = std::max<double>(highest, mark.strength);
    }
    const auto count = static_cast<double>(ratings.marks().size());
    mean = sum / count;
    const double variance = squares / count - mean * mean;
    spread = highest > lowest ? std::sqrt(variance) : 1;
}

double RatingModel::Scale::fromUnits(double units) const
{
    return std::clamp(mean + spread * units, lowest, highest);
}

Interactions RatingModel::Scale::inUnits(const Interactions &ratings) const
{
    Interactions scaled(ratings.films());
    for (int person = 0; person < ratings.people(); ++person) {
        const auto row = ratings.of(person);
        History marks(row.begin(), row.end());
        for (Mark &mark : marks)
            mark.strength = static_cast<float>((mark.strength - mean) / spread);
        scaled.add(marks);
    }
    return scaled;
}

RatingModel::RatingModel(RatingTable ratings, std::uint32_t seed)
    : m_users(std::move(ratings.users)),
      m_films(std::move(ratings.films)),
      m_ratings(rowsOf(ratings.rows, m_users.size(), m_films.size() + 1)),
      m_scale(m_ratings),
      m_traits(m_ratings, seed),
      m_draws(drawFactors(m_scale.inUnits(m_ratings), m_traits, seed))
{
}

int RatingModel::film(std::string_view name) const
{
    return m_films.find(name).value_or(m_films.size());
}

History RatingModel::ratingsOf(std::string_view user) const
{
    const auto known = m_users.find(user);
    if (!known)
        return {};
    const auto row = m_ratings.of(*known);
    return {row.begin(), row.end()};
}

std::vector<History> RatingModel::ratingsOf(const RatingTable &more) const
{
    std::vector<History> people;
    people.reserve(more.users.size());
    for (int user = 0; user < more.users.size(); ++user)
        people.push_back(ratingsOf(more.users[user]));
    for (const RatingRow &row : more.rows) {
        if (const auto known = m_films.find(more.films[row.film]))
            people[row.user].push_back({*known, row.rating});
    }
    for (History &person : people)
        person = settled(std::move(person));
    return people;
}

std::vector<RatingGuess> RatingModel::guess(const History &ratings, std::span<const int> films) const
{
    Interactions person(m_ratings.films());
    person.add(ratings);
    person = m_scale.inUnits(person);
    const Eigen::MatrixXd traits = m_traits.person(person.of(0));

    std::vector<Spread> spreads(films.size());
    for (const RatingDraw &draw : m_draws) {
        const PersonBelief belief = foldIn(draw, traits, person.of(0));
        for (std::size_t place = 0; place < films.size(); ++place) {
            FactorRow film = draw.films.row(films[place]).cast<double>();
            const double level = std::exchange(film[0], 1);
            const double noise = 1 / (draw.precision * belief.precision * draw.filmPrecision[films[place]]);
            spreads[place].add(level + film.dot(belief.mean),
                               noise + film * belief.covariance * film.transpose());
        }
    }

    std::vector<RatingGuess> guesses;
    for (const Spread &spread : spreads) {
        const double reach = FourInFive * spread.deviation();
        guesses.push_back({m_scale.fromUnits(spread.mean()), m_scale.fromUnits(spread.mean() - reach),
                           m_scale.fromUnits(spread.mean() + reach)});
    }
    return guesses;
}

} // namespace matinee::learn
