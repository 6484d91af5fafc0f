#include "core/recommend/explain.h"

#include "core/recommend/blend.h"
#include "core/recommend/content_profile.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace matinee {
namespace {

constexpr int MostShared = 6;

Leaning leaningOf(const Taste &taste, int film)
{
    const auto own =
        std::lower_bound(taste.cbegin(), taste.cend(), film,
                         [](const Leaning &leaning, int wanted) { return leaning.film < wanted; });
    return own != taste.cend() && own->film == film ? *own : Leaning{film};
}

/// Decades, countries and languages hold for too many films to be a reason anybody would name.
std::optional<Reason::Kind> reasonKind(Feature::Kind kind)
{
    switch (kind) {
    case Feature::Kind::Director:
    case Feature::Kind::Actor:
        return Reason::Kind::Person;
    case Feature::Kind::Keyword:
        return Reason::Kind::Keyword;
    case Feature::Kind::Genre:
        return Reason::Kind::Genre;
    case Feature::Kind::Decade:
    case Feature::Kind::Country:
    case Feature::Kind::Language:
        break;
    }
    return std::nullopt;
}

} // namespace

Suggestion scored(const Opinion &opinion, int film, const std::vector<MovieId> &ids)
{
    const double score = opinion.scores()[film];
    return {ids[film], score, matchOf(score), {}, {}, opinion.leadingExpert(film)};
}

Suggestion explained(const Opinion &opinion, const Taste &taste, int film, const std::vector<MovieId> &ids)
{
    Suggestion suggestion = scored(opinion, film, ids);

    const std::vector<Addend> addends = opinion.explain(film);
    Reason popular;
    suggestion.because.reserve(std::ssize(addends) + 1);
    for (const Addend &addend : addends) {
        if (addend.film == Addend::NoFilm) {
            popular.contribution += addend.value;
        } else if (addend.value != 0) {
            const Leaning own = leaningOf(taste, addend.film);
            suggestion.because.append(
                {Reason::Kind::LikedMovie, ids[addend.film], {}, addend.value, own.strength, own.nudged});
        }
    }
    // Somebody nobody knows anything of still gets a reason.
    if (popular.contribution != 0 || suggestion.because.isEmpty())
        suggestion.because.append(popular);
    std::stable_sort(
        suggestion.because.begin(), suggestion.because.end(),
        [](const Reason &a, const Reason &b) { return std::abs(a.contribution) > std::abs(b.contribution); });
    return suggestion;
}

QList<Reason> sharedWith(const std::vector<double> &profile, const ContentProfile &content, int film)
{
    QList<Reason> shared;
    for (const ContentProfile::Tie &tie : content.ties(profile, film)) {
        const auto kind = reasonKind(tie.feature->kind);
        if (kind && shared.size() < MostShared)
            shared.append({*kind, {}, tie.feature->name, tie.value});
    }
    return shared;
}

} // namespace matinee
