#include "core/library/library_service.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/library/library_repository.h"
#include "core/library/record_repository.h"
#include "core/library/record_writer.h"
#include "core/library/undo_stack.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// "4½ stars" on the half-star grid, "73 points" between.
QString words(Rating rating)
{
    if (rating.points() % 10 != 0)
        return say("core", "%n point(s)", nullptr, rating.points());
    const int halves = rating.points() / 10;
    const QString stars =
        (halves > 1 ? QString::number(halves / 2) : QString()) + (halves % 2 ? u"½"_s : QString());
    return say("core", "%1 ★").arg(stars);
}

RecordEdit watchEdit(const QString &key, const QString &ref, const Watch &watch)
{
    return {u"watch"_s,
            key,
            {{u"film"_s, ref},
             {u"watched_on"_s, watch.watchedOn.text()},
             {u"rewatch"_s, watch.rewatch},
             {u"note"_s, watch.note},
             {u"place"_s, watch.place}}};
}

} // namespace

LibraryService::LibraryService(Database &database, const Clock &clock) : m_database(database), m_clock(clock)
{
}

Result<Changed> LibraryService::change(UserId user, const QString &what, MovieId movie,
                                       const QList<RecordEdit> &edits)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const auto changes = RecordWriter(m_database, m_clock.now()).write(user, edits);
        if (!changes)
            return tl::unexpected(changes.error());
        if (!changes->isEmpty()) {
            if (auto pushed = UndoStack(m_database).push(user, what, *changes); !pushed)
                return tl::unexpected(pushed.error());
        }
        return mine(user, movie).map([&](const Mine &now) {
            return Changed{what, movie, now, changes->isEmpty() ? QString() : changes->first().key};
        });
    });
}

Result<Changed> LibraryService::rate(UserId user, MovieId movie, Rating rating)
{
    return RecordRepository(m_database).refOf(movie).and_then([&](const QString &ref) {
        const QJsonObject fields{{u"value"_s, rating.points()},
                                 {u"rated_at"_s, m_clock.now().toString(Qt::ISODateWithMs)},
                                 {u"present"_s, true}};
        return change(user, say("core", "Rated %1").arg(words(rating)), movie, {{u"rating"_s, ref, fields}});
    });
}

Result<Changed> LibraryService::unrate(UserId user, MovieId movie)
{
    return RecordRepository(m_database).refOf(movie).and_then([&](const QString &ref) {
        return change(user, say("core", "Rating removed"), movie,
                      {{u"rating"_s, ref, QJsonObject{{u"present"_s, false}}}});
    });
}

Result<Changed> LibraryService::watch(UserId user, const Watch &watch)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const RecordRepository records(m_database);
        const auto ref = records.refOf(watch.movie);
        if (!ref)
            return tl::unexpected(ref.error());
        const auto waiting = records.read(user, u"watchlist"_s, *ref);
        if (!waiting)
            return tl::unexpected(waiting.error());
        const QString key = watch.id.isEmpty() ? newUuid(m_clock.now()) : watch.id;
        QList<RecordEdit> edits{watchEdit(key, *ref, watch)};
        if (*waiting)
            edits.append({u"watchlist"_s, *ref, QJsonObject{{u"present"_s, false}}});
        const auto earlier = mine(user, watch.movie);
        if (!earlier)
            return tl::unexpected(earlier.error());
        const QString what = earlier->watches > 0 ? say("core", "Seen again") : say("core", "Marked as seen");
        return change(user, what, watch.movie, edits);
    });
}

Result<Changed> LibraryService::editWatch(UserId user, const Watch &watch)
{
    // In one transaction: an entry that another connection removes meanwhile must not come back.
    return m_database.inTransaction([&]() -> Result<Changed> {
        const auto before = findWatch(user, watch.id);
        if (!before)
            return tl::unexpected(before.error());
        return RecordRepository(m_database).refOf(watch.movie).and_then([&](const QString &ref) {
            return change(user, say("core", "Diary entry changed"), watch.movie,
                          {watchEdit(watch.id, ref, watch)});
        });
    });
}

Result<Changed> LibraryService::removeWatch(UserId user, const QString &watchId)
{
    return findWatch(user, watchId).and_then([&](const Watch &watch) {
        return change(user, say("core", "Diary entry removed"), watch.movie,
                      {{u"watch"_s, watchId, {}, RecordEdit::Op::Delete}});
    });
}

Result<Changed> LibraryService::setFlag(UserId user, const QString &entity, const QString &what,
                                        MovieId movie, bool on)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const RecordRepository records(m_database);
        const auto ref = records.refOf(movie);
        if (!ref)
            return tl::unexpected(ref.error());
        const auto before = records.read(user, entity, *ref);
        if (!before)
            return tl::unexpected(before.error());
        // Setting it twice keeps the day it was first set.
        QJsonObject fields{{u"present"_s, on}};
        if (on && !*before)
            fields.insert(u"added_at"_s, m_clock.now().toString(Qt::ISODateWithMs));
        return change(user, what, movie, {{entity, *ref, fields}});
    });
}

Result<Changed> LibraryService::setFavourite(UserId user, MovieId movie, bool on)
{
    const QString what = on ? say("core", "Added to favourites") : say("core", "Removed from favourites");
    return setFlag(user, u"favourite"_s, what, movie, on);
}

Result<Changed> LibraryService::setWatchlist(UserId user, MovieId movie, bool on)
{
    const QString what = on ? say("core", "Added to watchlist") : say("core", "Removed from watchlist");
    return setFlag(user, u"watchlist"_s, what, movie, on);
}

Result<Changed> LibraryService::setHidden(UserId user, MovieId movie, bool on)
{
    const QString what =
        on ? say("core", "Will not be suggested again") : say("core", "May be suggested again");
    return setFlag(user, u"hidden"_s, what, movie, on);
}

Result<Changed> LibraryService::writeReview(UserId user, const Review &review,
                                            const std::optional<QString> &seen)
{
    // In one transaction: a review that another connection removes meanwhile must not come back.
    return m_database.inTransaction([&]() -> Result<Changed> {
        const bool isNew = review.id.isEmpty();
        const auto before = isNew ? Result<Review>() : findReview(user, review.id);
        if (!before)
            return tl::unexpected(before.error());
        return RecordRepository(m_database).refOf(review.movie).and_then([&](const QString &ref) {
            const QString key = isNew ? newUuid(m_clock.now()) : review.id;
            const QJsonObject fields{{u"film"_s, ref},
                                     {u"text"_s, review.text},
                                     {u"spoiler"_s, review.spoiler},
                                     {u"written_at"_s, m_clock.now().toString(Qt::ISODateWithMs)},
                                     {u"present"_s, true}};
            RecordEdit edit{u"review"_s, key, fields};
            edit.isUnaware = !isNew && seen && *seen != before->text;
            return change(user, say("core", "Review saved"), review.movie, {edit});
        });
    });
}

Result<Changed> LibraryService::removeReview(UserId user, const QString &reviewId)
{
    return findReview(user, reviewId).and_then([&](const Review &review) {
        return change(user, say("core", "Review removed"), review.movie,
                      {{u"review"_s, reviewId, QJsonObject{{u"present"_s, false}}}});
    });
}

Result<int> LibraryService::applyAll(UserId user, const QString &what, const QList<RecordEdit> &edits)
{
    return m_database.inTransaction([&]() -> Result<int> {
        const auto changes = RecordWriter(m_database, m_clock.now()).write(user, edits);
        if (!changes)
            return tl::unexpected(changes.error());
        if (changes->isEmpty())
            return 0;
        return UndoStack(m_database).push(user, what, *changes).map([&] {
            return static_cast<int>(changes->size());
        });
    });
}

Result<Changed> LibraryService::undo(UserId user)
{
    return m_database.inTransaction([&] { return RecordWriter(m_database, m_clock.now()).turn(user, false); })
        .and_then([&](const Changed &turned) { return withMine(user, turned); });
}

Result<Changed> LibraryService::redo(UserId user)
{
    return m_database.inTransaction([&] { return RecordWriter(m_database, m_clock.now()).turn(user, true); })
        .and_then([&](const Changed &turned) { return withMine(user, turned); });
}

Result<Changed> LibraryService::withMine(UserId user, Changed changed) const
{
    return mine(user, changed.movie).map([&](const Mine &now) {
        changed.mine = now;
        return changed;
    });
}

Result<UndoState> LibraryService::undoState(UserId user) const
{
    return UndoStack(m_database).state(user);
}

Result<Shelf> LibraryService::shelf(UserId user) const
{
    return LibraryRepository(m_database).shelf(user);
}

Result<Mine> LibraryService::mine(UserId user, MovieId movie) const
{
    return LibraryRepository(m_database).mine(user, movie);
}

Result<QList<Watch>> LibraryService::diary(UserId user) const
{
    return LibraryRepository(m_database).watches(user);
}

Result<Part<Watch>> LibraryService::diaryPart(UserId user, const Range &range) const
{
    return LibraryRepository(m_database).watches(user, range);
}

Result<QList<Watch>> LibraryService::watchesOf(UserId user, MovieId movie) const
{
    return LibraryRepository(m_database).watches(user, movie);
}

Result<Watch> LibraryService::findWatch(UserId user, const QString &watchId) const
{
    return LibraryRepository(m_database).watch(user, watchId);
}

Result<QList<Review>> LibraryService::reviews(UserId user) const
{
    return LibraryRepository(m_database).reviews(user);
}

Result<QList<Review>> LibraryService::reviewsOf(UserId user, MovieId movie) const
{
    return LibraryRepository(m_database).reviewsOf(user, movie);
}

Result<Part<Review>> LibraryService::reviewsPart(UserId user, const Range &range) const
{
    return LibraryRepository(m_database).reviews(user, range);
}

Result<Review> LibraryService::findReview(UserId user, const QString &reviewId) const
{
    return LibraryRepository(m_database).review(user, reviewId);
}

Result<QSet<QString>> LibraryService::removedWatches(UserId user) const
{
    return RecordRepository(m_database).removedWatches(user);
}

} // namespace matinee
