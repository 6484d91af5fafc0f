#include "ui/viewmodels/sync_view_model.h"

#include "core/base/when_done.h"
#include "core/sync_client/account_client.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sync_text.h"
#include "ui/viewmodels/tile_data.h"

#include <QtConcurrentRun>

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

const MovieSummary *filmOf(const Catalogue &catalogue, const QString &ref)
{
    const auto found = std::find_if(catalogue.movies.cbegin(), catalogue.movies.cend(),
                                    [&](const MovieSummary &movie) { return movie.ref == ref; });
    return found == catalogue.movies.cend() ? nullptr : &*found;
}

/// What somebody would be sorry to lose of a change.
QString textOf(const RecordEdit &edit)
{
    for (const auto field : {"text"_L1, "about"_L1, "note"_L1}) {
        QString text = edit.fields.value(field).toString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

SyncViewModel::SyncViewModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::loaded, this, &SyncViewModel::attach);
    if (session.isLoaded())
        attach();
}

const AccountDoor *SyncViewModel::door() const
{
    return m_session.isLoaded() && m_session.doors().account ? &*m_session.doors().account : nullptr;
}

void SyncViewModel::attach()
{
    if (!door()) {
        emit changed();
        return;
    }
    const AccountProfile &profile = door()->client->profile();
    m_account.handle = profile.handle;
    m_account.server = placeOf(profile.server);
    connect(door()->sync, &SyncClient::stateChanged, this, &SyncViewModel::follow);
    connect(door()->sync, &SyncClient::libraryChanged, &m_session, &Session::reload);
    connect(&m_session, &Session::edited, door()->sync, &SyncClient::noteChange);
    connect(&m_session, &Session::shelfReset, this, &SyncViewModel::follow);
    follow();
}

bool SyncViewModel::hasLocalRecords() const
{
    const QList<MovieSummary> &movies = m_session.catalogue().movies;
    const auto isOwn = [](const MovieSummary &movie) { return movie.owner.isStored() && !movie.removed; };
    return !door()
        && (!m_session.shelf().isEmpty() || !m_session.lists().all().isEmpty()
            || std::any_of(movies.cbegin(), movies.cend(), isOwn));
}

void SyncViewModel::follow()
{
    m_account.sync = door()->sync->state();
    emit changed();
    readTexts();
    readRefusals();
}

void SyncViewModel::readTexts()
{
    whenDone(door()->store.call(&SyncStore::keptTexts, m_session.doors().user), this,
             [this](const Result<QList<KeptText>> &kept) {
                 if (!kept) {
                     emit failed(kept.error().message);
                     return;
                 }
                 QList<TextToDecide> texts;
                 for (const KeptText &text : *kept)
                     texts.append(inWords(text));
                 m_account.texts = texts;
                 emit changed();
                 for (const KeptText &text : *kept)
                     readCurrentDay(text);
             });
}

TextToDecide SyncViewModel::inWords(const KeptText &kept) const
{
    TextToDecide text{kept, kept.film};
    if (const MovieSummary *movie = filmOf(m_session.catalogue(), kept.film)) {
        text.about = movie->title;
        text.year = movie->year ? QString::number(*movie->year) : QString();
        text.poster = posterFacts(*movie);
    } else if (const MovieList *list = m_session.lists().find(kept.key)) {
        text.about = list->name;
    }
    const auto before = std::find_if(m_account.texts.cbegin(), m_account.texts.cend(),
                                     [&](const TextToDecide &known) { return known.kept.id == kept.id; });
    if (before != m_account.texts.cend() && before->kept.current == kept.current)
        text.currentAt = before->currentAt;
    return text;
}

void SyncViewModel::readCurrentDay(const KeptText &kept)
{
    if (kept.entity != "review"_L1 || kept.current.isEmpty())
        return;
    const auto &doors = m_session.doors();
    whenDone(doors.library.call(&LibraryService::findReview, doors.user, kept.key), this,
             [this, id = kept.id](const Result<Review> &review) {
                 for (TextToDecide &text : m_account.texts) {
                     if (text.kept.id != id || !review || text.currentAt == review->writtenAt)
                         continue;
                     text.currentAt = review->writtenAt;
                     emit changed();
                 }
             });
}

void SyncViewModel::readRefusals()
{
    whenDone(door()->store.call(qOverload<UserId>(&SyncStore::refused), m_session.doors().user), this,
             [this](const Result<QList<RefusedEdit>> &refused) {
                 if (!refused) {
                     emit failed(refused.error().message);
                     return;
                 }
                 m_account.refusals.clear();
                 for (const RefusedEdit &edit : *refused) {
                     const QString ref = edit.edit.fields.value("film"_L1).toString(edit.edit.key);
                     const MovieSummary *movie = filmOf(m_session.catalogue(), ref);
                     const QString what = entityText(edit.edit.entity);
                     m_account.refusals.append(
                         {edit, movie ? what + u" · "_s + movie->title : what, textOf(edit.edit)});
                 }
                 emit changed();
             });
}

QList<RecordEdit> SyncViewModel::editsFor(const TextToDecide &text, TextDecision decision,
                                          const QString &joined) const
{
    QList<RecordEdit> edits = editsOf(text.kept, decision, joined);
    // What came in while the dialog was open was not seen: it is kept as another text.
    const bool isAsSeen =
        std::any_of(m_account.texts.cbegin(), m_account.texts.cend(), [&](const auto &known) {
            return known.kept.id == text.kept.id && known.kept.current == text.kept.current;
        });
    edits.first().isUnaware = !isAsSeen;
    return edits;
}

void SyncViewModel::decide(const TextToDecide &text, TextDecision decision)
{
    m_session.saveAll(tr("Decided between two texts"), editsFor(text, decision, {}));
}

QFuture<Result<int>> SyncViewModel::join(const TextToDecide &text, const QString &joined)
{
    const QString what = tr("Decided between two texts");
    const auto &doors = m_session.doors();
    auto saving = doors.library.call(&LibraryService::applyAll, doors.user, what,
                                     editsFor(text, TextDecision::Join, joined));
    whenDone(saving, this, [this, what, id = text.kept.id](const Result<int> &changed) {
        if (!changed)
            return;
        m_joinDrafts.remove(id);
        if (*changed > 0)
            emit m_session.done({what, {}, {}, {}});
        m_session.reload();
    });
    return saving;
}

QString SyncViewModel::joinStart(const TextToDecide &text) const
{
    const auto draft = m_joinDrafts.constFind(text.kept.id);
    return matinee::joinStart(text.kept, draft == m_joinDrafts.cend() ? std::nullopt : std::optional(*draft));
}

void SyncViewModel::keepJoinDraft(const TextToDecide &text, const QString &joined)
{
    m_joinDrafts.insert(text.kept.id, {joined, text.kept.current});
}

void SyncViewModel::tryAgain(const Refusal &refusal)
{
    // It is forgotten only once it is an edit again.
    m_session.saveAll(tr("Tried again: %1").arg(refusal.about), {refusal.refused.edit},
                      [self = QPointer(this), refusal] {
                          if (self)
                              self->dismiss(refusal);
                      });
}

void SyncViewModel::dismiss(const Refusal &refusal)
{
    if (!door())
        return;
    const QString mid = refusal.refused.mid;
    whenDone(door()->store.call(&SyncStore::forgetRefused, m_session.doors().user, mid), this,
             [this](const Result<void> &done) {
                 if (!done)
                     emit failed(done.error().message);
                 if (door())
                     door()->sync->refreshStatus(); // what is counted there is listed here, too
             });
}

void SyncViewModel::syncNow()
{
    if (!door())
        return;
    door()->sync->syncNow();
    readDevices();
}

void SyncViewModel::sendNow()
{
    if (m_account.sync.is == SyncState::Is::Paused)
        setPaused(false);
    else
        syncNow();
}

void SyncViewModel::setPaused(bool paused)
{
    if (!door())
        return;
    door()->sync->setPaused(paused);
    AccountProfile profile = door()->client->profile();
    profile.paused = paused;
    const QString folder = m_session.doors().accounts.dataFolder;
    whenDone(QtConcurrent::run([folder, profile] { return AccountProfiles(folder).save(profile); }), this,
             [this](const Result<void> &saved) {
                 if (!saved)
                     emit failed(saved.error().message);
             });
}

void SyncViewModel::decideRemoval(bool accept)
{
    if (!door())
        return;
    whenDone(door()->store.call(&SyncStore::decideRemoval, m_session.doors().user, accept), this,
             [this](const Result<void> &decided) {
                 if (!decided)
                     emit failed(decided.error().message);
                 if (door())
                     door()->sync->refreshStatus(); // nothing else does while it is paused
                 syncNow();
             });
}

void SyncViewModel::readDevices()
{
    if (!door())
        return;
    whenDone(door()->client->devices(), this, [this](const Result<QList<AccountDevice>> &devices) {
        m_account.devicesError = devices ? QString() : devices.error().message;
        if (devices)
            m_account.devices = *devices;
        emit changed();
    });
}

void SyncViewModel::signOutDevice(const AccountDevice &device)
{
    if (!door())
        return;
    whenDone(door()->client->endDevice(device.id), this, [this, device](const Result<void> &ended) {
        if (!ended && ended.error().detail == "proof_required"_L1)
            emit deviceProofWanted(device);
        else if (!ended)
            emit failed(ended.error().message);
        readDevices();
    });
}

} // namespace matinee
