#include "core/learn/held_back.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace matinee::learn {
namespace {

/// How long a history stands for each bucket; the last is never cut.
constexpr std::array<int, BucketCount - 1> BucketLengths = {3, 5, 10, 20};
constexpr std::size_t EnoughCases = 100; // natural ones in a bucket, before histories are cut for it
constexpr int FewestFilms = 2; // one to know, one to guess
constexpr int MostHeldTogether = 5; // of so many people one may be held back at a time
constexpr int MostFolds = 5;

/// std::shuffle differs from library to library; this does not.
template <class T>
void shuffle(std::vector<T> &values, std::mt19937 &random)
{
    for (std::size_t left = values.size(); left > 1; --left)
        std::swap(values[left - 1], values[random() % left]);
}

void ascending(History &history)
{
    std::sort(history.begin(), history.end(), [](const Mark &a, const Mark &b) { return a.film < b.film; });
}

Case split(std::span<const Mark> films, const HoldOut &how, std::mt19937 &random)
{
    std::vector<Mark> order(films.begin(), films.end());
    shuffle(order, random);
    if (how.newestWanted)
        std::stable_sort(order.begin(), order.end(),
                         [](const Mark &a, const Mark &b) { return a.at > b.at; });
    const auto wanted = std::clamp<std::ptrdiff_t>(
        std::lround(how.wantedShare * static_cast<double>(films.size())), 1, std::ssize(films) - 1);
    Case held;
    for (auto mark = order.begin(); mark != order.begin() + wanted; ++mark)
        held.wanted.push_back(mark->film);
    std::sort(held.wanted.begin(), held.wanted.end());
    held.history.assign(order.begin() + wanted, order.end());
    ascending(held.history);
    return held;
}

} // namespace

int bucketOf(std::size_t films)
{
    return static_cast<int>(std::lower_bound(BucketEnds.begin(), BucketEnds.end(), static_cast<int>(films))
                            - BucketEnds.begin());
}

History cutTo(std::size_t length, const History &history, std::uint32_t seed)
{
    if (history.size() <= length)
        return history;
    History cut = history;
    std::mt19937 random(seed);
    shuffle(cut, random);
    cut.resize(length);
    ascending(cut);
    return cut;
}

History learntOf(const Case &held, std::span<const Mark> person)
{
    History learnt;
    if (!held.isKnown)
        return learnt;
    std::copy_if(person.begin(), person.end(), std::back_inserter(learnt), [&](const Mark &mark) {
        return !std::binary_search(held.wanted.begin(), held.wanted.end(), mark.film);
    });
    return learnt;
}

History closedTo(const Case &held)
{
    History closed = held.history;
    for (const int film : held.hidden)
        closed.push_back({film});
    ascending(closed);
    return closed;
}

std::vector<Case> casesOf(int bucket, const std::vector<Case> &cases, std::uint32_t seed)
{
    std::vector<Case> chosen;
    for (const Case &one : cases) {
        if (bucketOf(one.history.size()) == bucket)
            chosen.push_back(one);
    }
    if (bucket == BucketCount - 1)
        return chosen;
    for (const Case &one : cases) {
        if (chosen.size() >= EnoughCases)
            break;
        if (bucketOf(one.history.size()) > bucket) {
            chosen.push_back(one);
            chosen.back().history = cutTo(BucketLengths[bucket], one.history, ++seed);
        }
    }
    return chosen;
}

Interactions HeldBack::outside(const Interactions &all, int fold) const
{
    Interactions outside(all.films());
    for (int person = 0; person < all.people(); ++person) {
        if (caseOf[person] < 0 || cases[caseOf[person]].fold != fold)
            outside.add(all.of(person));
        else
            outside.add(learntOf(cases[caseOf[person]], all.of(person)));
    }
    return outside;
}

HeldBack holdBack(const Interactions &liked, const HoldOut &how)
{
    std::vector<int> people;
    for (int person = 0; person < liked.people(); ++person) {
        if (std::ssize(liked.of(person)) >= FewestFilms)
            people.push_back(person);
    }
    std::mt19937 random(how.seed);
    shuffle(people, random);
    people.resize(std::min<std::size_t>(people.size(), how.people));

    HeldBack held;
    const auto count = static_cast<int>(people.size());
    held.folds = std::clamp((count * MostHeldTogether + liked.people() - 1) / std::max(1, liked.people()), 1,
                            MostFolds);
    held.caseOf.assign(liked.people(), -1);
    for (int place = 0; place < count; ++place) {
        Case one = split(liked.of(people[place]), how, random);
        one.history = cutTo(how.longest, one.history, how.seed + place);
        one.person = people[place];
        one.fold = place % held.folds;
        one.isKnown = how.areKnown;
        held.caseOf[one.person] = place;
        held.cases.push_back(std::move(one));
    }
    return held;
}

} // namespace matinee::learn
