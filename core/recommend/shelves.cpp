#include "core/recommend/shelves.h"

#include "core/recommend/content_profile.h"
#include "core/recommend/film_index.h"
#include "core/recommend/popularity.h"
#include "core/recommend/ranking.h"

#include <algorithm>
#include <tuple>

namespace matinee {
namespace {

constexpr int MostShelves = 8; // more is a warehouse
constexpr int LongestShelf = 20;
constexpr int ShortestShelf = 4;
constexpr int MostSeeds = 3;
constexpr int LovedPoints = 80;
constexpr int AdoredPoints = 90;
constexpr double SeedsAlike = 0.3; // similarity from which two loved films would fill the same shelf
constexpr int FewFilms = 10; // up to here the person sees what is popular with everyone
constexpr int ComfortFilms = 5; // from here genres tell what the person is used to

} // namespace

ShelfPlanner::ShelfPlanner(const FilmIndex &index, const ContentProfile &content,
                           const Popularity &popularity, const Taste &taste,
                           const std::vector<double> &scores, std::vector<int> candidates)
    : m_index(index),
      m_content(content),
      m_popularity(popularity),
      m_taste(taste),
      m_scores(scores),
      m_orders(index, content, popularity, taste, scores),
      m_candidates(std::move(candidates))
{
}

std::vector<ShelfPlan> ShelfPlanner::plan(const Shelf &shelf)
{
    using Kind = SuggestionShelf::Kind;
    const std::vector<int> loved = seeds(shelf);
    const auto addLoved = [&](std::size_t place) {
        if (place < loved.size())
            add({Kind::BecauseYouLoved, m_index.ids()[loved[place]], {}, {}},
                m_orders.likeSeed(loved[place]));
    };
    if (m_taste.empty()) {
        add({Kind::Popular, {}, {}, {}}, m_popularity.scores());
        return std::move(m_plans);
    }

    addLoved(0);
    add({Kind::FromWatchlist, {}, {}, {}}, m_orders.fromWatchlist(shelf));
    add({Kind::HiddenGems, {}, {}, {}}, m_orders.hiddenGems());
    addLoved(1);
    if (std::ssize(m_taste) <= FewFilms)
        add({Kind::Popular, {}, {}, {}}, m_popularity.scores());
    if (std::ssize(m_taste) >= ComfortFilms)
        addNewGround();
    add({Kind::Classics, {}, {}, {}}, m_orders.classics());
    if (const auto decade = m_orders.lovedDecade())
        add({Kind::LovedDecade, {}, QString::number(*decade), {}}, m_orders.ofDecade(*decade));
    if (const auto country = m_orders.lovedCountry())
        add({Kind::LovedCountry, {}, *country, {}}, m_orders.ofCountry(*country));
    addLoved(2);
    return std::move(m_plans);
}

void ShelfPlanner::addNewGround()
{
    using Kind = SuggestionShelf::Kind;
    add({Kind::OutsideComfortZone, {}, {}, {}}, m_orders.outsideComfortZone());
    add({Kind::NewDirectors, {}, {}, {}}, m_orders.newDirectors(m_candidates));
}

void ShelfPlanner::add(ShelfPlan plan, const std::vector<double> &order)
{
    std::vector<int> fitting;
    std::copy_if(m_candidates.cbegin(), m_candidates.cend(), std::back_inserter(fitting),
                 [&](int film) { return order[film] != ShelfOrders::Never; });
    if (std::ssize(fitting) < ShortestShelf || std::ssize(m_plans) == MostShelves)
        return;

    plan.films = bestOf(std::move(fitting), order, LongestShelf);
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

} // namespace matinee
