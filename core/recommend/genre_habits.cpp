#include "core/recommend/genre_habits.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace matinee {
namespace {

constexpr double Smoothing = 0.01; ///< Steck's alpha: a missing genre is bad, not infinitely bad
constexpr std::size_t UsualGenres = 6; ///< of a film; with more, nothing is remembered
constexpr double NotAsked = std::numeric_limits<double>::quiet_NaN();

} // namespace

GenreHabits::GenreHabits(const FilmIndex &index, const Taste &taste)
    : m_index(index),
      m_habit(std::size_t(index.genreCount())),
      m_liked(std::size_t(index.genreCount())),
      m_isKnown(!taste.empty())
{
    for (const Leaning own : taste) {
        const auto genres = index.genres(own.film);
        for (const int genre : genres) {
            m_habit[genre] += double(index.size()) / (index.filmsOfGenre(genre) * double(taste.size()));
            m_liked[genre] += std::max(own.strength, 0.0) / double(genres.size());
        }
    }
    const double sum = std::accumulate(m_liked.cbegin(), m_liked.cend(), 0.0);
    for (double &share : m_liked)
        share = sum > 0 ? share / sum : 0;
}

double GenreHabits::habit(int film) const
{
    const auto genres = m_index.genres(film);
    if (!m_isKnown || genres.empty())
        return 1;
    double sum = 0;
    for (const int genre : genres)
        sum += m_habit[genre];
    return sum / double(genres.size());
}

GenreBalance::GenreBalance(const FilmIndex &index, const GenreHabits &habits)
    : m_index(index),
      m_liked(habits.liked()),
      m_count(m_liked.size()),
      m_next(m_liked.size())
{
    prepare();
}

double GenreBalance::term(std::size_t genre, double share) const
{
    const double liked = m_liked[genre];
    return liked > 0 ? liked * std::log(liked / ((1 - Smoothing) * share + Smoothing * liked)) : 0;
}

void GenreBalance::prepare()
{
    for (std::size_t genre = 0; genre < m_next.size(); ++genre)
        m_next[genre] = term(genre, m_count[genre] / (m_films + 1));
    m_nextSum = std::accumulate(m_next.cbegin(), m_next.cend(), 0.0);
    m_changes.assign(m_next.size() * UsualGenres, NotAsked);
}

void GenreBalance::add(int film)
{
    const auto genres = m_index.genres(film);
    for (const int genre : genres)
        m_count[genre] += 1.0 / double(genres.size());
    ++m_films;
    prepare();
}

double GenreBalance::divergence() const
{
    double sum = 0;
    for (std::size_t genre = 0; genre < m_count.size(); ++genre)
        sum += term(genre, m_films > 0 ? m_count[genre] / m_films : 0);
    return sum;
}

double GenreBalance::divergenceWith(int film) const
{
    const auto genres = m_index.genres(film);
    double sum = m_nextSum;
    for (const int genre : genres)
        sum += change(genre, genres.size());
    return sum;
}

double GenreBalance::change(int genre, std::size_t genres) const
{
    const auto reckon = [&] {
        const double count = m_count[genre] + 1.0 / double(genres);
        return term(std::size_t(genre), count / (m_films + 1)) - m_next[genre];
    };
    if (genres > UsualGenres)
        return reckon();
    double &known = m_changes[std::size_t(genre) * UsualGenres + genres - 1];
    if (std::isnan(known))
        known = reckon();
    return known;
}

} // namespace matinee
