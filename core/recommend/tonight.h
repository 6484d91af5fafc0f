#pragma once

#include "core/library/library.h"
#include "core/recommend/for_you.h"
#include "core/recommend/group.h"

#include <optional>

namespace matinee {

class Engine;

enum class Mood { Any, Light, Tense, Thoughtful, Exciting, Romantic };

struct TonightWish {
    std::optional<int> minutes = {}; ///< there are; films of unknown length stay out then
    Mood mood = Mood::Any;
    QList<Guest> guests = {}; ///< who watch along, at most Guest::MostGuests
};

/// One of three answers to "what do we watch tonight".
struct TonightPick {
    enum class Kind {
        Safe, ///< the best there is
        Change, ///< good too, with other people and of other genres
        Dare, ///< from what the person seldom meets, less known, and as different from both
    };
    Kind kind = Kind::Safe;
    Suggestion suggestion; ///< with guests, what all get out of it together
    QList<Suggestion> each = {}; ///< with guests: what it is to the person, then to each of them
};

/// The genres of which a film of that mood has one; empty: all moods.
QStringList genresOf(Mood mood);
/// And those of which it has none: Superman is no romantic film, though there is a romance in it.
QStringList genresAgainst(Mood mood);

/// Three films or, where so few fit, fewer; in the order of the kinds, no film twice.
QList<TonightPick> tonight(const Engine &engine, const Shelf &shelf, const TonightWish &wish);

} // namespace matinee
