#pragma once

#include "core/library/library.h"
#include "core/recommend/blend.h"
#include "core/recommend/content_profile.h"
#include "core/recommend/film_groups.h"
#include "core/recommend/film_index.h"
#include "core/recommend/for_you.h"
#include "core/recommend/group.h"
#include "core/recommend/learnt_model.h"
#include "core/recommend/popularity.h"

#include <optional>

namespace matinee {

/// The experts for one catalogue and what is asked of them: RecommendService without a database.
/// Immutable once built.
class Engine {
public:
    /// `learnt` is only asked for its expert and its curves.
    explicit Engine(QList<Movie> movies, const LearntModel *learnt = nullptr);

    /// With guests, what suits all of them together (GroupOpinion); nothing that one of them has seen or
    /// would suffer.
    QList<Suggestion> suggest(const Shelf &shelf, const SuggestOptions &options,
                              const QList<Guest> &guests = {}) const;
    /// For each of `movies`, which the index has, what it is to the person and then to each guest.
    QList<QList<Suggestion>> explainToEach(const Shelf &shelf, const QList<Guest> &guests,
                                           const QList<MovieId> &movies) const;
    /// `wishes` choose and order what is on the page (their limit does not); `match` is of every film.
    ForYou forYou(const Shelf &shelf, const SuggestOptions &wishes = {}) const;
    /// Absent when the film is unknown.
    std::optional<QList<Suggestion>> similar(MovieId movie, int limit) const;
    std::optional<Suggestion> explain(const Shelf &shelf, MovieId movie) const;
    /// The films of `movies` that are known and not seen, in their order.
    QList<Suggestion> explainUnseen(const Shelf &shelf, const QList<MovieId> &movies) const;
    /// The films whose rating would tell most, best first; `asked` says what happened to earlier questions.
    QList<MovieId> worthRating(const Shelf &shelf, const AskedFilms &asked, int count) const;
    QList<FilmGroup> groups(int count) const;
    /// The genres that two films share, as a part of all that they have, 0 to 1; 0 when one is unknown.
    double sharedGenres(MovieId one, MovieId other) const;
    /// Whether they have a director or one of the actors known of them in common.
    bool sharePeople(MovieId one, MovieId other) const;

private:
    struct Viewer;
    Viewer viewerOf(const Shelf &shelf, int leftOut = FilmIndex::NoFilm) const;
    Viewer viewerWith(const Blend &blend, Taste taste) const;
    std::vector<GroupOpinion::Member> membersOf(Viewer person, const QList<Guest> &guests) const;
    Viewer viewerOfGroup(const Shelf &shelf, const QList<Guest> &guests) const;
    std::vector<int> fair(const Viewer &viewer, const SuggestOptions &wishes) const;
    std::vector<int> best(const Viewer &viewer, const SuggestOptions &wishes, int count) const;
    std::vector<double> wished(const Viewer &viewer, const SuggestOptions &wishes,
                               const std::vector<int> &films) const;
    QHash<MovieId, double> matchOfUnseen(const Viewer &viewer, const Shelf &shelf) const;
    Suggestion suggestion(const Viewer &viewer, int film, const std::optional<RatingForecast> &forecast = {},
                          bool reasons = true) const;
    std::optional<RatingForecast> forecastFor(const Shelf &shelf, int leftOut = FilmIndex::NoFilm) const;

    FilmIndex m_index;
    std::shared_ptr<const ContentProfile> m_content;
    std::shared_ptr<const Popularity> m_popularity;
    Blend m_forPerson;
    Blend m_alike;
};

} // namespace matinee
