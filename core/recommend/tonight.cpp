#include "core/recommend/tonight.h"

#include "core/recommend/engine.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int Pool = 50; ///< of good films, among which a change is looked for
constexpr double FewGenres = 0.25; ///< shared: one of four, say

/// The first of other genres than `film`; failing that, the one of the fewest same genres.
const Suggestion *changeFrom(const Engine &engine, MovieId film, const QList<Suggestion> &others)
{
    const auto shared = [&](const Suggestion &other) { return engine.sharedGenres(film, other.movie); };
    const auto few = std::find_if(others.cbegin(), others.cend(),
                                  [&](const Suggestion &other) { return shared(other) <= FewGenres; });
    if (few != others.cend())
        return &*few;
    const auto least =
        std::min_element(others.cbegin(), others.cend(), [&](const Suggestion &one, const Suggestion &other) {
            return shared(one) < shared(other);
        });
    return least == others.cend() ? nullptr : &*least;
}

void explainToEach(const Engine &engine, const Shelf &shelf, const QList<Guest> &guests,
                   QList<TonightPick> &picks)
{
    QList<MovieId> movies;
    for (const TonightPick &pick : std::as_const(picks))
        movies.append(pick.suggestion.movie);
    const auto each = engine.explainToEach(shelf, guests, movies);
    for (qsizetype place = 0; place < picks.size(); ++place)
        picks[place].each = each.at(place);
}

} // namespace

QStringList genresOf(Mood mood)
{
    switch (mood) {
    case Mood::Any:
        return {};
    case Mood::Light:
        return {u"Comedy"_s, u"Animation"_s, u"Family"_s, u"Musical"_s};
    case Mood::Tense:
        return {u"Thriller"_s, u"Horror"_s, u"Mystery"_s, u"Film-Noir"_s};
    case Mood::Thoughtful:
        return {u"Drama"_s, u"Documentary"_s, u"Biography"_s, u"History"_s};
    case Mood::Exciting:
        return {u"Action"_s, u"Adventure"_s, u"Sci-Fi"_s, u"Western"_s};
    case Mood::Romantic:
        return {u"Romance"_s};
    }
    return {};
}

QList<TonightPick> tonight(const Engine &engine, const Shelf &shelf, const TonightWish &wish)
{
    SuggestOptions wishes;
    wishes.limit = Pool;
    wishes.anyGenres = genresOf(wish.mood);
    wishes.maxRuntime = wish.minutes;
    QList<Suggestion> good = engine.suggest(shelf, wishes, wish.guests);
    if (good.isEmpty())
        return {};

    QList<TonightPick> picks{{TonightPick::Kind::Safe, good.takeFirst()}};
    if (const Suggestion *change = changeFrom(engine, picks.first().suggestion.movie, good))
        picks.append({TonightPick::Kind::Change, *change});

    wishes.adventurous = 1;
    wishes.obscure = 0.3;
    for (const Suggestion &suggestion : engine.suggest(shelf, wishes, wish.guests)) {
        const bool isTaken = std::any_of(picks.cbegin(), picks.cend(), [&](const TonightPick &pick) {
            return pick.suggestion.movie == suggestion.movie;
        });
        if (!isTaken) {
            picks.append({TonightPick::Kind::Dare, suggestion});
            break;
        }
    }
    if (!wish.guests.isEmpty())
        explainToEach(engine, shelf, wish.guests, picks);
    return picks;
}

} // namespace matinee
