#include "app/server/import_text.h"

#include "core/base/text.h"

#include <QJsonArray>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString problemsText(const QList<ImportProblem> &problems, qint64 count)
{
    QString text;
    if (count > 0)
        text += say("server", "%n row(s) could not be used:", nullptr, static_cast<int>(count)) + u'\n';
    for (const ImportProblem &problem : problems)
        text += u"  %1:%2: %3\n"_s.arg(problem.file, QString::number(problem.line), problem.message);
    return text;
}

QJsonArray problemsJson(const QList<ImportProblem> &problems)
{
    QJsonArray array;
    for (const ImportProblem &problem : problems)
        array.append(QJsonObject{
            {u"file"_s, problem.file}, {u"line"_s, problem.line}, {u"message"_s, problem.message}});
    return array;
}

} // namespace

QString importText(const ImportReport &report)
{
    QString text = say("server",
                       "%1 rows read: %2 films found, %3 new to the catalogue.\n"
                       "%4 records changed: %5 diary entries, %6 ratings, %7 on the watchlist, %8 favourites,"
                       " %9 reviews.\n")
                       .arg(report.rows)
                       .arg(report.matched)
                       .arg(report.created)
                       .arg(report.changed)
                       .arg(report.watches)
                       .arg(report.ratings)
                       .arg(report.watchlist)
                       .arg(report.favourites)
                       .arg(report.reviews);
    if (report.keptRatings > 0)
        text +=
            say("server", "%n of your own rating(s) kept, being newer.", nullptr, report.keptRatings) + u'\n';
    return text + problemsText(report.problems, report.problemCount);
}

QJsonObject importJson(const ImportReport &report)
{
    return {{u"rows"_s, report.rows},
            {u"matched"_s, report.matched},
            {u"created"_s, report.created},
            {u"watches"_s, report.watches},
            {u"ratings"_s, report.ratings},
            {u"watchlist"_s, report.watchlist},
            {u"favourites"_s, report.favourites},
            {u"reviews"_s, report.reviews},
            {u"changed"_s, report.changed},
            {u"kept_ratings"_s, report.keptRatings},
            {u"problem_count"_s, report.problemCount},
            {u"problems"_s, problemsJson(report.problems)}};
}

QString filmsText(const CatalogImportReport &report)
{
    QString text;
    if (report.cancelled)
        text += say("server", "Cancelled; what follows is in the catalogue.") + u'\n';
    text +=
        say("server", "%1 rows read: %2 films added, %3 changed, %4 as they were; %5 rows are no films.\n")
            .arg(report.rows)
            .arg(report.added)
            .arg(report.changed)
            .arg(report.unchanged)
            .arg(report.skipped);
    if (!report.missing.isEmpty())
        text += say("server", "Not there, and done without: %1.\n").arg(report.missing.join(u", "_s));
    return text + problemsText(report.problems, report.problemCount);
}

QJsonObject filmsJson(const CatalogImportReport &report)
{
    return {{u"rows"_s, report.rows},
            {u"added"_s, report.added},
            {u"changed"_s, report.changed},
            {u"unchanged"_s, report.unchanged},
            {u"skipped"_s, report.skipped},
            {u"cancelled"_s, report.cancelled},
            {u"missing"_s, QJsonArray::fromStringList(report.missing)},
            {u"problem_count"_s, report.problemCount},
            {u"problems"_s, problemsJson(report.problems)}};
}

} // namespace matinee
