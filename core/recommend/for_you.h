#pragma once

#include "core/recommend/expert.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace matinee {

/// What a person asks for today. A film of which the fact asked for is unknown stays out.
struct SuggestOptions {
    int limit = 50; ///< 1 to 100
    QStringList genres = {}; ///< all of these
    QStringList anyGenres = {}; ///< any of these
    QStringList noGenres = {}; ///< none of these
    QStringList languages = {}; ///< any of these, ISO 639
    std::optional<int> minRuntime = {}, maxRuntime = {}; ///< minutes
    std::optional<int> fromYear = {}, toYear = {};
    /// Change the order, not the scores: from 0 (what the score says) to 1.
    double adventurous = 0; ///< genres that the person seldom meets come first
    double obscure = 0; ///< films that few know come first
    bool reasons = true; ///< false: without `because` and `shared`, which cost as much as all the rest

    friend bool operator==(const SuggestOptions &, const SuggestOptions &) = default;
};

/// A named row of suggestions.
struct SuggestionShelf {
    enum class Kind {
        BecauseYouLoved,
        FromWatchlist,
        HiddenGems,
        NewDirectors,
        OutsideComfortZone,
        Popular,
        Classics,
        LovedDecade,
        LovedCountry,
    };
    Kind kind = Kind::Popular;
    MovieId seed; ///< the loved film, for BecauseYouLoved
    QString name; ///< "1970" for LovedDecade, ISO 3166-1 alpha-2 for LovedCountry
    QList<Suggestion> suggestions; ///< best first, at most 20
};

/// What became of the films that a person was asked about just now.
struct AskedFilms {
    QList<MovieId> rated = {}; ///< on the shelf or on its way there
    QList<MovieId> notSeen = {};
    QList<MovieId> skipped = {}; ///< and the one on the screen: not to be asked again, nothing else known
};

/// Everything the For you page shows, and the match of every film for tiles.
struct ForYou {
    QList<Suggestion> top; ///< best first, at most 50; the first is today's pick
    QList<SuggestionShelf> shelves; ///< at most 8; no film on two of them, none is today's pick
    QHash<MovieId, double> match; ///< 0 to 1, every film of the catalogue that is not seen
    int verdicts = 0; ///< how many ratings this rests on
};

} // namespace matinee
