#pragma once

#include "core/base/id.h"
#include "core/rest/http.h"
#include "core/rest/problem.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrlQuery>

#include <atomic>
#include <functional>
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
};

/// A good answer.
struct Reply {
    int status = 200;
    QByteArray contentType = {};
    QByteArray body = {};
    Headers headers = {};
};

using Answer = tl::expected<Reply, Problem>;

/// A handler answers at once, on its worker's thread, where the services are.
using Handler = std::function<Answer(const Call &)>;

/// The long part of a slow answer: runs in the pool, touches no service, looks now and then whether
/// the client has gone, and gives what is left to do back on the worker's thread.
using Finish = std::function<Answer()>;
using Job = std::function<Finish(const std::atomic_bool &abandoned)>;

/// A slow handler gathers on its worker's thread what its job needs.
using SlowHandler = std::function<tl::expected<Job, Problem>(const Call &)>;

enum class Access {
    Anyone, ///< a token, if there is one, must still be good
    SignedIn,
};

struct Route {
    Method method = Method::Get;
    QString path; ///< "/api/v1/movies/{ref}", as in the API document
    Access access = Access::SignedIn;
    std::variant<Handler, SlowHandler> handler;
};

using Routes = QList<Route>;

} // namespace matinee
