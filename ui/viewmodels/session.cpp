#include "ui/viewmodels/session.h"

#include "core/base/when_done.h"
#include "core/catalog/catalog_service.h"
#include "core/search/index_hub.h"
#include "ui/viewmodels/feedback_log.h"
#include "ui/viewmodels/my_lists.h"

#include <utility>

namespace matinee {

namespace {

/// Whether two states look the same; when they were reached is not shown.
bool looksSame(Mine a, const Mine &b)
{
    a.changedAt = b.changedAt;
    a.ratedAt = b.ratedAt;
    return a == b;
}

} // namespace

Session::Session(QObject *parent)
    : QObject(parent),
      m_catalogue(std::make_shared<const Catalogue>()),
      m_lists(new MyLists(this)),
      m_feedback(new FeedbackLog(*this))
{
    connectLists();
    for (const auto changed : {&Session::done, &Session::undone, &Session::redone})
        connect(this, changed, this, &Session::edited);
}

void Session::connectLists()
{
    connect(m_lists, &MyLists::failed, this, &Session::failed);
    connect(m_lists, &MyLists::done, this, [this](const Changed &changed) {
        emit done(changed);
        refreshUndoState();
    });
    for (const auto turned : {&Session::undone, &Session::redone})
        connect(this, turned, m_lists, &MyLists::reload);
    for (const auto changed : {&Session::catalogueChanged, &Session::shelfReset, &Session::searchReady})
        connect(this, changed, m_lists, &MyLists::recount);
    connect(this, &Session::done, m_lists, &MyLists::recount);
}

void Session::open(const Doors &doors)
{
    m_doors = doors;
    if (doors.index) {
        connect(doors.index, &IndexHub::progressed, this, &Session::searchProgressed, Qt::QueuedConnection);
        connect(doors.index, &IndexHub::published, this, &Session::searchReady, Qt::QueuedConnection);
    }
    m_lists->open(doors);
    m_feedback->open(doors);
    loadCatalogue();
    loadShelf();
    refreshUndoState();
}

std::optional<double> Session::match(MovieId movie) const
{
    const auto match = m_forYou.match.constFind(movie);
    if (match == m_forYou.match.cend() || mine(movie).seen())
        return std::nullopt;
    return *match;
}

void Session::setWishes(const Wishes &wishes)
{
    if (wishes == m_wishes)
        return;
    m_wishes = wishes;
    emit wishesChanged();
    if (m_loaded)
        refreshForYou();
}

void Session::rate(MovieId movie, Rating rating)
{
    if (!m_loaded)
        return;
    Mine expected = mine(movie);
    expected.rating = rating;
    change(movie, expected, m_doors->library.call(&LibraryService::rate, m_doors->user, movie, rating));
}

void Session::unrate(MovieId movie)
{
    if (!m_loaded)
        return;
    Mine expected = mine(movie);
    expected.rating.reset();
    change(movie, expected, m_doors->library.call(&LibraryService::unrate, m_doors->user, movie));
}

void Session::watch(const Watch &watch)
{
    if (!m_loaded)
        return;
    Mine expected = mine(watch.movie);
    ++expected.watches;
    expected.watchlist = false;
    change(watch.movie, expected, m_doors->library.call(&LibraryService::watch, m_doors->user, watch), true);
}

void Session::watchToday(MovieId movie)
{
    Watch today;
    today.movie = movie;
    today.watchedOn = WatchedOn::day(QDate::currentDate());
    today.rewatch = mine(movie).watches > 0;
    watch(today);
}

void Session::editWatch(const Watch &watch)
{
    if (m_loaded)
        change(watch.movie, mine(watch.movie),
               m_doors->library.call(&LibraryService::editWatch, m_doors->user, watch), true);
}

void Session::removeWatch(MovieId movie, const QString &watchId)
{
    if (!m_loaded)
        return;
    Mine expected = mine(movie);
    expected.watches = std::max(0, expected.watches - 1);
    change(movie, expected, m_doors->library.call(&LibraryService::removeWatch, m_doors->user, watchId),
           true);
}

void Session::toggleWatchlist(MovieId movie)
{
    if (!m_loaded)
        return;
    Mine expected = mine(movie);
    expected.watchlist = !expected.watchlist;
    change(movie, expected,
           m_doors->library.call(&LibraryService::setWatchlist, m_doors->user, movie, expected.watchlist));
}

void Session::toggleFavourite(MovieId movie)
{
    if (!m_loaded)
        return;
    Mine expected = mine(movie);
    expected.favourite = !expected.favourite;
    change(movie, expected,
           m_doors->library.call(&LibraryService::setFavourite, m_doors->user, movie, expected.favourite));
}

void Session::toggleHidden(MovieId movie)
{
    if (!m_loaded)
        return;
    Mine expected = mine(movie);
    expected.hidden = !expected.hidden;
    change(movie, expected,
           m_doors->library.call(&LibraryService::setHidden, m_doors->user, movie, expected.hidden));
}

void Session::toggleNudge(MovieId movie, Nudge nudge)
{
    if (!m_loaded)
        return;
    Mine expected = mine(movie);
    expected.nudge = expected.nudge == nudge ? Nudge::None : nudge;
    change(movie, expected,
           m_doors->library.call(&LibraryService::nudge, m_doors->user, movie, expected.nudge));
}

void Session::undo()
{
    if (m_loaded)
        turn(m_doors->library.call(&LibraryService::undo, m_doors->user), &Session::undone);
}

void Session::redo()
{
    if (m_loaded)
        turn(m_doors->library.call(&LibraryService::redo, m_doors->user), &Session::redone);
}

void Session::reload()
{
    readAgain({});
}

void Session::followImport()
{
    emit edited();
    readAgain([this] {
        if (!m_shelf.isEmpty())
            emit imported();
    });
}

void Session::readAgain(const std::function<void()> &withShelf)
{
    if (!m_loaded)
        return;
    loadCatalogue();
    loadShelf(withShelf);
    refreshUndoState();
    refreshForYou();
    m_lists->reload();
    emit diaryChanged();
}

void Session::change(MovieId movie, const Mine &expected, const QFuture<Result<Changed>> &saving, bool diary)
{
    Pending &pending = m_pending[movie];
    if (pending.calls++ == 0)
        pending.confirmed = mine(movie);
    setMine(movie, expected);
    whenDone(saving, this, [this, movie, diary](const Result<Changed> &changed) {
        settle(movie, changed);
        if (diary && changed)
            emit diaryChanged();
    });
}

void Session::settle(MovieId movie, const Result<Changed> &changed)
{
    Pending &pending = m_pending[movie];
    if (changed)
        pending.confirmed = changed->mine;
    // While later changes of the film are under way, theirs is the state to show.
    if (--pending.calls == 0)
        setMine(movie, m_pending.take(movie).confirmed);
    if (!changed) {
        emit failed(changed.error().message);
        return;
    }
    emit done(*changed);
    refreshUndoState();
    refreshForYou();
}

void Session::turn(const QFuture<Result<Changed>> &turning, void (Session::*told)(const Changed &))
{
    whenDone(turning, this, [this, told](const Result<Changed> &changed) {
        if (!changed) {
            // Nothing left to take back is no failure worth a message.
            if (changed.error().kind != Error::Kind::NotFound)
                emit failed(changed.error().message);
            return;
        }
        if (!changed->movie.isStored())
            loadShelf();
        else if (const auto pending = m_pending.find(changed->movie); pending != m_pending.end())
            pending->confirmed = changed->mine;
        else
            setMine(changed->movie, changed->mine);
        // It may have been a film that came, went or was put right.
        loadCatalogue([this, told, changed = *changed] { std::invoke(told, this, changed); }); // a signal
        emit diaryChanged();
        refreshUndoState();
        refreshForYou();
    });
}

void Session::setMine(MovieId movie, const Mine &mine)
{
    const bool same = looksSame(m_shelf.value(movie), mine);
    if (looksSame(mine, Mine()))
        m_shelf.remove(movie);
    else
        m_shelf.insert(movie, mine);
    if (!same)
        emit mineChanged(movie);
}

void Session::loadCatalogue(const std::function<void()> &use)
{
    whenDone(m_doors->catalog.call(&CatalogService::catalogue), this,
             [this, use](const Result<CataloguePtr> &read) {
                 if (!read) {
                     emit failed(read.error().message);
                 } else if (*read != m_catalogue) {
                     m_catalogue = *read;
                     emit catalogueChanged();
                 }
                 if (use)
                     use();
             });
}

void Session::loadShelf(const std::function<void()> &use)
{
    whenDone(m_doors->library.call(&LibraryService::shelf, m_doors->user), this,
             [this, use](const Result<Shelf> &shelf) {
                 if (!shelf) {
                     emit failed(shelf.error().message);
                     return;
                 }
                 m_shelf = *shelf;
                 emit shelfReset();
                 if (use)
                     use();
                 if (!std::exchange(m_loaded, true)) {
                     // Before the suggestions, which take longer: the library can be used without them.
                     emit loaded();
                     refreshForYou();
                 }
             });
}

void Session::refreshForYou()
{
    m_refreshAgain = m_refreshing;
    if (std::exchange(m_refreshing, true))
        return;
    whenDone(m_doors->recommend.call(&RecommendService::forYou, m_doors->user, m_wishes.options()), this,
             [this](const Result<ForYou> &forYou) {
                 m_refreshing = false;
                 if (std::exchange(m_refreshAgain, false)) {
                     refreshForYou();
                     return;
                 }
                 if (!forYou) {
                     emit failed(forYou.error().message);
                     return;
                 }
                 m_forYou = *forYou;
                 emit forYouChanged();
             });
}

void Session::refreshUndoState()
{
    whenDone(m_doors->library.call(&LibraryService::undoState, m_doors->user), this,
             [this](const Result<UndoState> &state) {
                 m_undoState = state.value_or(UndoState());
                 emit undoStateChanged();
             });
}

} // namespace matinee
