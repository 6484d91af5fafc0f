#pragma once

#include "core/base/id.h"
#include "core/rest/http.h"
#include "core/rest/problem.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrlQuery>

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <variant>

namespace matinee {

/// A request that got as far as its handler.
struct Call {
    UserId caller; ///< not stored when nobody signed in
    QString session; ///< of the caller's token
    QString route; ///< the path template
    QStringList path; ///< what stood for {ref}, {id}, in order, decoded
    QUrlQuery query;
    QJsonObject body;
    QByteArray file = {}; ///< the body, of a route that takes no JSON
    Headers headers; ///< of whatever is answered
};

/// A good answer.
struct Reply {
    int status = 200;
    QByteArray contentType = {};
    QByteArray body = {};
    Headers headers = {};
    bool isSecret = false; ///< shown once: never kept to be answered again
};

using Answer = tl::expected<Reply, Problem>;

struct RestServices;

/// A handler answers at once, on its worker's thread, where the services are.
using Handler = std::function<Answer(RestServices &, const Call &)>;

/// The long part of a slow answer: runs in the pool, touches no service, looks now and then whether
/// the client has gone, and gives what is left to do back on the worker's thread.
using Finish = std::function<Answer()>;
using Job = std::function<Finish(const std::atomic_bool &abandoned)>;

/// A slow handler gathers on its worker's thread what its job needs.
using SlowHandler = std::function<tl::expected<Job, Problem>(RestServices &, const Call &)>;

/// A waiting handler is asked again every half second, and when the caller's things were changed, until it
/// answers; std::nullopt: nothing yet. `waited` is how long that has been, zero the first time; with Forever
/// it has to answer. In between nothing of the call is held but its place, so a look must be cheap.
using WaitingHandler = std::function<tl::expected<std::optional<Reply>, Problem>(
    RestServices &, const Call &, std::chrono::milliseconds waited)>;
inline constexpr std::chrono::milliseconds Forever = std::chrono::milliseconds::max();

/// Who may call. Everybody else is told 401 without a token and 404 with one: what may not be done is not
/// there.
enum class Access {
    Anyone, ///< a token, if there is one, must still be good
    SignedIn, ///< by session, or by a personal access token whose scopes reach
    Session, ///< never by a personal access token (403): what it could change would outlive it
    Enrolling, ///< as Fresh, and also for who does not have the second factor yet that the server wants
    Fresh, ///< a session whose password was typed in the last five minutes; else 403, see proofNeeded()
    Metrics, ///< an administrator, or a personal access token of one with this scope
    Administrator, ///< a session of one of theirs; to change something, Fresh as well
};

/// What a call takes from the caller's allowance of requests, in light ones: see RequestBudget.
enum class Cost : int {
    Free = 0, ///< what the machine's owner asks all the time
    Light = 1,
    Usual = 2, ///< searches, suggestions, and what writes
    Password = 10, ///< hashes one
    Heavy = 20, ///< paints, or passes over everything a person has
};

/// What a route takes as its body.
struct TakenBody {
    QByteArray type = "application/json";
    qint64 most = qint64(64) * 1024; ///< bytes; more than others: see RequestScanner::LargeBody
};

/// One line of the table of addresses.
struct Route {
    Method method = Method::Get;
    QString path; ///< "/api/v1/movies/{ref}", as in the API document
    Access access = Access::SignedIn;
    Cost cost = Cost::Usual;
    std::variant<Handler, SlowHandler, WaitingHandler> handler;
    TakenBody body = {};
};

using Routes = QList<Route>;

} // namespace matinee
