#include "core/recommend/shelves.h"

#include "core/recommend/blend.h"
#include "core/recommend/content_profile.h"
#include "core/recommend/film_index.h"
#include "core/recommend/genre_habits.h"
#include "core/recommend/popularity.h"
#include "core/recommend/ranking.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace matinee {
namespace {

constexpr int LongestShelf = 20;
constexpr int ShortestShelf = 4;
constexpr int MostSeeds = 3;
constexpr int LovedPoints = 80;
constexpr int AdoredPoints = 90;
constexpr double SeedsAlike = 0.3; // similarity from which two loved films would fill the same shelf
constexpr double GoodScore = 0.5; // deviations above the person's average film
constexpr int FewFilms = 10; // up to here the person sees what is popular with everyone
constexpr int ComfortFilms = 5; // from here genres tell what the person is used to
constexpr double ComfortLimit = 0.7; // of the catalogue's share of a genre

/// Stands for "not on this shelf" in an order.
constexpr double Never = -std::numeric_limits<double>::infinity();

} // namespace

ShelfPlanner::ShelfPlanner(const FilmIndex &index, const ContentProfile &content,
                           const Popularity &popularity, const Taste &taste,
                           const std::vector<double> &scores, std::vector<int> candidates)
    : m_index(index),
      m_content(content),
      m_popularity(popularity),
      m_taste(taste),
      m_scores(scores),
      m_candidates(std::move(candidates))
{
}

std::vector<ShelfPlan> ShelfPlanner::plan(const Shelf &shelf)
{
    using Kind = SuggestionShelf::Kind;
    for (const int seed : seeds(shelf))
        add(Kind::BecauseYouLoved, likeSeed(seed), m_index.ids()[seed]);
    if (!m_taste.empty())
        add(Kind::HiddenGems, hiddenGems());
    if (std::ssize(m_taste) >= ComfortFilms)
        add(Kind::OutsideComfortZone, outsideComfortZone());
    if (std::ssize(m_taste) <= FewFilms)
        add(Kind::Popular, m_popularity.scores());
    return std::move(m_plans);
}

void ShelfPlanner::add(SuggestionShelf::Kind kind, const std::vector<double> &order, MovieId seed)
{
    std::vector<int> fitting;
    std::copy_if(m_candidates.cbegin(), m_candidates.cend(), std::back_inserter(fitting),
                 [&](int film) { return order[film] != Never; });
    if (std::ssize(fitting) < ShortestShelf)
        return;

    ShelfPlan plan{kind, seed, bestOf(std::move(fitting), order, LongestShelf)};
    std::stable_sort(plan.films.begin(), plan.films.end(),
                     [&](int a, int b) { return m_scores[a] > m_scores[b]; });
    std::vector<int> taken = plan.films;
    std::sort(taken.begin(), taken.end());
    std::erase_if(m_candidates,
                  [&](int film) { return std::binary_search(taken.cbegin(), taken.cend(), film); });
    m_plans.push_back(std::move(plan));
}

std::vector<int> ShelfPlanner::seeds(const Shelf &shelf) const
{
    struct Loved {
        bool adored = false;
        QDateTime changedAt;
        int film = 0;
    };
    std::vector<Loved> loved;
    for (const Leaning own : m_taste) {
        const Mine mine = shelf.value(m_index.ids()[own.film]);
        const int points = mine.rating ? mine.rating->points() : 0;
        if (mine.favourite || points >= LovedPoints)
            loved.push_back({mine.favourite || points >= AdoredPoints, mine.changedAt, own.film});
    }
    std::sort(loved.begin(), loved.end(), [](const Loved &a, const Loved &b) {
        return std::tie(b.adored, b.changedAt, a.film) < std::tie(a.adored, a.changedAt, b.film);
    });

    std::vector<int> seeds;
    for (const Loved &candidate : loved) {
        const auto alike = [&](int seed) { return m_content.similarity(seed, candidate.film) > SeedsAlike; };
        if (std::ssize(seeds) < MostSeeds && std::none_of(seeds.cbegin(), seeds.cend(), alike))
            seeds.push_back(candidate.film);
    }
    return seeds;
}

std::vector<double> ShelfPlanner::likeSeed(int seed) const
{
    std::vector<double> order = m_content.judge({{seed, 1.0}})->scores();
    for (int film = 0; film < std::ssize(order); ++film)
        order[film] = order[film] > 0 && m_scores[film] > 0 ? order[film] * matchOf(m_scores[film]) : Never;
    return order;
}

std::vector<double> ShelfPlanner::hiddenGems() const
{
    std::vector<double> order = m_content.judge(m_taste)->scores();
    for (int film = 0; film < std::ssize(order); ++film) {
        if (m_popularity.scores()[film] >= 0 || m_scores[film] <= GoodScore)
            order[film] = Never;
    }
    return order;
}

std::vector<double> ShelfPlanner::outsideComfortZone() const
{
    const GenreHabits habits(m_index, m_taste);
    std::vector<double> order(m_scores.size(), Never);
    for (const int film : m_candidates) {
        if (habits.habit(film) < ComfortLimit && m_scores[film] > GoodScore)
            order[film] = m_scores[film];
    }
    return order;
}

} // namespace matinee
