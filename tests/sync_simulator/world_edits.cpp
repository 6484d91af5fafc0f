// The part of World in which people change their libraries.
#include "core/base/uuid.h"
#include "core/library/record_repository.h"
#include "core/sync_core/sync_json.h"
#include "tests/sync_simulator/invariants.h"
#include "tests/sync_simulator/world.h"

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

using Kind = Step::Kind;

template <class Value>
bool isFine(const Result<Value> &done)
{
    // What is not there cannot be changed; a fuse that went off is Corrupt.
    return done || done.error().kind == Error::Kind::NotFound || done.error().kind == Error::Kind::Invalid
        || done.error().kind == Error::Kind::Conflict;
}

template <class Row>
const Row *oneOf(const Result<QList<Row>> &rows, quint32 which)
{
    return rows && !rows->isEmpty() ? &rows->at(which % quint32(rows->size())) : nullptr;
}

MovieId film(const Step &step)
{
    return MovieId(SimDatabase::MassFilms + 1 + step.a % quint32(SimDatabase::CommonFilms + 1));
}

/// There and back: notes are one of two, so that an edit is often undone by hand.
bool editWatch(const Step &step, LibraryService &library, UserId user, const QString &mark)
{
    const auto diary = library.diary(user);
    const Watch *watch = oneOf(diary, step.b);
    if (!watch)
        return true;
    Watch changed = *watch;
    if (step.c % 2 == 0)
        changed.rewatch = !changed.rewatch;
    else
        changed.note = changed.note.isEmpty() ? mark : QString();
    return isFine(library.editWatch(user, changed));
}

bool flag(const Step &step, LibraryService &library, UserId user)
{
    const bool on = step.c % 3 != 0;
    if (step.b % 3 == 0)
        return isFine(library.setHidden(user, film(step), on));
    return isFine(step.b % 3 == 1 ? library.setFavourite(user, film(step), on)
                                  : library.setWatchlist(user, film(step), on));
}

bool rewrite(const Step &step, LibraryService &library, UserId user, const QString &text)
{
    const auto reviews = library.reviews(user);
    const Review *review = oneOf(reviews, step.b);
    if (!review)
        return true;
    if (step.kind == Kind::RemoveReview)
        return isFine(library.removeReview(user, review->id));
    Review changed = *review;
    changed.text = text;
    return isFine(library.writeReview(user, changed));
}

bool changeList(const Step &step, LibraryService &library, UserId user, const QString &text)
{
    const auto lists = library.lists(user);
    const MovieList *list = oneOf(lists, step.b);
    if (!list)
        return true;
    if (step.kind == Kind::RemoveList)
        return isFine(library.removeList(user, list->id));
    if (step.kind == Kind::ListItem)
        return isFine(library.setInList(user, list->id, film(step), step.c % 3 != 0));
    MovieList changed = *list;
    changed.about = text;
    return isFine(library.saveList(user, changed));
}

bool removeMuch(LibraryService &library, UserId user)
{
    const auto diary = library.diary(user);
    QList<RecordEdit> edits;
    for (const Watch &watch : diary.value_or(QList<Watch>()))
        edits.append({u"watch"_s, watch.id, {}, RecordEdit::Op::Delete});
    return isFine(library.applyAll(user, u"Removed"_s, edits));
}

/// Many at once, so that losing them all is a mass removal.
bool watchMuch(LibraryService &library, UserId user, const QString &mark, const QDateTime &now)
{
    QList<RecordEdit> edits;
    for (int i = 0; i < 24; ++i)
        edits.append({u"watch"_s,
                      newUuid(now),
                      {{u"film"_s, filmRef(1)},
                       {u"watched_on"_s, u""_s},
                       {u"rewatch"_s, false},
                       {u"note"_s, mark},
                       {u"place"_s, u""_s}}});
    return isFine(library.applyAll(user, u"Imported"_s, edits));
}

/// Every rating that a mass removal may be about, or none of them.
bool rateMuch(LibraryService &library, UserId user, bool isThere)
{
    QList<RecordEdit> edits;
    for (int film = 1; film <= SimDatabase::MassFilms; ++film)
        edits.append({u"rating"_s, filmRef(film),
                      isThere ? QJsonObject{{u"value"_s, film}, {u"present"_s, true}}
                              : QJsonObject{{u"present"_s, false}}});
    return isFine(library.applyAll(user, u"Many"_s, edits));
}

/// One that the person entered, or one of everybody's. What is said of these by REST changes nothing.
bool correct(const Step &step, LibraryService &library, SimDatabase &files, UserId user, bool isRest,
             const QString &mark)
{
    const qint64 own =
        files.number(u"SELECT MAX(id) FROM movie WHERE owner_id = :user"_s, {{u":user"_s, user.value()}});
    const bool isOwn = isRest || step.c % 4 == 0;
    if (isOwn && own == 0)
        return true;
    QJsonObject fields{{u"year"_s, 1950 + int(step.b % 70)}};
    if (step.b % 2 == 0)
        fields = {{u"title"_s, QString(mark + QString::number(step.b % 7))}};
    if (!isOwn && step.b % 5 == 0)
        fields = {{step.b % 2 == 0 ? u"title"_s : u"year"_s, QJsonValue()}};
    return isFine(library.correctFilm(user, isOwn ? MovieId(own) : film(step), fields));
}

bool prefer(const Step &step, LibraryService &library, UserId user)
{
    auto wanted = library.preferences(user).value_or(QJsonObject());
    const QStringList scales{u"half_stars"_s, u"stars"_s, u"ten"_s, u"hundred"_s};
    if (step.b % 4 == 0)
        wanted.remove(u"rating_scale"_s);
    else
        wanted.insert(u"rating_scale"_s, scales.at(step.c % 4));
    return isFine(library.setPreferences(user, wanted));
}

} // namespace

bool World::apply(const Step &step, LibraryService &library, SimDatabase &files, UserId user,
                  const QString &mark)
{
    const QString text = mark + QString::number(step.id);
    switch (step.kind) {
    case Kind::Rate:
        return isFine(library.rate(user, film(step), *Rating::fromPoints(1 + int(step.b % 100))));
    case Kind::Unrate:
        return isFine(library.unrate(user, film(step)));
    case Kind::Watch:
        return isFine(library.watch(user, {{}, film(step), {}, step.b % 2 == 0, mark, {}}));
    case Kind::RemoveWatch:
        if (const auto diary = library.diary(user); const Watch *watch = oneOf(diary, step.b))
            return isFine(library.removeWatch(user, watch->id));
        return true;
    case Kind::EditWatch:
        return editWatch(step, library, user, mark);
    case Kind::Flag:
        return flag(step, library, user);
    case Kind::Review:
        return isFine(library.writeReview(user, {{}, film(step), text, false, {}}));
    case Kind::EditReview:
    case Kind::RemoveReview:
        return rewrite(step, library, user, text);
    case Kind::SaveList:
        return isFine(library.saveList(user, {{}, text, text, {}, false}));
    case Kind::EditList:
    case Kind::RemoveList:
    case Kind::ListItem:
        return changeList(step, library, user, text);
    case Kind::OwnFilm:
        return isFine(library.enterFilm(user, {{u"title"_s, text}, {u"year"_s, 1990}}));
    case Kind::CorrectFilm:
        return correct(step, library, files, user, &files == &m_server.files, mark);
    case Kind::Preference:
        return prefer(step, library, user);
    case Kind::Undo:
        return isFine(library.undo(user));
    case Kind::Redo:
        return isFine(library.redo(user));
    case Kind::MassRemoval:
        if (step.b % 2 == 1)
            return rateMuch(library, user, step.c % 2 == 0);
        return step.c % 2 == 0 ? watchMuch(library, user, mark, m_server.clock.now())
                               : removeMuch(library, user);
    default:
        return true;
    }
}

void World::edit(const Step &step)
{
    if (step.kind == Kind::Newer)
        return newer(step);
    const bool isRest = step.who == Server;
    const int account = isRest ? anyAccount(step.c) : device(step.who).account;
    const UserId user = isRest ? ServerMachine::owner(account) : Device::Owner;
    SimDatabase &files = isRest ? m_server.files : device(step.who).files;
    LibraryService &library = isRest ? m_server.library : device(step.who).library;
    if (!apply(step, library, files, user, account == 0 ? u"ada "_s : u"ben "_s))
        return report(u"I12"_s, u"an edit failed: "_s + nameOf(step.kind));
    noteEdits(files, user, account, isRest ? nullptr : &device(step.who).memory);
    if (isRest)
        return;
    checkVisible(*this, device(step.who));
}

void World::noteEdits(SimDatabase &files, UserId user, int account, DeviceMemory *memory)
{
    Oracle &edits = oracle(account);
    for (const Mutation &mutation : unsentOf(files, user)) {
        const bool isNew = !edits.knows(mutation.mid);
        edits.note(mutation);
        if (!memory || !isNew)
            continue;
        if (mutation.stamp <= memory->lastStamp)
            report(u"I9"_s, u"the stamp %1 came after %2"_s.arg(mutation.stamp, memory->lastStamp));
        memory->lastStamp = mutation.stamp;
    }
}

void World::killInEdit(const Step &step, Device &device)
{
    static const QList<Kind> kinds{Kind::Rate,     Kind::Watch,     Kind::Review,     Kind::Undo,
                                   Kind::ListItem, Kind::EditWatch, Kind::CorrectFilm};
    Step what = step;
    what.kind = kinds.at(step.c % quint32(kinds.size()));
    const Image before = device.files.image();
    device.files.lightFuse(1 + int(step.b % 8));
    const bool isDone =
        apply(what, device.library, device.files, Device::Owner, device.account == 0 ? u"ada "_s : u"ben "_s);
    device.files.putOutFuse();
    if (!isDone && m_defect)
        m_defect->afterKill(device.files);
    if (!isDone && device.files.image() != before)
        return report(u"I12"_s, u"an edit that was killed left something behind"_s);
    noteEdits(device.files, Device::Owner, device.account, &device.memory);
    device.restart();
    checkVisible(*this, device);
}

} // namespace matinee::simulator
