#include "core/accounts/accounts.h"
#include "core/base/text.h"
#include "core/report/report_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"

#include <QBuffer>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Section = ReportOptions::Section;

QList<Section> readSections(QueryInput &query)
{
    QList<Section> sections;
    for (const QString &name : query.text(u"sections"_s).split(u',', Qt::SkipEmptyParts)) {
        if (name == "recommendations"_L1)
            sections.append(Section::Recommendations);
        else if (name == "genres"_L1)
            sections.append(Section::Genres);
        else if (name == "history"_L1)
            sections.append(Section::History);
        else
            query.refuse(
                u"sections"_s,
                say("core", "One of these is expected: %1.").arg(u"recommendations, genres, history"_s));
    }
    return sections.isEmpty() ? ReportOptions().sections : sections;
}

ReportOptions readOptions(QueryInput &query)
{
    using Theme = ReportOptions::Theme;
    using Paper = ReportOptions::Paper;

    ReportOptions options;
    options.sections = readSections(query);
    options.from = query.day(u"from"_s);
    options.to = query.day(u"to"_s);
    if (options.from && options.to && *options.from > *options.to)
        query.refuse(u"to"_s, say("core", "This range runs backwards."));
    options.theme = query.choice<Theme>(u"theme"_s, {{u"light"_s, Theme::Light}, {u"dark"_s, Theme::Dark}},
                                        options.theme);
    options.paper =
        query.choice<Paper>(u"paper"_s, {{u"a4"_s, Paper::A4}, {u"letter"_s, Paper::Letter}}, options.paper);
    options.posters = query.yesNo(u"posters"_s).value_or(options.posters);
    return options;
}

/// Painting needs no service, so it is the job; a client that has gone stops it at the next page.
Finish paint(const Report &report, const std::atomic_bool &abandoned)
{
    QByteArray pdf;
    QBuffer out(&pdf);
    out.open(QIODevice::WriteOnly);
    const auto written = writePdf(report, out, [&](int, int) { return !abandoned; });
    return [pdf, written]() -> Answer {
        return written.map([&] {
            return Reply{.contentType = "application/pdf",
                         .body = pdf,
                         .headers = {{"Content-Disposition", "inline; filename=\"matinee-report.pdf\""}}};
        });
    };
}

tl::expected<Job, Problem> getReport(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const ReportOptions options = readOptions(query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);

    return services.identity.account(call.caller)
        .and_then(
            [&](const Account &account) { return services.report.build(call.caller, account.name, options); })
        .map([](const Report &report) -> Job {
            return [report](const std::atomic_bool &abandoned) { return paint(report, abandoned); };
        });
}

} // namespace

Routes reportRoutes()
{
    return {{Method::Get, u"/api/v1/me/report.pdf"_s, Access::SignedIn, Cost::Heavy, getReport}};
}

} // namespace matinee
