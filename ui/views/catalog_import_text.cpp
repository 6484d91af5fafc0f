#include "ui/views/catalog_import_text.h"

#include "ui/viewmodels/film_form.h"
#include "ui/viewmodels/movie_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CatalogImport)
};

QString counted(qint64 count)
{
    return QLocale().toString(count);
}

} // namespace

QList<CatalogFormat> catalogFormats()
{
    return {CatalogFormat::Imdb, CatalogFormat::MovieLens, CatalogFormat::TmdbIds, CatalogFormat::Csv};
}

QString formatName(CatalogFormat format)
{
    switch (format) {
    case CatalogFormat::Imdb:
        return Text::tr("IMDb");
    case CatalogFormat::MovieLens:
        return Text::tr("MovieLens");
    case CatalogFormat::TmdbIds:
        return Text::tr("TMDB daily list");
    case CatalogFormat::Csv:
        break;
    }
    return Text::tr("CSV table");
}

QString formatHint(CatalogFormat format)
{
    switch (format) {
    case CatalogFormat::Imdb:
        return Text::tr("datasets.imdbws.com: title.basics.tsv.gz, and in the same folder title.ratings, "
                        "title.principals and name.basics for scores and people. For personal use.");
    case CatalogFormat::MovieLens:
        return Text::tr(
            "grouplens.org/datasets/movielens: the .zip as it comes, or its folder. Titles, genres, "
            "keywords and mean ratings.");
    case CatalogFormat::TmdbIds:
        return Text::tr("files.tmdb.org/p/exports: movie_ids_MM_DD_YYYY.json.gz, new every day. Titles and "
                        "popularity alone.");
    case CatalogFormat::Csv:
        break;
    }
    return Text::tr("Any table of films with a header row, saved as CSV. You say which column is what.");
}

QList<FilmFact> filmFacts()
{
    QList<FilmFact> facts;
    for (int fact = int(FilmFact::Title); fact <= int(FilmFact::Votes); ++fact)
        facts.append(FilmFact(fact));
    return facts;
}

QString factName(FilmFact fact)
{
    switch (fact) {
    case FilmFact::ImdbId:
        return Text::tr("IMDb number");
    case FilmFact::TmdbId:
        return Text::tr("TMDB number");
    case FilmFact::Rating:
        return Text::tr("Mean rating");
    case FilmFact::Votes:
        return Text::tr("Votes");
    default: // the two begin alike
        static_assert(int(FilmFact::Synopsis) == int(FilmDetail::Synopsis));
        return nameOf(FilmDetail(fact));
    }
}

QString timeLeftText(qint64 seconds)
{
    if (seconds < 60)
        return Text::tr("Less than a minute left");
    return Text::tr("About %1 left").arg(runtimeText(int((seconds + 30) / 60)));
}

QString importHeadline(const CatalogImportReport &report)
{
    const QString added = report.added + report.changed == 0
        ? Text::tr("Nothing new")
        : Text::tr("Films added: %1").arg(counted(report.added));
    return report.cancelled ? Text::tr("Stopped. %1").arg(added) : added;
}

QString importFigures(const CatalogImportReport &report)
{
    QStringList lines;
    if (report.changed > 0)
        lines.append(Text::tr("Films that got facts they lacked: %1").arg(counted(report.changed)));
    if (report.unchanged > 0)
        lines.append(Text::tr("Films that were as the files say: %1").arg(counted(report.unchanged)));
    if (report.skipped > 0)
        lines.append(Text::tr("Rows that are no film, such as episodes: %1").arg(counted(report.skipped)));
    lines.append(Text::tr("Rows read: %1").arg(counted(report.rows)));
    if (report.cancelled)
        lines.append(Text::tr("What is counted here stays. Run it again to get the rest."));
    return lines.join(u'\n');
}

QString importProblems(const CatalogImportReport &report)
{
    QStringList lines;
    for (const ImportProblem &problem : report.problems)
        lines.append(Text::tr("%1, line %2: %3").arg(problem.file, counted(problem.line), problem.message));
    if (report.problemCount > report.problems.size())
        lines.append(u"…"_s);
    return lines.join(u'\n');
}

} // namespace matinee
