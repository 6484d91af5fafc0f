#include "core/accounts/accounts.h"
#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/exchange/archive_reader.h"
#include "core/exchange/archive_writer.h"
#include "core/exchange/exchange_service.h"
#include "core/library/library_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/history.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/store/database.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestArchive = qint64(20) * 1024 * 1024;

/// All that goes into the file, as of one moment.
struct Everything {
    LibraryArchive archive;
    QList<wire::HistoryRow> history;
    QList<wire::RatingRow> ratings;
};

/// Newest first.
Result<QList<wire::RatingRow>> ratingsOf(RestServices &services, UserId caller)
{
    const auto shelf = services.library.shelf(caller);
    if (!shelf)
        return tl::unexpected(shelf.error());
    QList<MovieId> ids;
    for (auto entry = shelf->cbegin(); entry != shelf->cend(); ++entry) {
        if (entry->rating)
            ids.append(entry.key());
    }
    std::sort(ids.begin(), ids.end(), [&](MovieId a, MovieId b) {
        return std::pair((*shelf)[b].ratedAt, a) < std::pair((*shelf)[a].ratedAt, b);
    });
    return services.catalog.summaries(ids).map([&](const QHash<MovieId, MovieSummary> &films) {
        QList<wire::RatingRow> rows;
        for (const MovieId id : ids)
            rows.append({films.value(id), shelf->value(id)});
        return rows;
    });
}

Result<Everything> everythingOf(RestServices &services, UserId caller)
{
    return services.database.inTransaction([&]() -> Result<Everything> {
        auto archive = services.exchange.give(caller);
        if (!archive)
            return tl::unexpected(archive.error());
        auto history = historyOf(services, caller);
        if (!history)
            return tl::unexpected(history.error());
        auto ratings = ratingsOf(services, caller);
        if (!ratings)
            return tl::unexpected(ratings.error());
        return services.accounts->audit.append({.event = AuditEvent::Exported, .user = caller}).map([&] {
            return Everything{std::move(*archive), std::move(*history), std::move(*ratings)};
        });
    });
}

Answer fileOf(const Everything &everything)
{
    return writeArchive(everything.archive,
                        {{u"history.csv"_s, wire::historyCsv(everything.history)},
                         {u"ratings.csv"_s, wire::ratingsCsv(everything.ratings)}})
        .map([&](const QByteArray &zip) {
            const QByteArray day = everything.archive.exportedAt.date().toString(Qt::ISODate).toLatin1();
            return Reply{.contentType = "application/zip",
                         .body = zip,
                         .headers = {{"Content-Disposition",
                                      "attachment; filename=\"matinee-library-" + day + ".zip\""}}};
        })
        .map_error([](const Error &error) { return Problem(error); });
}

tl::expected<Job, Problem> getExport(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    const auto everything = everythingOf(services, call.caller);
    if (!everything)
        return tl::unexpected(Problem(everything.error()));
    return [everything = *everything](const std::atomic_bool &) -> Finish {
        return [answer = fileOf(everything)] { return answer; };
    };
}

/// "rating.jsonl:12", "rating.jsonl" or "archive".
Problem problemOf(const QList<ArchiveFault> &faults)
{
    QList<wire::FieldFault> errors;
    for (const ArchiveFault &fault : faults) {
        const QString file = fault.file.isEmpty() ? u"archive"_s : fault.file;
        errors.append({fault.line > 0 ? u"%1:%2"_s.arg(file).arg(fault.line) : file, fault.message});
    }
    return {422, say("core", "The archive cannot be taken in; nothing was changed."), errors};
}

QJsonObject jsonOf(const TakenArchive &taken)
{
    QJsonObject records;
    for (auto entity = taken.lines.cbegin(); entity != taken.lines.cend(); ++entity)
        records.insert(entity.key(),
                       QJsonObject{{u"added"_s, entity->added},
                                   {u"changed"_s, entity->changed},
                                   {u"same"_s, entity->same},
                                   {u"skipped"_s, entity->skipped}});
    return {{u"records"_s, records}, {u"new_films"_s, taken.newFilms}};
}

Answer postImport(RestServices &services, const Call &call)
{
    const auto archive = readArchive(call.file);
    if (!archive)
        return tl::unexpected(problemOf(archive.error()));
    const auto taken = services.exchange.take(call.caller, *archive);
    if (!taken)
        return tl::unexpected(Problem(taken.error()));
    if (!taken->faults.isEmpty())
        return tl::unexpected(problemOf(taken->faults));
    return json(jsonOf(*taken));
}

} // namespace

Routes exchangeRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/export"_s, Fresh, Heavy, getExport},
        {Post, u"/api/v1/me/import"_s, SignedIn, Heavy, postImport, {"application/zip", LargestArchive}},
    };
}

} // namespace matinee
