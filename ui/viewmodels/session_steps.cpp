// The changes of a session that are about more than a film's state: films themselves, and many records at
// once.
#include "core/base/when_done.h"
#include "core/sync_core/mutation.h"
#include "ui/viewmodels/session.h"

#include <QJsonObject>

namespace matinee {

QFuture<Result<Changed>> Session::nudgeAll(const QList<MovieId> &movies, Nudge nudge)
{
    auto saving = m_doors->library.call(&LibraryService::nudgeAll, m_doors->user, movies, nudge);
    whenDone(saving, this, [this](const Result<Changed> &changed) {
        if (!changed) {
            emit failed(changed.error().message);
            return;
        }
        emit done(*changed);
        loadShelf();
        refreshUndoState();
        refreshForYou();
    });
    return saving;
}

QFuture<Result<Changed>> Session::writeReview(const Review &review, const QString &seen)
{
    auto saving = m_doors->library.call(&LibraryService::writeReview, m_doors->user, review, seen);
    whenDone(saving, this, [this](const Result<Changed> &changed) {
        if (!changed)
            return;
        emit done(*changed);
        emit diaryChanged();
        refreshUndoState();
    });
    return saving;
}

void Session::removeReview(MovieId movie, const QString &reviewId)
{
    if (m_loaded)
        change(movie, mine(movie),
               m_doors->library.call(&LibraryService::removeReview, m_doors->user, reviewId), true);
}

QFuture<Result<Changed>> Session::enterFilm(const QJsonObject &fields)
{
    auto saving = m_doors->library.call(&LibraryService::enterFilm, m_doors->user, fields);
    followFilm(saving, true);
    return saving;
}

QFuture<Result<Changed>> Session::correctFilm(MovieId movie, const QJsonObject &fields)
{
    auto saving = m_doors->library.call(&LibraryService::correctFilm, m_doors->user, movie, fields);
    followFilm(saving, false);
    return saving;
}

void Session::followFilm(const QFuture<Result<Changed>> &saving, bool isNew)
{
    whenDone(saving, this, [this, isNew](const Result<Changed> &changed) {
        if (!changed)
            return;
        // Whoever tells of it wants to name the film.
        loadCatalogue([this, isNew, changed = *changed] {
            emit done(changed);
            if (isNew)
                emit filmAdded(changed.movie);
        });
        refreshUndoState();
        refreshForYou();
    });
}

void Session::removeFilm(MovieId movie)
{
    if (!m_loaded)
        return;
    whenDone(m_doors->library.call(&LibraryService::removeFilm, m_doors->user, movie), this,
             [this](const Result<Changed> &changed) {
                 if (!changed) {
                     emit failed(changed.error().message);
                     return;
                 }
                 emit done(*changed); // while the film still has a name
                 loadCatalogue();
                 refreshUndoState();
                 refreshForYou();
             });
}

void Session::saveAll(const QString &what, const QList<RecordEdit> &edits, const std::function<void()> &saved)
{
    if (!m_loaded)
        return;
    whenDone(m_doors->library.call(&LibraryService::applyAll, m_doors->user, what, edits), this,
             [this, what, saved](const Result<int> &changed) {
                 if (!changed) {
                     emit failed(changed.error().message);
                     return;
                 }
                 if (*changed > 0)
                     emit done({what, {}, {}, {}});
                 if (saved)
                     saved();
                 readAgain({});
             });
}

} // namespace matinee
