#include "ui/views/details_text.h"

#include "ui/viewmodels/details_view_model.h"
#include "ui/viewmodels/fact_text.h"
#include "ui/widgets/rating_keys.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int ShownTitles = 4;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Details)
};

/// "8.3" of ten, "76" of a hundred.
QString figureOf(const Score &score)
{
    return QLocale().toString(score.value, 'f', score.scale > 10 ? 0 : 1);
}

/// Half a star is the least that can be given.
QString starsOf(double points)
{
    constexpr int HalfStar = 10;
    return starsText(std::clamp(int(std::lround(points)), HalfStar, 100));
}

QString scaleOf(double scale)
{
    return QLocale().toString(scale, 'f', scale == std::floor(scale) ? 0 : 1);
}

} // namespace

QList<FactRow> scoreRows(const Movie &movie)
{
    QList<FactRow> rows;
    for (const Score &score : movie.scores) {
        QString text = Text::tr("of %1").arg(scaleOf(score.scale));
        if (score.votes) {
            const int votes = int(std::min<qint64>(*score.votes, std::numeric_limits<int>::max()));
            text += u" · "_s + Text::tr("%Ln vote(s)", nullptr, votes);
        }
        rows.append({sourceName(score.source), figureOf(score), text});
    }
    return rows;
}

QList<FactRow> factRows(const DetailsViewModel &film)
{
    const FilmForm form = formOf(film.movie());
    QList<FactRow> rows;
    for (const FilmDetail field : {FilmDetail::Runtime, FilmDetail::Countries, FilmDetail::Languages}) {
        if (form.value(field).isEmpty())
            continue;
        QString text = readableText(field, form.value(field));
        if (film.sourceOf(field) == u"own"_s && film.movie().source != u"own"_s)
            text += u" · "_s + Text::tr("yours");
        rows.append({nameOf(field), {}, text});
    }
    if (const QStringList &others = film.movie().otherTitles; !others.isEmpty()) {
        QString text = others.mid(0, ShownTitles).join(u'\n');
        if (others.size() > ShownTitles)
            text += u'\n' + Text::tr("and %Ln more", nullptr, int(others.size()) - ShownTitles);
        rows.append({Text::tr("Also called"), {}, text});
    }
    return rows;
}

QString forecastText(const PointsForecast &forecast)
{
    const QString low = starsOf(forecast.low);
    const QString high = starsOf(forecast.high);
    if (low == high)
        //: %1 is a number of stars, such as 4 or 3½
        return Text::tr("You might give it %1 stars.").arg(high);
    if (isNarrow(forecast))
        //: %1 and %2 are numbers of stars, such as 3 and 4½
        return Text::tr("You might give it %1–%2 stars.").arg(low, high);
    //: numbers of stars: %1 is the likeliest, %2 and %3 how few and how many it may be
    return Text::tr("Perhaps %1 stars from you (%2–%3).").arg(starsOf(forecast.points), low, high);
}

QString sourcesText(const DetailsViewModel &film)
{
    const QString ofFilm = film.movie().source;
    if (ofFilm.isEmpty())
        return {};
    QMap<QString, QStringList> elsewhere; // by source
    for (const FilmDetail field : filmDetails()) {
        if (const QString source = film.sourceOf(field); source != ofFilm)
            elsewhere[source].append(nameOf(field));
    }
    QStringList lines{ofFilm == u"own"_s ? Text::tr("Facts: entered by you")
                                         : Text::tr("Facts: %1").arg(sourceName(ofFilm))};
    for (auto source = elsewhere.cbegin(); source != elsewhere.cend(); ++source)
        lines.append(u"%1: %2"_s.arg(sourceName(source.key()), source->join(u", "_s)));
    return lines.join(u'\n');
}

} // namespace matinee
