#include "core/recommend/engine.h"

#include "core/recommend/engine_viewer.h"
#include "core/recommend/explain.h"
#include "core/recommend/modest_self.h"
#include "core/recommend/ranking.h"
#include "core/recommend/shelves.h"
#include "core/recommend/taste.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace matinee {
namespace {

constexpr int TopLength = 50;
constexpr int VarietyPool = 100; // films among which variety is sought, if no more are asked for
constexpr int Screenful = 10;

// How far the sliders reach, in deviations of the score. At the end of "adventurous" a genre that the person
// meets eight times as often as the catalogue has it costs as much as a good film is better than an average
// one; at the end of "obscure" fame costs more than it is worth.
constexpr double Adventure = 0.7;
constexpr double MostUnusual = 3; // doublings
constexpr double Obscurity = 1.5;
/// Of the match of the best film asked for: below, nothing is so unusual or so unknown that it is suggested.
constexpr double FairMatch = 0.6;

/// For "films like this one": likeness decides, fame orders what is equally alike.
constexpr double AlikeByContent = 0.85;
constexpr double AlikeByPopularity = 0.15;

/// One order whatever the database answers in, because equal scores are told apart by it.
QList<Movie> byId(QList<Movie> movies)
{
    std::sort(movies.begin(), movies.end(),
              [](const Movie &a, const Movie &b) { return a.summary.id < b.summary.id; });
    return movies;
}

} // namespace

Engine::Engine(QList<Movie> movies, const LearntModel *learnt)
    : m_index(movies = byId(std::move(movies))),
      m_content(std::make_shared<ContentProfile>(filmFeatures(movies))),
      m_popularity(std::make_shared<Popularity>(popularityFigures(movies))),
      m_forPerson(personalParts(m_popularity, m_content, learnt, movies)),
      m_alike({{m_popularity, {{0, AlikeByPopularity}}}, {m_content, {{0, AlikeByContent}}}})
{
}

Engine::Viewer Engine::viewerWith(const Blend &blend, Taste taste) const
{
    auto opinion = blend.judge(taste);
    GenreHabits habits(m_index, taste);
    auto profile = m_content->profile(taste);
    return {std::move(taste), std::move(profile), std::move(opinion), std::move(habits), {}, 0};
}

Engine::Viewer Engine::viewerOf(const Shelf &shelf, int leftOut) const
{
    int ratings = 0;
    std::vector<Encounter> encounters;
    std::vector<int> unseen; ///< of them
    std::vector<bool> barred(m_index.size());
    for (auto it = shelf.cbegin(); it != shelf.cend(); ++it) {
        const int film = m_index.filmOf(it.key());
        if (film == FilmIndex::NoFilm)
            continue;
        const Mine &mine = it.value();
        barred[film] = mine.seen() || mine.hidden || mine.nudge == Nudge::Less;
        ratings += mine.rating ? 1 : 0;
        if (film == leftOut || !(mine.seen() || mine.favourite || mine.nudge != Nudge::None))
            continue;
        encounters.push_back({film, mine.rating, mine.favourite, mine.nudge});
        if (!mine.seen())
            unseen.push_back(film);
    }

    Viewer viewer = viewerWith(m_forPerson, tasteOf(std::move(encounters)));
    if (!unseen.empty())
        viewer.opinion = std::make_unique<ModestSelf>(std::move(viewer.opinion), std::move(unseen));
    viewer.ratings = ratings;
    for (int film = 0; film < m_index.size(); ++film) {
        if (!barred[film] && m_index.isDescribed(film) && m_index.isForEverybody(film))
            viewer.candidates.push_back(film);
    }
    return viewer;
}

/// The scores, moved by what the sliders ask for.
std::vector<double> Engine::wished(const Viewer &viewer, const SuggestOptions &wishes,
                                   const std::vector<int> &films) const
{
    std::vector<double> scores = viewer.opinion->scores();
    const std::vector<double> &popularity = m_popularity->scores();
    for (const int film : films) {
        if (wishes.adventurous > 0)
            scores[film] -= wishes.adventurous * Adventure
                * std::clamp(std::log2(viewer.habits.habit(film)), -MostUnusual, MostUnusual);
        scores[film] -= wishes.obscure * Obscurity * popularity[film];
    }
    return scores;
}

/// The candidates among which the sliders choose: without those that are far worse than the best.
std::vector<int> Engine::fair(const Viewer &viewer, const SuggestOptions &wishes) const
{
    std::vector<int> films = m_index.matching(viewer.candidates, wishes);
    if (films.empty() || (wishes.adventurous <= 0 && wishes.obscure <= 0))
        return films;
    const std::vector<double> &scores = viewer.opinion->scores();
    const int best = bestOf(films, scores, 1).front();
    std::erase_if(films, [least = FairMatch * matchOf(scores[best]), &scores](int film) {
        return matchOf(scores[film]) < least;
    });
    return films;
}

std::vector<int> Engine::best(const Viewer &viewer, const SuggestOptions &wishes, int count) const
{
    const std::vector<int> candidates = fair(viewer, wishes);
    const std::vector<double> scores = wished(viewer, wishes, candidates);
    const auto pool = bestOf(candidates, scores, std::max(count, VarietyPool));
    auto films = reranked(pool, scores, *m_content, GenreBalance(m_index, viewer.habits), count);
    // Variety chose the films of each screenful; within one, people expect the best first.
    for (auto from = films.begin(); from != films.end();) {
        const auto to = from + std::min<std::ptrdiff_t>(Screenful, films.end() - from);
        std::stable_sort(from, to, [&](int a, int b) { return scores[a] > scores[b]; });
        from = to;
    }
    return films;
}

Suggestion Engine::suggestion(const Viewer &viewer, int film, const std::optional<RatingForecast> &forecast,
                              bool reasons) const
{
    Suggestion result = reasons ? explained(*viewer.opinion, viewer.taste, film, m_index.ids())
                                : scored(*viewer.opinion, film, m_index.ids());
    if (reasons)
        result.shared = sharedWith(viewer.profile, *m_content, film);
    if (forecast)
        result.forecast = forecast->forecast(film);
    return result;
}

std::optional<RatingForecast> Engine::forecastFor(const Shelf &shelf, int leftOut) const
{
    std::vector<RatedFilm> rated;
    for (auto it = shelf.cbegin(); it != shelf.cend(); ++it) {
        const int film = m_index.filmOf(it.key());
        if (film != FilmIndex::NoFilm && film != leftOut && it->rating)
            rated.push_back({film, *it->rating, it->ratedAt});
    }
    return RatingForecast::of(std::move(rated), *m_content, m_popularity->scores());
}

QList<Suggestion> Engine::suggest(const Shelf &shelf, const SuggestOptions &options,
                                  const QList<Guest> &guests) const
{
    const Viewer viewer = guests.isEmpty() ? viewerOf(shelf) : viewerOfGroup(shelf, guests);
    const auto forecast = guests.isEmpty() ? forecastFor(shelf) : std::nullopt;
    QList<Suggestion> suggestions;
    for (const int film : best(viewer, options, options.limit))
        suggestions.append(suggestion(viewer, film, forecast, options.reasons));
    return suggestions;
}

ForYou Engine::forYou(const Shelf &shelf, const SuggestOptions &wishes) const
{
    const Viewer viewer = viewerOf(shelf);
    const auto forecast = forecastFor(shelf);
    ForYou page;
    page.verdicts = viewer.ratings;
    for (const int film : best(viewer, wishes, TopLength))
        page.top.append(suggestion(viewer, film, forecast));

    std::vector<int> onShelves = m_index.matching(viewer.candidates, wishes);
    if (!page.top.isEmpty())
        std::erase(onShelves, m_index.filmOf(page.top.first().movie));
    ShelfPlanner planner(m_index, *m_content, *m_popularity, viewer.taste, viewer.opinion->scores(),
                         std::move(onShelves));
    for (const ShelfPlan &plan : planner.plan(shelf)) {
        SuggestionShelf row{plan.kind, plan.seed, plan.name, {}};
        for (const int film : plan.films)
            row.suggestions.append(suggestion(viewer, film, forecast));
        page.shelves.append(row);
    }

    page.match = matchOfUnseen(viewer, shelf);
    return page;
}

QHash<MovieId, double> Engine::matchOfUnseen(const Viewer &viewer, const Shelf &shelf) const
{
    QHash<MovieId, double> match;
    match.reserve(m_index.size());
    for (int film = 0; film < m_index.size(); ++film) {
        const MovieId id = m_index.ids()[film];
        const auto mine = shelf.constFind(id);
        if (mine == shelf.cend() || !mine->seen())
            match.insert(id, matchOf(viewer.opinion->scores()[film]));
    }
    return match;
}

std::optional<QList<Suggestion>> Engine::similar(MovieId movie, int limit) const
{
    const int like = m_index.filmOf(movie);
    if (like == FilmIndex::NoFilm)
        return std::nullopt;
    const Viewer viewer = viewerWith(m_alike, {{like, 1.0}});

    std::vector<int> others;
    for (int film = 0; film < m_index.size(); ++film) {
        if (film != like && m_index.isForEverybody(film))
            others.push_back(film);
    }
    QList<Suggestion> suggestions;
    for (const int film : bestOf(std::move(others), viewer.opinion->scores(), limit))
        suggestions.append(suggestion(viewer, film));
    return suggestions;
}

std::optional<Suggestion> Engine::explain(const Shelf &shelf, MovieId movie) const
{
    const int film = m_index.filmOf(movie);
    if (film == FilmIndex::NoFilm)
        return std::nullopt;
    const Viewer viewer = viewerOf(shelf, shelf.value(movie).seen() ? film : FilmIndex::NoFilm);
    return suggestion(viewer, film, forecastFor(shelf, film));
}

QList<Suggestion> Engine::explainUnseen(const Shelf &shelf, const QList<MovieId> &movies) const
{
    const Viewer viewer = viewerOf(shelf);
    const auto forecast = forecastFor(shelf);
    QList<Suggestion> suggestions;
    for (const MovieId movie : movies) {
        const int film = m_index.filmOf(movie);
        if (film != FilmIndex::NoFilm && !shelf.value(movie).seen())
            suggestions.append(suggestion(viewer, film, forecast));
    }
    return suggestions;
}

double Engine::sharedGenres(MovieId one, MovieId other) const
{
    const int first = m_index.filmOf(one);
    const int second = m_index.filmOf(other);
    if (first == FilmIndex::NoFilm || second == FilmIndex::NoFilm)
        return 0;
    const auto mine = m_index.genres(first);
    const auto theirs = m_index.genres(second);
    const auto shared = std::count_if(mine.begin(), mine.end(), [&](int genre) {
        return std::find(theirs.begin(), theirs.end(), genre) != theirs.end();
    });
    const auto all = std::ssize(mine) + std::ssize(theirs) - shared;
    return all > 0 ? double(shared) / double(all) : 0;
}

bool Engine::sharePeople(MovieId one, MovieId other) const
{
    const auto people = [this](MovieId movie) {
        std::set<QString> names; // whoever directs here and plays there
        const int film = m_index.filmOf(movie);
        if (film == FilmIndex::NoFilm)
            return names;
        for (const auto &entry : m_content->features(film)) {
            const Feature &feature = m_content->feature(entry.column);
            if (feature.kind == Feature::Kind::Director || feature.kind == Feature::Kind::Actor)
                names.insert(feature.name);
        }
        return names;
    };
    const auto theirs = people(other);
    const auto mine = people(one);
    return std::any_of(mine.cbegin(), mine.cend(),
                       [&](const QString &name) { return theirs.contains(name); });
}

} // namespace matinee
