#include "core/recommend/film_groups.h"

#include "core/recommend/content_profile.h"
#include "core/recommend/film_index.h"
#include "core/recommend/popularity.h"
#include "core/recommend/ranking.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace matinee {
namespace {

constexpr int WellKnown = 1500; // films, among which groups are looked for
constexpr int Shown = 12; // films that speak for a group
constexpr int FewestOfDirector = 5;
constexpr int FewestOfTheme = 10;
constexpr double TooCommon = 0.4; // of the films: "Drama" tells nothing
constexpr double OfOneGenre =
    2.5; // times as often as usual: else a keyword is no kind of film ("based on novel")

struct Candidate {
    Feature feature;
    std::vector<int> films; ///< best known first
    double fame = 0; ///< 0 to 1
    double cohesion = 0; ///< mean similarity of its films
    double overlap = 0; ///< with the groups picked so far, 0 to 1
};

std::optional<FilmGroup::Kind> kindOf(Feature::Kind kind)
{
    switch (kind) {
    case Feature::Kind::Genre:
        return FilmGroup::Kind::Genre;
    case Feature::Kind::Keyword:
        return FilmGroup::Kind::Keyword;
    case Feature::Kind::Director:
        return FilmGroup::Kind::Director;
    default:
        return std::nullopt;
    }
}

std::vector<int> bestKnown(const FilmIndex &index, const Popularity &popularity)
{
    std::vector<int> films;
    for (int film = 0; film < index.size(); ++film) {
        if (index.isForEverybody(film) && index.isDescribed(film))
            films.push_back(film);
    }
    return bestOf(std::move(films), popularity.scores(), WellKnown);
}

bool isKindOfFilm(const FilmIndex &index, const std::vector<int> &films)
{
    std::map<int, int> ofGenre;
    for (const int film : films) {
        for (const int genre : index.genres(film))
            ++ofGenre[genre];
    }
    return std::any_of(ofGenre.cbegin(), ofGenre.cend(), [&](const auto &entry) {
        const double usual = std::max(0.05, double(index.filmsOfGenre(entry.first)) / double(index.size()));
        return double(entry.second) / double(films.size()) >= OfOneGenre * usual;
    });
}

bool isWorthNaming(const FilmIndex &index, const Feature &feature, const std::vector<int> &films, int pool)
{
    if (feature.kind == Feature::Kind::Director)
        return std::ssize(films) >= FewestOfDirector;
    if (std::ssize(films) < FewestOfTheme || double(films.size()) > TooCommon * pool)
        return false;
    return feature.kind == Feature::Kind::Genre || isKindOfFilm(index, films);
}

double meanSimilarity(const ContentProfile &content, const std::vector<int> &ours,
                      const std::vector<int> &theirs)
{
    double sum = 0;
    for (const int one : ours) {
        for (const int other : theirs)
            sum += content.similarity(one, other);
    }
    return sum / double(ours.size() * theirs.size());
}

std::vector<Candidate> candidates(const FilmIndex &index, const ContentProfile &content,
                                  const std::vector<int> &pool)
{
    std::map<int, std::vector<int>> places; // by feature, in the order of fame
    for (int place = 0; place < std::ssize(pool); ++place) {
        for (const auto &entry : content.features(pool[place])) {
            if (kindOf(content.feature(entry.column).kind))
                places[entry.column].push_back(place);
        }
    }
    std::vector<Candidate> found;
    for (const auto &[column, all] : places) {
        Candidate candidate{content.feature(column), {}};
        for (const int place : all)
            candidate.films.push_back(pool[place]);
        if (!isWorthNaming(index, candidate.feature, candidate.films, int(pool.size())))
            continue;
        candidate.films.resize(std::min<std::size_t>(candidate.films.size(), Shown));
        for (std::size_t film = 0; film < candidate.films.size(); ++film)
            candidate.fame += (1 - double(all[film]) / double(pool.size())) / double(candidate.films.size());
        candidate.cohesion = meanSimilarity(content, candidate.films, candidate.films);
        found.push_back(std::move(candidate));
    }
    return found;
}

/// How much of `one` a person who has been shown `other` has seen already.
double overlapOf(const ContentProfile &content, const Candidate &one, const Candidate &other)
{
    const double between = meanSimilarity(content, one.films, other.films);
    const double cosine = between / std::sqrt(one.cohesion * other.cohesion);
    const auto shared = std::count_if(one.films.cbegin(), one.films.cend(), [&](int film) {
        return std::find(other.films.cbegin(), other.films.cend(), film) != other.films.cend();
    });
    const double same = double(shared) / double(one.films.size());
    return 1 - (1 - std::min(cosine, 1.0)) * (1 - same);
}

double worth(const Candidate &candidate)
{
    return candidate.fame * std::sqrt(candidate.cohesion) * (1 - candidate.overlap);
}

} // namespace

QList<FilmGroup> filmGroups(const FilmIndex &index, const ContentProfile &content,
                            const Popularity &popularity, int count)
{
    std::vector<Candidate> left = candidates(index, content, bestKnown(index, popularity));
    std::map<FilmGroup::Kind, int> room{{FilmGroup::Kind::Genre, (count + 1) / 2},
                                        {FilmGroup::Kind::Keyword, count / 4},
                                        {FilmGroup::Kind::Director, count / 4}};
    QList<FilmGroup> groups;
    while (groups.size() < count) {
        std::erase_if(left, [&](const Candidate &one) { return room[*kindOf(one.feature.kind)] == 0; });
        const auto best = std::max_element(left.begin(), left.end(),
                                           [](const auto &a, const auto &b) { return worth(a) < worth(b); });
        if (best == left.end() || worth(*best) <= 0)
            break;
        const Candidate picked = std::move(*best);
        left.erase(best);
        for (Candidate &other : left)
            other.overlap = std::max(other.overlap, overlapOf(content, other, picked));
        const auto kind = *kindOf(picked.feature.kind);
        --room[kind];
        FilmGroup group{kind, picked.feature.name, {}};
        for (const int film : picked.films)
            group.movies.append(index.ids()[film]);
        groups.append(group);
    }
    return groups;
}

} // namespace matinee
