#include "core/sync/sync_store.h"

#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/migrations.h"
#include "core/sync/answer_taker.h"
#include "core/sync/film_hints.h"
#include "core/sync/removal_brake.h"
#include "core/sync/second_base.h"
#include "core/sync/sync_cursor.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/sync_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Next = SyncStep::Next;

/// Room for the films and the frame of a push.
constexpr qint64 MostMutationBytes = MostPushedBytes * 3 / 4;
constexpr int PulledAtOnce = 500;

/// As many as one push may carry, and always one.
QList<Mutation> portion(const QList<Mutation> &unsent)
{
    QList<Mutation> carried;
    qint64 bytes = 0;
    for (const Mutation &mutation : unsent) {
        bytes += QJsonDocument(mutationJson(mutation)).toJson(QJsonDocument::Compact).size();
        if (!carried.isEmpty() && bytes > MostMutationBytes)
            break;
        carried.append(mutation);
    }
    return carried;
}

SyncStep stopped(const QString &message)
{
    return {Next::Stop, false, message};
}

SyncStep unreadable()
{
    return stopped(say("core", "The server's answer cannot be read."));
}

/// "title: detail" of a problem (RFC 9457).
QString wordsOf(const SyncAnswer &answer)
{
    const QString title = answer.body.value("title"_L1).toString();
    const QString detail = answer.body.value("detail"_L1).toString();
    const QString words = detail.isEmpty() ? title : title.isEmpty() ? detail : title + u": "_s + detail;
    return words.isEmpty() ? say("core", "The server answered %1.").arg(answer.status) : words;
}

} // namespace

SyncStore::SyncStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) { }

Result<std::optional<SyncQuestion>> SyncStore::ask(UserId user, bool read)
{
    using Question = std::optional<SyncQuestion>;
    const quint64 number = ++m_asked;
    const auto state = DeviceState::read(m_database, user, m_clock.now());
    if (!state)
        return tl::unexpected(state.error());
    if (!state->registered)
        return Question({SyncQuestion::Kind::Register, number});
    const bool isHeld = isWaiting(state->held);
    // At first all is read, so that what is sent then need not be read again; and who edits all the time
    // would else never read. While a removal is held, sending goes on.
    const auto cursor = SyncCursor::fromText(state->cursor);
    const bool readsAll = !state->snapshot.isEmpty() || !cursor || cursor->floor;
    if (!isHeld && (readsAll || (read && m_isBehind)))
        return Question(pull(*state, number));
    const auto unsent = Outbox(m_database).unsent(user, m_most);
    if (!unsent)
        return tl::unexpected(unsent.error());
    if (unsent->isEmpty())
        return read && !isHeld ? Question(pull(*state, number)) : Question();

    PushRequest request{SyncProtocol,  schemaVersion(), state->epoch,     state->device,
                        state->afterN, state->afterMid, portion(*unsent), {}};
    return FilmHints(m_database)
        .of(user, FilmHints::refsOf(request.mutations))
        .map([&](const QList<FilmHint> &films) {
            request.films = films;
            return Question({SyncQuestion::Kind::Push, number, pushRequestJson(request)});
        });
}

SyncQuestion SyncStore::pull(const DeviceState &state, quint64 number)
{
    const bool isNew = state.snapshot == DeviceState::NewSnapshot;
    SyncQuestion question{SyncQuestion::Kind::Pull, number};
    question.query.addQueryItem(u"device"_s, state.device);
    question.query.addQueryItem(u"cursor"_s,
                                isNew                          ? QString()
                                    : state.snapshot.isEmpty() ? state.cursor
                                                               : state.snapshot);
    question.query.addQueryItem(u"limit"_s, QString::number(PulledAtOnce));
    return question;
}

Result<SyncStep> SyncStore::take(UserId user, const SyncQuestion &question, const SyncAnswer &answer)
{
    if (question.number != m_asked)
        return SyncStep{Next::Ask};
    ++m_asked; // answered once
    auto step = m_database.inTransaction([&]() -> Result<SyncStep> {
        auto state = DeviceState::read(m_database, user, m_clock.now());
        if (!state)
            return tl::unexpected(state.error());
        auto led = taken(user, *state, question, answer);
        if (!led)
            return led;
        return state->write(m_database, user).map([&] { return *led; });
    });
    // Two records under one seq: the server's file was put back by hand. Reading everything cures it, if
    // anything.
    if (!step && step.error().kind == Error::Kind::Conflict && !std::exchange(m_differed, true))
        return startResync(user).map([] { return SyncStep{Next::Ask}; });
    return step;
}

Result<SyncStep> SyncStore::taken(UserId user, DeviceState &state, const SyncQuestion &question,
                                  const SyncAnswer &answer)
{
    AnswerTaker taker(m_database, user, m_clock.now(), state, m_differed);
    if (answer.status != 200 && answer.status != 201)
        return refused(user, taker, question, answer);
    switch (question.kind) {
    case SyncQuestion::Kind::Register:
        return taker.registered(answer.body);
    case SyncQuestion::Kind::Push: {
        const auto carried = pushRequestFromJson(question.body);
        const auto read = pushAnswerFromJson(answer.body);
        if (!carried || !read)
            return unreadable();
        m_most = MostMutations;
        auto step = taker.pushed(carried->mutations, *read);
        const auto cursor = SyncCursor::fromText(state.cursor);
        m_isBehind = cursor && cursor->seq < read->head;
        return step;
    }
    case SyncQuestion::Kind::Pull:
        break;
    }
    m_isBehind = false;
    const auto read = pullAnswerFromJson(answer.body);
    return read ? taker.pulled(*read) : unreadable();
}

/// One edit that no push gets through with must not keep the others back: smaller and smaller pushes find it.
/// The question is not read again for that, since it may be what nobody can read.
Result<SyncStep> SyncStore::halved(UserId user, AnswerTaker &taker, const SyncQuestion &question,
                                   const SyncAnswer &answer)
{
    // Only a server of ours says what is wrong; whatever stands before it may refuse anything.
    const bool isOurs = answer.body.value("status"_L1).toInt() == answer.status;
    const auto carried = question.body.value("mutations"_L1).toArray().size();
    if (question.kind != SyncQuestion::Kind::Push || carried == 0)
        return stopped(wordsOf(answer));
    if (carried > 1 && (isOurs || answer.status == 413)) {
        m_most = static_cast<int>(carried / 2);
        return SyncStep{Next::Halve};
    }
    const auto first = Outbox(m_database).unsent(user, 1);
    if (!first)
        return tl::unexpected(first.error());
    if (!isOurs || first->isEmpty())
        return stopped(wordsOf(answer));
    m_most = MostMutations;
    return taker.refusedBefore(first->first(), wordsOf(answer));
}

Result<SyncStep> SyncStore::refused(UserId user, AnswerTaker &taker, const SyncQuestion &question,
                                    const SyncAnswer &answer)
{
    const QString code = answer.body.value("code"_L1).toString();
    switch (answer.status) {
    case 401:
        return SyncStep{Next::SignIn};
    case 409:
        return code.startsWith("device_"_L1) ? taker.forked() : stopped(wordsOf(answer));
    case 410:
        return code == "account_erased"_L1 ? SyncStep{Next::Erased} : taker.resync();
    case 400:
    case 413:
    case 422:
        return halved(user, taker, question, answer);
    case 426:
        return SyncStep{Next::Update, false, wordsOf(answer)};
    case 429:
        return SyncStep{Next::Wait};
    default:
        break;
    }
    return answer.status >= 500 ? SyncStep{Next::Wait, false, wordsOf(answer)} : stopped(wordsOf(answer));
}

Result<SyncStatus> SyncStore::status(UserId user)
{
    const auto state = DeviceState::read(m_database, user, m_clock.now());
    const auto unsent = DeviceLog(m_database, user).unsent();
    if (!state || !unsent)
        return tl::unexpected(!state ? state.error() : unsent.error());
    SyncStatus status{*unsent, state->syncedAt, {}, 0, 0, !state->snapshot.isEmpty()};
    const QJsonObject waiting = undecided(state->held, state->held);
    for (auto entity = waiting.begin(); entity != waiting.end(); ++entity)
        status.held.append(
            {entity.key(), entity->toArray().at(0).toInteger(), entity->toArray().at(1).toInteger()});
    return m_database
        .each(u"SELECT (SELECT COUNT(*) FROM sync_refused WHERE user_id = :user),"
              u" (SELECT COUNT(*) FROM text_copy WHERE user_id = :same)"_s,
              {{u":user"_s, user.value()}, {u":same"_s, user.value()}},
              [&](const Rows &row) {
                  status.refused = row.integer(0);
                  status.conflicts = row.integer(1);
              })
        .map([&] { return status; });
}

Result<QString> SyncStore::restingCursor(UserId user)
{
    const auto state = DeviceState::read(m_database, user, m_clock.now());
    const auto unsent = DeviceLog(m_database, user).unsent();
    if (!state || !unsent)
        return tl::unexpected(!state ? state.error() : unsent.error());
    const auto cursor = SyncCursor::fromText(state->cursor);
    const bool isAtRest = state->registered && state->snapshot.isEmpty() && !isWaiting(state->held)
        && *unsent == 0 && cursor && !cursor->floor;
    return isAtRest ? state->cursor : QString();
}

Result<void> SyncStore::decideRemoval(UserId user, bool accept)
{
    return m_database.inTransaction([&]() -> Result<void> {
        auto state = DeviceState::read(m_database, user, m_clock.now());
        if (!state)
            return tl::unexpected(state.error());
        state->held = decided(state->held, accept);
        return state->write(m_database, user);
    });
}

Result<void> SyncStore::startResync(UserId user)
{
    ++m_asked; // the answer on its way is of another reading
    return m_database.inTransaction([&]() -> Result<void> {
        auto state = DeviceState::read(m_database, user, m_clock.now());
        if (!state)
            return tl::unexpected(state.error());
        return AnswerTaker(m_database, user, m_clock.now(), *state, m_differed)
            .resync()
            .and_then([&](const SyncStep &) { return state->write(m_database, user); });
    });
}

Result<void> SyncStore::detach(UserId user)
{
    ++m_asked;
    return m_database.inTransaction([&]() -> Result<void> {
        auto state = DeviceState::read(m_database, user, m_clock.now());
        if (!state)
            return tl::unexpected(state.error());
        return SecondBase(m_database, user).dissolve(*state, m_clock.now()).and_then([&] {
            return state->write(m_database, user);
        });
    });
}

} // namespace matinee
