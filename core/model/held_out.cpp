#include "core/model/held_out.h"

#include "core/learn/ranking_quality.h"
#include "core/learn/world.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace matinee::model {
namespace {

constexpr std::uint32_t OneIn = 10;
constexpr std::size_t FewestLikes = 2;
constexpr std::size_t WantedOneIn = 5;
constexpr std::size_t MostStrangers = 1000;

/// FNV-1a: the same everywhere and always, which std::hash does not promise.
std::uint32_t hashOf(std::string_view text)
{
    std::uint32_t hash = 2166136261;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619;
    return hash ^ (hash >> 16);
}

/// Which fifth is wanted follows from the names alone.
Stranger strangerOf(const std::string &name, std::vector<std::string> likes)
{
    const auto byHash = [&](const std::string &a, const std::string &b) {
        return std::pair(hashOf(name + a), a) < std::pair(hashOf(name + b), b);
    };
    std::sort(likes.begin(), likes.end(), byHash);
    const auto wanted =
        likes.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, likes.size() / WantedOneIn));
    return {{wanted, likes.end()}, {likes.begin(), wanted}};
}

} // namespace

HeldOut holdOut(const learn::RatingTable &ratings)
{
    HeldOut result;
    learn::RatingTable strangers;
    for (const learn::RatingRow &row : ratings.rows) {
        const bool isHeldOut = hashOf(ratings.users[row.user]) % OneIn == 0;
        (isHeldOut ? strangers : result.learnt).take(ratings, row);
    }
    const learn::World world(strangers);
    for (int user = 0; user < strangers.users.size() && result.strangers.size() < MostStrangers; ++user) {
        std::vector<std::string> likes;
        for (const learn::Mark &mark : world.liked().of(user))
            likes.push_back(world.nameOf(mark.film));
        if (likes.size() >= FewestLikes)
            result.strangers.push_back(strangerOf(strangers.users[user], std::move(likes)));
    }
    return result;
}

std::vector<double> qualityFor(const LearntFilms &model, const std::vector<Stranger> &strangers)
{
    return qualityFor(
        model.ensemble(), [&](std::string_view name) { return model.film(name); }, strangers);
}

std::vector<double> qualityFor(const learn::Model &model, const Numbers &numbers,
                               const std::vector<Stranger> &strangers)
{
    std::vector<double> each;
    for (const Stranger &stranger : strangers) {
        learn::History history;
        for (const std::string &name : stranger.history) {
            if (const auto film = numbers(name))
                history.push_back({*film});
        }
        std::sort(history.begin(), history.end(),
                  [](const learn::Mark &a, const learn::Mark &b) { return a.film < b.film; });
        const auto list = learn::bestFilms(model.scores(history), history, learn::ListLength);
        std::vector<int> ranks;
        for (const std::string &name : stranger.wanted) {
            const auto film = numbers(name);
            const auto found = film ? std::find(list.begin(), list.end(), *film) : list.end();
            if (found != list.end())
                ranks.push_back(static_cast<int>(found - list.begin()));
        }
        each.push_back(learn::ndcg(ranks, static_cast<int>(stranger.wanted.size())));
    }
    return each;
}

double meanOf(const std::vector<double> &values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

Comparison compared(const std::vector<double> &before, const std::vector<double> &after)
{
    Comparison comparison;
    comparison.people = static_cast<int>(std::min(before.size(), after.size()));
    std::vector<double> differences;
    differences.reserve(comparison.people);
    for (int person = 0; person < comparison.people; ++person)
        differences.push_back(after[person] - before[person]);
    comparison.difference = meanOf(differences);
    double squares = 0;
    for (const double difference : differences)
        squares += (difference - comparison.difference) * (difference - comparison.difference);
    if (comparison.people > 1)
        comparison.standardError = std::sqrt(squares / (comparison.people - 1) / comparison.people);
    return comparison;
}

} // namespace matinee::model
