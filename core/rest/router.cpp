#include "core/rest/router.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/rest/conditional.h"
#include "core/rest/dress.h"
#include "core/rest/input.h"
#include "core/rest/json_body.h"

#include <QUrl>

#include <exception>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

bool isParameter(const QString &segment)
{
    return segment.startsWith(u'{');
}

/// What stands for the parameters of `pattern`, or std::nullopt when `path` is another path.
std::optional<QStringList> parametersIn(const QStringList &path, const QStringList &pattern)
{
    if (path.size() != pattern.size())
        return std::nullopt;
    QStringList parameters;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (isParameter(pattern.at(i)) && !path.at(i).isEmpty())
            parameters.append(path.at(i));
        else if (path.at(i) != pattern.at(i))
            return std::nullopt;
    }
    return parameters;
}

/// Decoded after splitting, so that "%2F" inside a film ref does not make two segments of it.
QStringList segmentsOf(const QByteArray &path)
{
    QStringList segments;
    for (const QByteArray &segment : path.split('/'))
        segments.append(QUrl::fromPercentEncoding(segment));
    return segments;
}

bool isReadable(const Request &request)
{
    const auto readable = [](const QByteArray &encoded) {
        const QString decoded = QUrl::fromPercentEncoding(encoded);
        return !decoded.contains(QChar::Null) && !decoded.contains(QChar::ReplacementCharacter);
    };
    return readable(request.path) && readable(request.query);
}

/// In a query "+" is a space by the custom of forms, which QUrlQuery leaves alone.
QUrlQuery queryOf(QByteArray query)
{
    return QUrlQuery(QString::fromLatin1(query.replace('+', "%20")));
}

bool isOfType(const QByteArray &wanted, const QByteArray &contentType)
{
    return contentType.split(';').first().trimmed().toLower() == wanted;
}

Problem brokenHandler(const char *what)
{
    return Error{Error::Kind::Corrupt, say("core", "Something went wrong on the server."),
                 QString::fromUtf8(what)};
}

/// Runs what may throw (out of memory, a library's own) and makes a problem of it.
template <class Function>
auto guarded(Function function) -> decltype(function())
{
    try {
        return function();
    } catch (const std::exception &exception) {
        return tl::unexpected(brokenHandler(exception.what()));
    } catch (...) {
        return tl::unexpected(brokenHandler("unknown exception"));
    }
}

} // namespace

struct Router::Match {
    const Route *route = nullptr; ///< null: no such path, or with methods: no such method here
    QStringList parameters;
    QList<Method> methods; ///< that the path has
};

Router::Router(Routes routes, Surroundings surroundings)
    : m_routes(std::move(routes)),
      m_around(std::move(surroundings))
{
    for (const Route &route : m_routes)
        m_segments.append(route.path.split(u'/'));
}

Router::Match Router::match(const Request &request) const
{
    const QStringList path = segmentsOf(request.path);
    const Method wanted = request.method == Method::Head ? Method::Get : request.method;
    Match match;
    bool isLiteral = false; ///< "/sessions/current" comes before "/sessions/{id}"
    for (qsizetype i = 0; i < m_routes.size(); ++i) {
        const auto parameters = parametersIn(path, m_segments.at(i));
        if (!parameters || isLiteral)
            continue;
        match.methods.append(m_routes.at(i).method);
        if (m_routes.at(i).method == wanted) {
            match.route = &m_routes.at(i);
            match.parameters = *parameters;
            isLiteral = parameters->isEmpty();
        }
    }
    return match;
}

tl::expected<void, Problem> Router::readBody(const Request &request, const Route &route, Call &call) const
{
    if (route.method == Method::Get)
        return {};
    // What changes something takes all it needs from its body; a filter in the address would be passed over.
    if (const auto stray = QueryInput(call.query).problem())
        return tl::unexpected(*stray);
    if (request.body.isEmpty())
        return {};
    if (request.body.size() > route.body.most)
        return tl::unexpected(Problem(413, say("core", "The body is larger than this call takes.")));
    const QByteArray encoding = request.headers.value("content-encoding").toLower();
    if (!isOfType(route.body.type, request.headers.value("content-type"))
        || (!encoding.isEmpty() && encoding != "identity"))
        return tl::unexpected(Problem(
            415,
            say("core", "The body must be %1, not compressed.").arg(QString::fromLatin1(route.body.type))));
    if (route.body.type != TakenBody().type) {
        call.file = request.body;
        return {};
    }
    const auto body = readJsonBody(request.body);
    if (!body)
        return tl::unexpected(body.error());
    call.body = *body;
    if (route.method == Method::Delete) // which takes none
        if (const auto stray = BodyInput(call.body).problem())
            return tl::unexpected(*stray);
    return {};
}

/// The handler that answers a GET of the same address.
const Handler *Router::readerOf(const Route &route) const
{
    const auto reader = std::find_if(m_routes.cbegin(), m_routes.cend(), [&](const Route &other) {
        return other.method == Method::Get && other.path == route.path;
    });
    return reader == m_routes.cend() ? nullptr : std::get_if<Handler>(&reader->handler);
}

Handled Router::run(const Request &request, const Route &route, const Call &call) const
{
    const auto dress = [request, call](const Answer &answer) {
        return answer ? dressReply(request, call, *answer) : dressProblem(request, call, answer.error());
    };
    RestServices &services = m_around.services;
    if (const auto *handler = std::get_if<Handler>(&route.handler))
        return dress(guarded([&] {
            return answerConditionally({request, route, call, readerOf(route)}, services, *handler,
                                       m_around.clock.now());
        }));

    if (const auto *handler = std::get_if<WaitingHandler>(&route.handler))
        return wait(request, route, call, *handler);

    auto job = guarded([&] { return std::get<SlowHandler>(route.handler)(services, call); });
    if (!job)
        return dressProblem(request, call, job.error());
    return Pending{std::move(*job), [dress](const Finish &finish) { return dress(guarded(finish)); },
                   [request, call](const Problem &problem) { return dressProblem(request, call, problem); },
                   route.cost == Cost::Password};
}

/// A session may end while its request waits: who sent it is looked up again before it is answered.
Handled Router::wait(const Request &request, const Route &route, const Call &call,
                     const WaitingHandler &handler) const
{
    using namespace std::chrono_literals;
    const auto ask = [this, request, &route, call,
                      &handler](std::chrono::milliseconds waited) -> std::optional<Response> {
        const auto answer = guarded([&] { return handler(m_around.services, call, waited); });
        if (answer && !*answer)
            return std::nullopt;
        if (waited > 0ms) {
            if (const auto may = guarded([&] { return m_around.admission.admitAgain(request, route); }); !may)
                return dressProblem(request, call, may.error());
        }
        return answer ? dressReply(request, call, **answer) : dressProblem(request, call, answer.error());
    };
    if (auto now = ask(0ms))
        return std::move(*now);
    return Waiting{call.caller, ask};
}

Handled Router::answer(const Request &request) const
{
    Call call;
    if (!m_around.hosts.contains(request))
        return dressProblem(request, call, {421, say("core", "This library is not at that address.")});
    call.headers = m_around.origins.headersFor(request);
    if (!isReadable(request))
        return dressProblem(request, call, {400, say("core", "The address is not readable text.")});
    const Match found = match(request);
    if (found.methods.isEmpty())
        return dressProblem(request, call, nothingThere());

    QByteArrayList allowed = {"OPTIONS"};
    for (const Method method : found.methods) {
        allowed.append(nameOf(method));
        if (method == Method::Get)
            allowed.append("HEAD");
    }
    const QByteArray methods = allowed.join(", ");
    if (request.method == Method::Options) {
        call.headers += m_around.origins.preflightHeaders(request, methods);
        return dressReply(request, call, {.status = 204, .headers = {{"Allow", methods}}});
    }
    if (!found.route) {
        call.headers.emplaceBack("Allow", methods);
        return dressProblem(request, call, {405, say("core", "This address does not take this method.")});
    }

    call.route = found.route->path;
    call.path = found.parameters;
    call.query = queryOf(request.query);
    const auto ready = guarded([&] {
        return m_around.admission.admit(request, *found.route, call).and_then([&] {
            return readBody(request, *found.route, call);
        });
    });
    return ready ? run(request, *found.route, call) : dressProblem(request, call, ready.error());
}

} // namespace matinee
