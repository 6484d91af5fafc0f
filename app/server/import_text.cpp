#include "app/server/import_text.h"

#include "core/base/text.h"

#include <QJsonArray>

namespace matinee {

using namespace Qt::StringLiterals;

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
    if (report.problemCount > 0)
        text += say("server", "%n row(s) could not be used:", nullptr, report.problemCount) + u'\n';
    for (const ImportProblem &problem : report.problems)
        text += u"  %1:%2: %3\n"_s.arg(problem.file, QString::number(problem.line), problem.message);
    return text;
}

QJsonObject importJson(const ImportReport &report)
{
    QJsonArray problems;
    for (const ImportProblem &problem : report.problems)
        problems.append(QJsonObject{
            {u"file"_s, problem.file}, {u"line"_s, problem.line}, {u"message"_s, problem.message}});
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
            {u"problems"_s, problems}};
}

} // namespace matinee
