#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/library/library.h"

#include <QJsonObject>
#include <QSet>

namespace matinee {

class Database;
struct RecordEdit;

/// What a change did, for a toast and for whoever shows the film next.
struct Changed {
    QString what; ///< translated, without the film: "Rated 4½ stars", "Added to watchlist"
    MovieId movie; ///< not stored when the change touched many films
    Mine mine; ///< the person's state of `movie` afterwards
    QString record; ///< id of the watch or review the change made, if any
};

/// One line of an undo history.
struct UndoState {
    QString undoLabel; ///< empty when there is nothing to undo
    QString redoLabel;
};

/// The rules of a person's own library. Blocking; every call is one transaction that writes
/// the data, the mutation for sync and the way back. Undo survives a restart: it lives in the
/// database, the newest 200 steps a person.
///
/// Errors   NotFound (movie or record unknown), Invalid (names the field), Unavailable (locked).
class LibraryService {
public:
    LibraryService(Database &database, const Clock &clock);

    Result<Changed> rate(UserId user, MovieId movie, Rating rating);
    Result<Changed> unrate(UserId user, MovieId movie);
    /// A film on the watchlist leaves it, in the same undoable step.
    Result<Changed> watch(UserId user, const Watch &watch);
    Result<Changed> editWatch(UserId user, const Watch &watch);
    Result<Changed> removeWatch(UserId user, const QString &watchId);
    Result<Changed> setFavourite(UserId user, MovieId movie, bool on);
    Result<Changed> setWatchlist(UserId user, MovieId movie, bool on);
    Result<Changed> setHidden(UserId user, MovieId movie, bool on);
    /// More or fewer films like this one; None takes that back.
    Result<Changed> nudge(UserId user, MovieId movie, Nudge nudge);
    /// The same for several films as one step; Changed::movie is not stored.
    Result<Changed> nudgeAll(UserId user, const QList<MovieId> &movies, Nudge nudge);
    /// A new one, or another text for one that is there.
    /// `seen` is the text that the writer had before them. When it is another one by now, written on another
    /// device, that one is kept beside this.
    Result<Changed> writeReview(UserId user, const Review &review, const std::optional<QString> &seen = {});
    Result<Changed> removeReview(UserId user, const QString &reviewId);

    /// Makes a list or changes one; Changed::record is its id. Invalid: no name, or another list has it.
    Result<Changed> saveList(UserId user, const MovieList &list);
    Result<Changed> removeList(UserId user, const QString &listId); ///< its items too
    Result<Changed> setInList(UserId user, const QString &listId, MovieId movie, bool on);
    Result<QList<MovieList>> lists(UserId user) const; ///< by name
    Result<QList<MovieId>> listItems(UserId user, const QString &listId) const; ///< in order

    /// A film of one's own (a new ref "local:<uuid>", Changed::movie is it) or corrections of a film that is
    /// there, one undoable step. Fields as `film` records have them: title, original_title, year,
    /// runtime_minutes, genres, directors, cast, countries, languages, keywords, synopsis; null takes a
    /// correction back. Invalid names the field.
    Result<Changed> enterFilm(UserId user, const QJsonObject &fields);
    Result<Changed> correctFilm(UserId user, MovieId movie, const QJsonObject &fields);
    /// Only films of one's own. Diary entries and ratings stay.
    Result<Changed> removeFilm(UserId user, MovieId movie);
    /// The present corrections of a film, by field.
    Result<QJsonObject> corrections(MovieId movie) const;
    /// What the sources say of the corrected fields, by field; null where they say nothing.
    Result<QJsonObject> uncorrected(MovieId movie) const;

    /// What the person prefers, by name, see preferences.h; what they never said is absent.
    Result<QJsonObject> preferences(UserId user) const;
    /// All of them at once: a name that is absent or null is said no more. Invalid names what is wrong.
    Result<Changed> setPreferences(UserId user, const QJsonObject &wanted);

    /// Takes back the newest step; NotFound when there is none.
    Result<Changed> undo(UserId user);
    Result<Changed> redo(UserId user);
    Result<UndoState> undoState(UserId user) const;

    /// Everything the person did, by movie.
    Result<Shelf> shelf(UserId user) const;
    Result<Mine> mine(UserId user, MovieId movie) const;
    /// Newest first: by day watched, unknown days last.
    Result<QList<Watch>> diary(UserId user) const;
    /// Reads no more than it answers, however long the diary is.
    Result<Part<Watch>> diaryPart(UserId user, const Range &range) const;
    Result<QList<Watch>> watchesOf(UserId user, MovieId movie) const;
    Result<Watch> findWatch(UserId user, const QString &watchId) const;
    Result<QList<Review>> reviews(UserId user) const; ///< newest first
    Result<QList<Review>> reviewsOf(UserId user, MovieId movie) const; ///< newest first
    Result<Part<Review>> reviewsPart(UserId user, const Range &range) const;
    Result<Review> findReview(UserId user, const QString &reviewId) const;
    /// Ids of diary entries that were ever removed; see keyAfterRemoval().
    Result<QSet<QString>> removedWatches(UserId user) const;

    /// Many edits as one undoable step (imports, bulk changes). Records that already hold exactly
    /// these fields are left alone. Answers how many records changed.
    Result<int> applyAll(UserId user, const QString &what, const QList<RecordEdit> &edits);

private:
    Result<Changed> change(UserId user, const QString &what, MovieId movie, const QList<RecordEdit> &edits);
    Result<Changed> withMine(UserId user, Changed changed) const;
    Result<Changed> setFlag(UserId user, const QString &entity, const QString &what, MovieId movie, bool on);

    Database &m_database;
    const Clock &m_clock;
};

} // namespace matinee
