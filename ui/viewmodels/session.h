#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/library/library_service.h"
#include "core/recommend/recommend_service.h"
#include "ui/viewmodels/doors.h"
#include "ui/viewmodels/film_form.h"
#include "ui/viewmodels/tonight_choices.h"
#include "ui/viewmodels/wishes.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace matinee {

class FeedbackLog;
class MyLists;
struct RecordEdit;

/// What was typed and not saved.
struct ReviewDraft {
    QString text;
    QString seen; ///< the text it was made from
};
/// By the film and the review's id, which a new one has not.
using ReviewDrafts = QHash<std::pair<MovieId, QString>, ReviewDraft>;

/// The one state of a window: the catalogue, what the person did, and what is suggested.
///
/// Changes are optimistic: mine() answers the new state at once, the service is asked next, and a
/// refusal puts the old state back and says why. Nothing here waits: before open() and until
/// loaded() everything is empty, and changes are ignored.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);

    /// Hands over the services and starts loading. Once only.
    void open(const Doors &doors);
    bool isLoaded() const { return m_loaded; }
    /// Only after open().
    const Doors &doors() const { return *m_doors; }

    const Catalogue &catalogue() const { return *m_catalogue; }
    /// The summary of a film, or nullptr when the catalogue does not have it (any more).
    const MovieSummary *movie(MovieId id) const { return m_catalogue->find(id); }
    const Shelf &shelf() const { return m_shelf; }
    /// What the person did with a film; all empty for one they never touched.
    Mine mine(MovieId movie) const { return m_shelf.value(movie); }
    const ForYou &forYou() const { return m_forYou; }
    /// 0 to 1; absent for what was seen and before the first suggestions.
    std::optional<double> match(MovieId movie) const;
    const Wishes &wishes() const { return m_wishes; }
    const TonightChoices &tonight() const { return m_tonight; }
    void setTonight(const TonightChoices &choices) { m_tonight = choices; }
    const UndoState &undoState() const { return m_undoState; }
    MyLists &lists() { return *m_lists; }
    FeedbackLog &feedback() { return *m_feedback; }

    /// A film of the person's own, or facts put right; fields as in LibraryService. done() follows when the
    /// catalogue has it. A refusal is for the caller, who has the form: failed() is not sent.
    QFuture<Result<Changed>> enterFilm(const QJsonObject &fields);
    QFuture<Result<Changed>> correctFilm(MovieId movie, const QJsonObject &fields);
    /// A review, a new one without an id. `seen` is the text it was made from. A refusal is for the caller,
    /// who has the text.
    QFuture<Result<Changed>> writeReview(const Review &review, const QString &seen);
    /// The same word on several films as one step; None takes it back. Only after loaded(). shelfReset()
    /// follows, or failed().
    QFuture<Result<Changed>> nudgeAll(const QList<MovieId> &movies, Nudge nudge);
    /// Several edits as one step, which `what` names. Everything is read again, or failed() follows.
    /// `saved` follows when they are kept.
    void saveAll(const QString &what, const QList<RecordEdit> &edits,
                 const std::function<void()> &saved = {});
    /// What forms of films were left with, as long as the program runs.
    FilmDrafts &filmDrafts() { return m_filmDrafts; }
    ReviewDrafts &reviewDrafts() { return m_reviewDrafts; }

public slots:
    /// forYouChanged() follows. Before loaded() they are for the first suggestions.
    void setWishes(const matinee::Wishes &wishes);
    void rate(matinee::MovieId movie, matinee::Rating rating);
    void unrate(matinee::MovieId movie);
    /// A new diary entry; `watch.id` stays empty.
    void watch(const matinee::Watch &watch);
    /// "Seen today" for one click.
    void watchToday(matinee::MovieId movie);
    void editWatch(const matinee::Watch &watch);
    void removeWatch(matinee::MovieId movie, const QString &watchId);
    void removeReview(matinee::MovieId movie, const QString &reviewId);
    void toggleWatchlist(matinee::MovieId movie);
    void toggleFavourite(matinee::MovieId movie);
    /// Not interested, or interested again.
    void toggleHidden(matinee::MovieId movie);
    /// More or less like this; what is so already is taken back.
    void toggleNudge(matinee::MovieId movie, matinee::Nudge nudge);
    /// Only films of the person's own.
    void removeFilm(matinee::MovieId movie);
    void undo();
    void redo();
    /// Reads everything again.
    void reload();
    /// The same after an import of the person's own films.
    void followImport();

signals:
    /// Catalogue and shelf are there, the suggestions follow; emitted once.
    void loaded();
    void catalogueChanged();
    void mineChanged(matinee::MovieId movie);
    /// Many films at once: load, import, undo of a bulk change.
    void shelfReset();
    /// After followImport() and shelfReset(), when the person has films now.
    void imported();
    /// Diary entries or reviews came, changed or went; emitted after the service has done it.
    void diaryChanged();
    void forYouChanged();
    void wishesChanged();
    void undoStateChanged();
    /// The search index is being built, and how far that is changed; it is there.
    void searchProgressed();
    void searchReady();
    /// For the toast: a change was saved, was taken back, or was made again.
    void done(const matinee::Changed &change);
    /// After done(): that was a film of the person's own, which is in the catalogue now.
    void filmAdded(matinee::MovieId movie);
    void undone(const matinee::Changed &change);
    void redone(const matinee::Changed &change);
    /// The person changed something, whatever it was: it is saved.
    void edited();
    void failed(const QString &message);

private:
    /// A film with calls under way, and the state to fall back on.
    struct Pending {
        int calls = 0;
        Mine confirmed;
    };

    void change(MovieId movie, const Mine &expected, const QFuture<Result<Changed>> &saving,
                bool diary = false);
    void settle(MovieId movie, const Result<Changed> &changed);
    void turn(const QFuture<Result<Changed>> &turning, void (Session::*told)(const Changed &));
    void setMine(MovieId movie, const Mine &mine);
    void connectLists();
    void followFilm(const QFuture<Result<Changed>> &saving, bool isNew);
    /// Emits catalogueChanged() unless it is the one we have, then calls `use`, if there is one.
    void loadCatalogue(const std::function<void()> &use = {});
    void loadShelf(const std::function<void()> &use = {});
    void readAgain(const std::function<void()> &withShelf);
    void refreshForYou();
    void refreshUndoState();

    std::optional<Doors> m_doors;
    CataloguePtr m_catalogue;
    Shelf m_shelf;
    ForYou m_forYou;
    Wishes m_wishes;
    TonightChoices m_tonight;
    UndoState m_undoState;
    QHash<MovieId, Pending> m_pending;
    MyLists *m_lists;
    FeedbackLog *m_feedback;
    FilmDrafts m_filmDrafts;
    ReviewDrafts m_reviewDrafts;
    bool m_loaded = false;
    bool m_refreshing = false; ///< a forYou call is under way
    bool m_refreshAgain = false; ///< and its answer will be stale
};

} // namespace matinee
