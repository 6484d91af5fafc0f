#include "core/recommend/shelf_orders.h"

#include "core/recommend/blend.h"
#include "core/recommend/content_profile.h"
#include "core/recommend/film_index.h"
#include "core/recommend/genre_habits.h"
#include "core/recommend/popularity.h"
#include "core/recommend/ranking.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace matinee {
namespace {

constexpr double GoodScore = 0.5; // deviations above the person's average film
constexpr double ComfortLimit = 0.7; // of the catalogue's share of a genre
constexpr int ShortEvening = 120; // minutes
constexpr int ClassicAge = 40; // years before the newest film
constexpr double Famous = 1; // Popularity score: about the best known quarter of the catalogue
constexpr double LittleKnown = -0.65; // about the least known third, and what nobody has counted
constexpr double LovedStrength = 0.2;
constexpr int FewLoved = 3; // films, before a decade or a country is called loved
constexpr double StandsOut = 1.5; // times the catalogue's share

std::optional<int> decadeOf(const FilmIndex &index, int film)
{
    const auto year = index.year(film);
    return year ? std::optional(*year / 10 * 10) : std::nullopt;
}

} // namespace

ShelfOrders::ShelfOrders(const FilmIndex &index, const ContentProfile &content, const Popularity &popularity,
                         const Taste &taste, const std::vector<double> &scores)
    : m_index(index),
      m_content(content),
      m_popularity(popularity),
      m_taste(taste),
      m_scores(scores)
{
}

std::vector<double> ShelfOrders::likeSeed(int seed) const
{
    std::vector<double> order = m_content.judge({{seed, 1.0}})->scores();
    for (int film = 0; film < std::ssize(order); ++film)
        order[film] = order[film] > 0 && m_scores[film] > 0 ? order[film] * matchOf(m_scores[film]) : Never;
    return order;
}

std::vector<double> ShelfOrders::fromWatchlist(const Shelf &shelf) const
{
    std::vector<double> order(m_scores.size(), Never);
    for (auto mine = shelf.cbegin(); mine != shelf.cend(); ++mine) {
        const int film = m_index.filmOf(mine.key());
        if (film == FilmIndex::NoFilm || !mine->watchlist)
            continue;
        if (const auto minutes = m_index.runtimeMinutes(film); minutes && *minutes <= ShortEvening)
            order[film] = m_scores[film];
    }
    return order;
}

std::vector<double> ShelfOrders::hiddenGems() const
{
    std::vector<double> order = m_content.judge(m_taste)->scores();
    for (int film = 0; film < std::ssize(order); ++film) {
        if (m_popularity.scores()[film] > LittleKnown || m_scores[film] <= GoodScore)
            order[film] = Never;
    }
    return order;
}

std::vector<double> ShelfOrders::newDirectors(const std::vector<int> &candidates) const
{
    QSet<QString> known;
    for (const Leaning &own : m_taste) {
        for (const QString &director : m_index.directors(own.film))
            known.insert(director);
    }
    std::vector<double> order(m_scores.size(), Never);
    // The best film of each: an introduction needs no second one.
    for (const int film : bestOf(candidates, m_scores, int(candidates.size()))) {
        if (m_scores[film] <= GoodScore)
            break;
        const QStringList &directors = m_index.directors(film);
        const bool isNew = !directors.isEmpty()
            && std::none_of(directors.cbegin(), directors.cend(),
                            [&](const QString &director) { return known.contains(director); });
        if (!isNew)
            continue;
        order[film] = m_scores[film];
        for (const QString &director : directors)
            known.insert(director);
    }
    return order;
}

std::vector<double> ShelfOrders::outsideComfortZone() const
{
    const GenreHabits habits(m_index, m_taste);
    std::vector<double> order(m_scores.size(), Never);
    for (int film = 0; film < std::ssize(order); ++film) {
        if (m_scores[film] > GoodScore && habits.habit(film) < ComfortLimit)
            order[film] = m_scores[film];
    }
    return order;
}

std::vector<double> ShelfOrders::classics() const
{
    int newest = 0;
    for (int film = 0; film < m_index.size(); ++film)
        newest = std::max(newest, m_index.year(film).value_or(0));
    std::vector<double> order(m_scores.size(), Never);
    for (int film = 0; film < std::ssize(order); ++film) {
        const auto year = m_index.year(film);
        if (year && *year <= newest - ClassicAge && m_popularity.scores()[film] > Famous
            && m_scores[film] > 0)
            order[film] = m_scores[film];
    }
    return order;
}

std::vector<double> ShelfOrders::ofDecade(int decade) const
{
    return having([&](int film) { return decadeOf(m_index, film) == decade; });
}

std::vector<double> ShelfOrders::ofCountry(const QString &country) const
{
    return having([&](int film) { return m_index.countries(film).contains(country); });
}

template <class Has>
std::vector<double> ShelfOrders::having(const Has &has) const
{
    std::vector<double> order(m_scores.size(), Never);
    for (int film = 0; film < std::ssize(order); ++film) {
        if (m_scores[film] > 0 && has(film))
            order[film] = m_scores[film];
    }
    return order;
}

std::optional<int> ShelfOrders::lovedDecade() const
{
    return lovedMost<int>([this](int film, const auto &found) {
        if (const auto decade = decadeOf(m_index, film))
            found(*decade);
    });
}

std::optional<QString> ShelfOrders::lovedCountry() const
{
    return lovedMost<QString>([this](int film, const auto &found) {
        for (const QString &country : m_index.countries(film))
            found(country);
    });
}

/// `visit` tells of every key that a film has.
template <class Key, class Visit>
std::optional<Key> ShelfOrders::lovedMost(const Visit &visit) const
{
    QMap<Key, int> loved; // in order, so that of equals the same one is first everywhere
    int lovedFilms = 0;
    for (const Leaning &own : m_taste) {
        if (own.strength < LovedStrength)
            continue;
        ++lovedFilms;
        visit(own.film, [&](const Key &key) { ++loved[key]; });
    }
    loved.removeIf([](const auto &entry) { return entry.value() < FewLoved; });
    if (loved.isEmpty())
        return std::nullopt;

    QHash<Key, int> all;
    for (int film = 0; film < m_index.size(); ++film)
        visit(film, [&](const Key &key) { ++all[key]; });
    std::optional<Key> best;
    double highest = StandsOut;
    for (auto entry = loved.cbegin(); entry != loved.cend(); ++entry) {
        const double share = double(entry.value()) / lovedFilms;
        const double lift = share * double(m_index.size()) / all.value(entry.key());
        if (lift > highest) {
            highest = lift;
            best = entry.key();
        }
    }
    return best;
}

} // namespace matinee
