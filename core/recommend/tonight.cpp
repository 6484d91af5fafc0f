#include "core/recommend/tonight.h"

#include "core/recommend/engine.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int Pool = 50; ///< of good films, among which others are looked for
constexpr double FewGenres = 0.25; ///< shared: one of four, say
constexpr double HalfTheGenres = 0.5;

/// The first of `films` that has other people than all of `picks` and few of their genres; failing that, the
/// one with the fewest, if they are not most of them.
const Suggestion *otherThan(const Engine &engine, const QList<TonightPick> &picks,
                            const QList<Suggestion> &films)
{
    const Suggestion *least = nullptr;
    double fewest = HalfTheGenres;
    for (const Suggestion &film : films) {
        double shared = 0;
        bool sharesPeople = false;
        for (const TonightPick &pick : picks) {
            const MovieId taken = pick.suggestion.movie;
            shared = std::max(shared, engine.sharedGenres(taken, film.movie));
            sharesPeople = sharesPeople || taken == film.movie || engine.sharePeople(taken, film.movie);
        }
        if (sharesPeople || shared > fewest || (least && shared == fewest))
            continue;
        if (shared <= FewGenres)
            return &film;
        least = &film;
        fewest = shared;
    }
    return least;
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

QStringList genresAgainst(Mood mood)
{
    switch (mood) {
    case Mood::Any:
    case Mood::Exciting:
        return {};
    case Mood::Light:
        return {u"Horror"_s, u"Thriller"_s, u"War"_s, u"Crime"_s};
    case Mood::Tense:
        return {u"Comedy"_s, u"Family"_s, u"Musical"_s};
    case Mood::Thoughtful:
        return {u"Action"_s, u"Horror"_s};
    case Mood::Romantic:
        return {u"Action"_s,   u"Adventure"_s, u"Sci-Fi"_s, u"Horror"_s,
                u"Thriller"_s, u"Crime"_s,     u"War"_s,    u"Western"_s};
    }
    return {};
}

QList<TonightPick> tonight(const Engine &engine, const Shelf &shelf, const TonightWish &wish)
{
    SuggestOptions wishes;
    wishes.limit = Pool;
    wishes.anyGenres = genresOf(wish.mood);
    wishes.noGenres = genresAgainst(wish.mood);
    wishes.maxRuntime = wish.minutes;
    QList<Suggestion> good = engine.suggest(shelf, wishes, wish.guests);
    if (good.isEmpty())
        return {};

    QList<TonightPick> picks{{TonightPick::Kind::Safe, good.takeFirst()}};
    if (const Suggestion *change = otherThan(engine, picks, good))
        picks.append({TonightPick::Kind::Change, *change});

    wishes.adventurous = 1;
    wishes.obscure = 0.3;
    const auto unusual = engine.suggest(shelf, wishes, wish.guests);
    if (const Suggestion *dare = otherThan(engine, picks, unusual))
        picks.append({TonightPick::Kind::Dare, *dare});
    if (!wish.guests.isEmpty())
        explainToEach(engine, shelf, wish.guests, picks);
    return picks;
}

} // namespace matinee
