#include "core/learn/world.h"

#include <algorithm>

namespace matinee::learn {
namespace {

float likedFrom(const RatingTable &ratings)
{
    float highest = 0;
    for (const RatingRow &row : ratings.rows)
        highest = std::max(highest, row.rating);
    const float scale = highest <= 5 ? 5 : highest <= 10 ? 10 : 100;
    const float from = scale * 4 / 5;
    return highest >= from ? from : -std::numeric_limits<float>::infinity();
}

/// Ascending by film; of several marks of one film the last stays.
void tidy(History &history)
{
    std::stable_sort(history.begin(), history.end(),
                     [](const Mark &a, const Mark &b) { return a.film < b.film; });
    std::reverse(history.begin(), history.end());
    const auto end = std::unique(history.begin(), history.end(),
                                 [](const Mark &a, const Mark &b) { return a.film == b.film; });
    history.erase(end, history.end());
    std::reverse(history.begin(), history.end());
}

} // namespace

World::World(const RatingTable &ratings) : m_likedFrom(likedFrom(ratings))
{
    for (const RatingRow &row : ratings.rows) {
        if (row.rating >= m_likedFrom)
            m_names.number(ratings.films[row.film]);
    }
    m_met = rowsOf(ratings, 0);
    m_liked = Interactions(m_names.size());
    for (const History &met : m_met) {
        History liked;
        std::copy_if(met.begin(), met.end(), std::back_inserter(liked),
                     [](const Mark &mark) { return mark.strength > 0; });
        m_hasUnliked |= liked.size() < met.size();
        m_liked.add(liked);
    }
}

std::optional<int> World::film(std::string_view name) const
{
    return m_names.find(name);
}

std::vector<History> World::rowsOf(const RatingTable &ratings, float unlikedStrength) const
{
    std::vector<int> numbers;
    numbers.reserve(static_cast<std::size_t>(ratings.films.size()));
    for (int film = 0; film < ratings.films.size(); ++film)
        numbers.push_back(m_names.find(ratings.films[film]).value_or(-1));
    std::vector<History> people(ratings.users.size());
    for (const RatingRow &row : ratings.rows) {
        if (numbers[row.film] >= 0)
            people[row.user].push_back(
                {numbers[row.film], row.rating >= m_likedFrom ? 1 : unlikedStrength, row.at});
    }
    for (History &person : people)
        tidy(person);
    return people;
}

Interactions World::met(float strength) const
{
    Interactions met(films());
    for (History person : m_met) {
        for (Mark &mark : person)
            mark.strength = mark.strength > 0 ? mark.strength : strength;
        met.add(person);
    }
    return met;
}

std::vector<int> World::metBy(int user) const
{
    std::vector<int> films;
    for (const Mark &mark : m_met[user])
        films.push_back(mark.film);
    return films;
}

std::vector<int> World::unlikedBy(int user) const
{
    std::vector<int> films;
    for (const Mark &mark : m_met[user]) {
        if (mark.strength == 0)
            films.push_back(mark.film);
    }
    return films;
}

std::vector<World::Person> World::fold(const RatingTable &ratings) const
{
    std::vector<Person> people;
    for (const History &met : rowsOf(ratings, 0)) {
        Person person;
        for (const Mark &mark : met) {
            person.met.push_back(mark.film);
            if (mark.strength > 0)
                person.liked.push_back(mark);
        }
        people.push_back(std::move(person));
    }
    return people;
}

} // namespace matinee::learn
