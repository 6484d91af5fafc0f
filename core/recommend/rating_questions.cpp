#include "core/recommend/rating_questions.h"

#include "core/recommend/content_profile.h"
#include "core/recommend/popularity.h"
#include "core/recommend/ranking.h"

#include <algorithm>
#include <cmath>

namespace matinee {
namespace {

constexpr int MostAsked = 300; // best known films
constexpr int MostRated = 100; // of the person's, newest or not: enough to see where the dark spots are
constexpr double Noise = 0.3; // of a rating, beside a variance of 1
constexpr double HalfKnown = 80; // place in the list of fame at which somebody in two has seen a film
constexpr double WantedBonus = 2;

double closest(const ContentProfile &content, int film, const std::vector<int> &others)
{
    double closest = 0;
    for (const int other : others)
        closest = std::max(closest, content.similarity(film, other));
    return closest;
}

/// Square and symmetric; knows what an answer does to it.
class Covariance {
public:
    Covariance(const ContentProfile &content, const std::vector<int> &films)
        : m_size(films.size()),
          m_values(films.size() * films.size())
    {
        for (std::size_t row = 0; row < m_size; ++row) {
            for (std::size_t column = 0; column <= row; ++column)
                at(row, column) = at(column, row) = content.similarity(films[row], films[column]);
        }
    }

    /// What knowing the rating of `film` takes from the variance of all, each counted by its weight.
    double gain(std::size_t film, const std::vector<double> &weights) const
    {
        double sum = 0;
        for (std::size_t other = 0; other < weights.size(); ++other)
            sum += weights[other] * value(film, other) * value(film, other);
        return sum / (value(film, film) + Noise);
    }

    void know(std::size_t film)
    {
        const std::vector<double> row(m_values.begin() + std::ptrdiff_t(film * m_size),
                                      m_values.begin() + std::ptrdiff_t((film + 1) * m_size));
        const double variance = row[film] + Noise;
        for (std::size_t a = 0; a < m_size; ++a) {
            for (std::size_t b = 0; b < m_size; ++b)
                at(a, b) -= row[a] * row[b] / variance;
        }
    }

private:
    double &at(std::size_t row, std::size_t column) { return m_values[row * m_size + column]; }
    double value(std::size_t row, std::size_t column) const { return m_values[row * m_size + column]; }

    std::size_t m_size;
    std::vector<double> m_values;
};

} // namespace

std::vector<int> worthAsking(const ContentProfile &content, const Popularity &popularity,
                             const RatingQuestions &known, std::vector<int> candidates, int count)
{
    const std::vector<int> asked = bestOf(std::move(candidates), popularity.scores(), MostAsked);
    std::vector<int> films = asked;
    const auto rated = std::min<std::ptrdiff_t>(std::ssize(known.rated), MostRated);
    films.insert(films.end(), known.rated.end() - rated, known.rated.end());
    Covariance covariance(content, films);
    for (std::size_t film = asked.size(); film < films.size(); ++film)
        covariance.know(film);

    std::vector<double> fame(asked.size());
    std::vector<double> chance(asked.size());
    for (std::size_t place = 0; place < asked.size(); ++place) {
        fame[place] = HalfKnown / (HalfKnown + double(place));
        const double unseen = 1 - closest(content, asked[place], known.notSeen);
        chance[place] =
            fame[place] * unseen * unseen * (1 + WantedBonus * closest(content, asked[place], known.wanted));
    }

    std::vector<int> questions;
    while (std::ssize(questions) < std::min<std::ptrdiff_t>(count, std::ssize(asked))) {
        std::size_t best = 0;
        double highest = -1;
        for (std::size_t film = 0; film < asked.size(); ++film) {
            const double worth = chance[film] > 0 ? chance[film] * covariance.gain(film, fame) : -1;
            if (worth > highest) {
                highest = worth;
                best = film;
            }
        }
        if (highest < 0)
            break;
        questions.push_back(asked[best]);
        chance[best] = 0;
        covariance.know(best);
    }
    return questions;
}

} // namespace matinee
