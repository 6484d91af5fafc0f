#include "core/base/text.h"
#include "core/rest/account_problems.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/store/migrations.h"
#include "core/wire/json_value.h"

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype LongestName = 100;
constexpr int UsualLimit = 500;
constexpr int LongestWait = 25; ///< seconds, below what proxies allow an answer to take

int statusOf(const QString &code)
{
    if (code.startsWith("device_"_L1))
        return 409;
    if (code == "resync_required"_L1)
        return 410;
    if (code == "too_large"_L1)
        return 413;
    return code == "protocol"_L1 ? 426 : 422;
}

Problem problemOf(const SyncFault &fault)
{
    Problem problem(fault.error);
    if (fault.code == "failed"_L1)
        return problem;
    problem.status = statusOf(fault.code);
    problem.code = fault.code;
    return problem;
}

tl::expected<void, Problem> granted(const BudgetStanding &standing)
{
    if (standing.retryAfter > 0s)
        return tl::unexpected(tooManyRequests(standing.retryAfter));
    return {};
}

Answer postDevice(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString name = body.text(u"name"_s, LongestName);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const auto device = services.sync.server.registerDevice(call.caller, call.session, name);
    if (!device)
        return tl::unexpected(Problem(device.error()));
    return SyncServer::epoch(services.database).map([&](qint64 epoch) {
        Reply reply = json({{u"device_id"_s, *device},
                            {u"epoch"_s, epoch},
                            {u"server_time"_s, wire::instant(services.sync.clock.now())},
                            {u"schema"_s, schemaVersion()}});
        reply.status = 201;
        return reply;
    });
}

Answer postPush(RestServices &services, const Call &call)
{
    const QString device = call.body.value("device"_L1).toString();
    if (const auto may =
            granted(services.sync.budget->takePush(call.caller.value(), device, services.sync.clock.now()));
        !may)
        return tl::unexpected(may.error());
    const auto request = pushRequestFromJson(call.body);
    if (!request)
        return tl::unexpected(problemOf({u"invalid"_s, request.error()}));
    const auto answer = services.sync.server.push(call.caller, call.session, *request);
    if (!answer)
        return tl::unexpected(problemOf(answer.error()));
    return json(pushAnswerJson(*answer));
}

struct Question {
    PullRequest pull;
    std::chrono::seconds wait{0};
};

tl::expected<Question, Problem> readQuestion(const Call &call)
{
    QueryInput query(call.query);
    Question question{
        {query.text(u"device"_s), query.text(u"cursor"_s),
         query.number(u"limit"_s, 1, MostPulledRecords, UsualLimit)},
        std::chrono::seconds(query.number(u"wait"_s, 0, LongestWait, 0)),
    };
    if (question.pull.device.isEmpty())
        query.refuse(u"device"_s, say("core", "Which device asks?"));
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    return question;
}

/// The first look pulls: it is the one that knows whether the device and its cursor are good.
tl::expected<std::optional<Reply>, Problem> getPull(RestServices &services, const Call &call,
                                                    std::chrono::milliseconds waited)
{
    const auto question = readQuestion(call);
    if (!question)
        return tl::unexpected(question.error());
    const auto &[pull, wait] = *question;
    SyncDesk &desk = services.sync;
    if (waited > 0ms && waited < wait) {
        const auto hasNews = desk.server.hasNews(call.caller, pull.cursor);
        if (!hasNews)
            return tl::unexpected(Problem(hasNews.error()));
        if (!*hasNews)
            return std::nullopt;
    }
    if (waited == 0ms) {
        if (const auto may =
                granted(desk.budget->takePull(call.caller.value(), pull.device, desk.clock.now()));
            !may)
            return tl::unexpected(may.error());
    }
    const auto answer = desk.server.pull(call.caller, pull);
    if (!answer)
        return tl::unexpected(problemOf(answer.error()));
    const bool isNews = !answer->changes.isEmpty() || answer->more || answer->cursor != pull.cursor;
    if (waited == 0ms && wait > 0s && !isNews)
        return std::nullopt;
    return json(pullAnswerJson(*answer));
}

} // namespace

Routes syncRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Post, u"/api/v1/sync/devices"_s, SignedIn, Usual, postDevice},
        {Post, u"/api/v1/sync/push"_s, SignedIn, Usual, postPush, {.most = MostPushedBytes}},
        {Get, u"/api/v1/sync/pull"_s, SignedIn, Light, getPull},
    };
}

} // namespace matinee
