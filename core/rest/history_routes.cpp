#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/history.h"
#include "core/rest/input.h"
#include "core/rest/rest_services.h"
#include "core/wire/history_text.h"

namespace matinee {

using namespace Qt::StringLiterals;

Result<QList<wire::HistoryRow>> historyOf(RestServices &services, UserId caller)
{
    const auto diary = services.library.diary(caller);
    if (!diary)
        return tl::unexpected(diary.error());
    const auto shelf = services.library.shelf(caller);
    if (!shelf)
        return tl::unexpected(shelf.error());
    QList<MovieId> ids;
    for (const Watch &watch : *diary)
        ids.append(watch.movie);
    return services.catalog.summaries(ids).map([&](const QHash<MovieId, MovieSummary> &films) {
        QList<wire::HistoryRow> rows;
        for (const Watch &watch : *diary)
            rows.append({watch, films.value(watch.movie), shelf->value(watch.movie)});
        return rows;
    });
}

namespace {

using Write = QByteArray (*)(const QList<wire::HistoryRow> &);

tl::expected<Job, Problem> getHistory(Write write, const char *type, const char *name, RestServices &services,
                                      const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return historyOf(services, call.caller).map([&](const QList<wire::HistoryRow> &rows) -> Job {
        return [=](const std::atomic_bool &) -> Finish {
            return [=, body = write(rows)]() -> Answer {
                return Reply{
                    .contentType = type,
                    .body = body,
                    .headers = {{"Content-Disposition", QByteArray("attachment; filename=\"") + name + '"'}}};
            };
        };
    });
}

} // namespace

Routes historyRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    const SlowHandler csv =
        std::bind_front(getHistory, wire::historyCsv, "text/csv; charset=utf-8", "matinee-history.csv");
    const SlowHandler json =
        std::bind_front(getHistory, wire::historyJson, "application/json", "matinee-history.json");
    return {
        {Get, u"/api/v1/me/history.csv"_s, SignedIn, Heavy, csv},
        {Get, u"/api/v1/me/history.json"_s, SignedIn, Heavy, json},
    };
}

} // namespace matinee
