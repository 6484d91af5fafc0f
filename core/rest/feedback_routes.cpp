#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/feedback/feedback_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/films.h"
#include "core/rest/page.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/wire/feedback_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostEvents = 100;
constexpr qsizetype LongestRef = 100;
constexpr qsizetype LongestWord = 40;

/// With the time zone that an instant must name.
std::optional<QDateTime> instantFrom(const QString &text)
{
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return at.toUTC();
}

/// Not stored where it is refused; other errors are those of the database.
Result<MovieId> readFilm(RestServices &services, UserId caller, BodyInput &input)
{
    const QString ref = input.text(u"movie"_s, LongestRef);
    const auto film = services.catalog.film(ref, caller);
    if (film && !film->summary.removed)
        return film->summary.id;
    if (film)
        input.refuse(u"movie"_s, say("core", "This film was removed."));
    else if (!isNoFilm(film.error()))
        return tl::unexpected(film.error());
    else if (!ref.isEmpty())
        input.refuse(u"movie"_s, film.error().message);
    return MovieId();
}

Result<FeedbackEvent> readEvent(RestServices &services, UserId caller, BodyInput &input)
{
    FeedbackEvent event;
    const QString kind = input.text(u"kind"_s, LongestWord);
    if (const auto known = feedbackKind(kind))
        event.kind = *known;
    else if (!kind.isEmpty())
        input.refuse(u"kind"_s,
                     say("core", "One of these is expected: %1.").arg(feedbackKindNames().join(u", "_s)));
    const auto film = readFilm(services, caller, input);
    if (!film)
        return tl::unexpected(film.error());
    event.movie = *film;
    event.list = input.text(u"list"_s, LongestWord);
    if (!event.list.isEmpty() && !isFeedbackList(event.list))
        input.refuse(u"list"_s, say("core", "Up to 40 lower-case letters, digits and \"_\" are expected."));
    if (input.has(u"position"_s) && !input.value(u"position"_s).isNull())
        event.position = input.number(u"position"_s, 1, FeedbackService::LastPosition);
    if (const auto text = input.optionalText(u"at"_s, LongestWord)) {
        event.at = instantFrom(*text).value_or(QDateTime());
        if (!event.at.isValid())
            input.refuse(u"at"_s, say("core", "An instant is expected, like 2026-03-14T09:26:53.589Z."));
    }
    return event;
}

Result<QList<FeedbackEvent>> readEvents(RestServices &services, const Call &call, BodyInput &body)
{
    const QJsonArray array = body.value(u"events"_s).toArray();
    if (array.isEmpty() || array.size() > MostEvents) {
        body.refuse(u"events"_s, say("core", "A list of 1 to %1 events is expected.").arg(MostEvents));
        return QList<FeedbackEvent>();
    }
    QList<FeedbackEvent> events;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString where = u"events[%1]"_s.arg(i);
        if (!array.at(i).isObject())
            body.refuse(where, say("core", "An object is expected."));
        BodyInput input(array.at(i).toObject());
        const auto event = readEvent(services, call.caller, input);
        if (!event)
            return tl::unexpected(event.error());
        events.append(*event);
        const auto problem = input.problem();
        for (const wire::FieldFault &fault : problem ? problem->errors : QList<wire::FieldFault>())
            body.refuse(where + u'.' + fault.where, fault.message);
    }
    return events;
}

Answer postFeedback(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const auto events = readEvents(services, call, body);
    if (!events)
        return tl::unexpected(Problem(events.error()));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const auto recorded = services.feedback.record(call.caller, *events);
    if (!recorded && recorded.error().kind == Error::Kind::Invalid)
        return tl::unexpected(
            Problem(422, recorded.error().message, {{u"events"_s, recorded.error().message}}));
    return recorded.map([](int count) { return json({{u"recorded"_s, count}}); });
}

Answer getFeedback(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const Page page = Page::read(call, services.cursorKey, query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    const auto log = services.feedback.page(call.caller, page.from(), page.limit());
    if (!log)
        return tl::unexpected(Problem(log.error()));
    const auto kept = services.feedback.isKept(call.caller);
    if (!kept)
        return tl::unexpected(Problem(kept.error()));
    QList<MovieId> ids;
    for (const FeedbackEvent &event : log->events)
        ids.append(event.movie);
    return services.catalog.summaries(ids).map([&](const QHash<MovieId, MovieSummary> &films) {
        QJsonArray items;
        for (const FeedbackEvent &event : log->events) {
            const auto film = films.constFind(event.movie);
            items.append(wire::toJson(event, film == films.cend() ? nullptr : &*film));
        }
        QJsonObject list = wire::list(items, page.next(log->total), log->total);
        list.insert(u"kept"_s, *kept);
        return json(list);
    });
}

Answer patchFeedback(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const auto kept = body.optionalFlag(u"kept"_s);
    if (!kept && !body.problem())
        body.refuse(u"kept"_s, say("core", "true or false is expected."));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.feedback.keep(call.caller, *kept).map([&] { return json({{u"kept"_s, *kept}}); });
}

Answer deleteFeedback(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return services.feedback.clear(call.caller).map([](int) { return noContent(); });
}

Answer getAnalysis(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const auto from = query.day(u"from"_s);
    const auto to = query.day(u"to"_s);
    if (from && to && *to < *from)
        query.refuse(u"to"_s, say("core", "This day is before the first."));
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    return services.feedback.analysis(call.caller, from, to).map([](const FeedbackAnalysis &analysis) {
        return json(wire::toJson(analysis));
    });
}

Answer getAccuracy(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return services.feedback.accuracy(call.caller).map([](const Accuracy &accuracy) {
        return json(wire::toJson(accuracy));
    });
}

} // namespace

Routes feedbackRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/feedback"_s, SignedIn, Light, getFeedback},
        {Post, u"/api/v1/me/feedback"_s, SignedIn, Usual, postFeedback},
        {Patch, u"/api/v1/me/feedback"_s, SignedIn, Usual, patchFeedback},
        {Delete, u"/api/v1/me/feedback"_s, SignedIn, Usual, deleteFeedback},
        {Get, u"/api/v1/me/feedback/analysis"_s, SignedIn, Usual, getAnalysis},
        {Get, u"/api/v1/me/accuracy"_s, SignedIn, Usual, getAccuracy},
    };
}

} // namespace matinee
