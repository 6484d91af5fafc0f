#include "ui/viewmodels/movie_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MovieText)
};

} // namespace

QString starsText(Rating rating)
{
    const int halves = std::max(1, int(std::lround(rating.points() / 10.0)));
    const QString half = halves % 2 ? u"½"_s : QString();
    return halves == 1 ? half : QString::number(halves / 2) + half;
}

QString runtimeText(int minutes)
{
    if (minutes < 60)
        return Text::tr("%1 min").arg(minutes);
    if (minutes % 60 == 0)
        return Text::tr("%1 h").arg(minutes / 60);
    return Text::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString factsText(const MovieSummary &movie)
{
    QStringList facts;
    if (movie.year)
        facts.append(QString::number(*movie.year));
    if (movie.runtimeMinutes)
        facts.append(runtimeText(*movie.runtimeMinutes));
    if (!movie.genres.isEmpty())
        facts.append(movie.genres.mid(0, 3).join(u", "_s));
    return facts.join(u" · "_s);
}

QString spokenText(const MovieSummary &movie, const Mine &mine, std::optional<double> match)
{
    QStringList words{movie.title};
    if (movie.year)
        words.append(QString::number(*movie.year));
    if (mine.seen())
        words.append(Text::tr("seen"));
    if (mine.rating)
        words.append(Text::tr("rated %1 of 5").arg(starsText(*mine.rating)));
    else if (match)
        words.append(Text::tr("%1 match").arg(percentText(*match)));
    if (mine.watchlist)
        words.append(Text::tr("on the watchlist"));
    if (mine.favourite)
        words.append(Text::tr("favourite"));
    return words.join(u", "_s);
}

QString percentText(double match)
{
    return Text::tr("%1\u00A0%").arg(QLocale().toString(int(std::lround(match * 100))));
}

} // namespace matinee
