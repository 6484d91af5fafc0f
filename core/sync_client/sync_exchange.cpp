#include "core/sync_client/sync_exchange.h"

#include "core/base/when_done.h"

#include <QJsonDocument>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Next = SyncStep::Next;

namespace {

/// More than the largest library needs, and than a device is refused that does what the codes say: whoever
/// goes round in circles waits between the rounds.
constexpr int MostQuestions = 2'000;
constexpr int MostRefused = 5;

QFuture<HttpResult> sent(AccountClient &account, const SyncQuestion &question, const QString &deviceName)
{
    QJsonObject body = question.body;
    switch (question.kind) {
    case SyncQuestion::Kind::Register:
        body.insert(u"name"_s, deviceName.left(100));
        return account.ask("POST", u"/sync/devices"_s, body);
    case SyncQuestion::Kind::Push:
        return account.ask("POST", u"/sync/push"_s, body);
    case SyncQuestion::Kind::Pull:
        break;
    }
    return account.ask("GET", u"/sync/pull"_s, {}, question.query);
}

} // namespace

SyncExchange::SyncExchange(AccountClient &account, Async<SyncStore> store, UserId user, QString deviceName,
                           bool read, Callbacks callbacks, QObject *parent)
    : QObject(parent),
      m_account(account),
      m_store(store),
      m_user(user),
      m_deviceName(std::move(deviceName)),
      m_read(read),
      m_callbacks(std::move(callbacks))
{
}

SyncExchange::~SyncExchange()
{
    m_sent.cancel();
}

void SyncExchange::ask()
{
    if (++m_asked > MostQuestions) {
        end({Next::Wait});
        return;
    }
    using Question = Result<std::optional<SyncQuestion>>;
    whenDone(m_store.call(&SyncStore::ask, m_user, m_read), this, [this](const Question &question) {
        if (!question)
            fail(question.error());
        else if (!*question)
            end({Next::Rest});
        else
            send(**question);
    });
}

void SyncExchange::send(const SyncQuestion &question)
{
    if (question.kind == SyncQuestion::Kind::Pull)
        m_pull = question.query;
    m_sent = sent(m_account, question, m_deviceName);
    whenDone(m_sent, this, [this, question](const HttpResult &result) { take(question, result); });
}

void SyncExchange::take(const SyncQuestion &question, const HttpResult &result)
{
    if (!result) { // what cannot be asked here is for the person to mend
        const bool isRefused = result.error().kind == HttpFailure::Kind::Refused;
        end({isRefused ? Next::Stop : Next::Wait, false, result.error().message, result.error().retryAfter});
        return;
    }
    if (result->status == 408) { // of the way: the question was too slow on it
        end({Next::Wait, false, errorOf(*result).message, retryAfterOf(*result)});
        return;
    }
    const QJsonDocument body = QJsonDocument::fromJson(result->body);
    // Of something between us and the server; one that takes no large questions says so to the store.
    if (!body.isObject() && result->status != 413) {
        end({Next::Wait, false, notUnderstood(*result).message, retryAfterOf(*result)});
        return;
    }
    m_retryAfter = retryAfterOf(*result);
    m_refused = result->status < 400 ? 0 : m_refused + 1;
    const SyncAnswer answer{result->status, body.object()};
    const auto taken = m_store.call(&SyncStore::take, m_user, question, answer);
    whenDone(taken, parent(), [changed = m_callbacks.changed](const Result<SyncStep> &step) {
        if (step && step->changed)
            changed();
    });
    whenDone(taken, this, [this](const Result<SyncStep> &step) {
        if (step)
            went(*step);
        else
            fail(step.error());
    });
}

void SyncExchange::went(const SyncStep &step)
{
    const bool goesOn = step.next == Next::Ask || step.next == Next::Halve;
    if (goesOn && m_refused <= MostRefused)
        ask();
    else
        end({goesOn ? Next::Wait : step.next, true, step.message, m_retryAfter});
}

void SyncExchange::end(const SyncEnd &end)
{
    SyncEnd ended = end;
    ended.pull = m_pull;
    m_callbacks.ended(ended);
}

/// A database that is busy or full is tried again; what is damaged is told.
void SyncExchange::fail(const Error &error)
{
    const bool isPassing = error.kind == Error::Kind::Unavailable;
    end({isPassing ? Next::Wait : Next::Stop, true, error.message});
}

} // namespace matinee
