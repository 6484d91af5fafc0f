#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/recommend/film_groups.h"
#include "core/recommend/for_you.h"
#include "core/recommend/suggestion_memory.h"
#include "core/recommend/tonight.h"

#include <memory>
#include <mutex>

namespace matinee {

class CatalogService;
class Engine;
class LearntModel;
class LibraryService;
class ModelSource;

/// Suggestions for a person, from the library in this database and the catalogue. Blocking, one
/// per service thread. Nothing seen or hidden is ever suggested. Fold-in is instant: each call reads
/// the verdicts afresh; only the films' features are kept, until the catalogue changes. Of a catalogue larger
/// than MostFilms only so many of its most popular films are known here: the others are found, not suggested.
///
/// Lists are best first, but re-ranked for variety: of two films that are much alike the second
/// may stand a few places lower than its score.
/// Errors   Invalid (limit outside 1 to 100), NotFound (movie), what the two services report.
class RecommendService {
public:
    static constexpr int MostFilms = 50'000;

    /// `models` may be null: then nothing learnt from the ratings of many is asked.
    RecommendService(CatalogService &catalog, LibraryService &library,
                     std::shared_ptr<ModelSource> models = nullptr);
    ~RecommendService();

    Result<QList<Suggestion>> suggest(UserId user, const SuggestOptions &options);
    Result<ForYou> forYou(UserId user, const SuggestOptions &wishes = {});
    Result<QList<TonightPick>> tonight(UserId user, const TonightWish &wish);
    /// ForYou::match of the person's newest forYou(), without waiting and from any thread; nullptr before the
    /// first.
    std::shared_ptr<const QHash<MovieId, double>> latestMatch(UserId user) const;
    /// Films like this one, for anyone: scored as for somebody who loved it and did nothing else.
    Result<QList<Suggestion>> similar(MovieId movie, int limit);
    /// Why (or why not) this film: works for every film, also a seen one. NotFound when unknown.
    /// A verdict on the film itself is left out, or it would explain the film by itself.
    Result<Suggestion> explain(UserId user, MovieId movie);
    /// Why these films, of which unknown ones and those the person has seen are left out.
    Result<QList<Suggestion>> explainUnseen(UserId user, const QList<MovieId> &movies);
    /// Version of what suggests, for the log of suggestions: "built-in" where nothing was learnt.
    QString modelVersion() const;

    /// What to ask a newcomer: film groups, and at most `count` films whose rating would tell most.
    Result<QList<FilmGroup>> groups(int count);
    Result<QList<MovieId>> worthRating(UserId user, const AskedFilms &asked, int count);

private:
    Result<const Engine *> engine();

    CatalogService &m_catalog;
    LibraryService &m_library;
    std::shared_ptr<ModelSource> m_models;
    CataloguePtr m_learnt; ///< what m_engine was built from
    std::shared_ptr<const LearntModel> m_model; ///< so was it
    std::unique_ptr<Engine> m_engine;
    SuggestionMemory m_memory; ///< of m_engine
    mutable std::mutex m_latestMutex;
    QHash<UserId, std::shared_ptr<const QHash<MovieId, double>>> m_latest;
};

} // namespace matinee
