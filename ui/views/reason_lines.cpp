#include "ui/views/reason_lines.h"

#include "ui/viewmodels/details_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReasonLines)
};

QString iconOf(Reason::Kind kind)
{
    switch (kind) {
    case Reason::Kind::LikedMovie:
        return u"film"_s;
    case Reason::Kind::Person:
        return u"user"_s;
    case Reason::Kind::Keyword:
    case Reason::Kind::Genre:
        return u"list"_s;
    case Reason::Kind::Popular:
        return u"people"_s;
    }
    return {};
}

ReasonLine lineOf(const ReasonRow &row, const Session &session)
{
    ReasonLine line;
    line.text = row.text;
    line.points = std::round(row.points);
    line.iconName = iconOf(row.kind);
    if (const MovieSummary *movie = session.movie(row.movie))
        line.film = posterFacts(*movie);
    return line;
}

} // namespace

/// What the reasons start from: the middle of the scale, which is the person's average film once they have
/// said what they think of any.
QString startOf(const Session &session)
{
    const Shelf &shelf = session.shelf();
    const bool hasOpinions =
        std::any_of(shelf.cbegin(), shelf.cend(), [](const Mine &mine) { return mine.rating.has_value(); });
    return hasOpinions ? Text::tr("Your average film") : Text::tr("Where every film starts");
}

ReasonLines reasonLines(const DetailsViewModel &film, const Session &session)
{
    ReasonLines shown;
    shown.total = int(std::lround(film.totalPoints()));
    int left = shown.total;
    for (const ReasonRow &row : film.reasons()) {
        const ReasonLine line = lineOf(row, session);
        if (line.points == 0)
            continue;
        shown.lines.append(line);
        left -= int(line.points);
    }
    if (!shown.lines.isEmpty()) {
        shown.lines.append({startOf(session),
                            double(DetailsViewModel::AveragePoints),
                            {},
                            u"chart"_s,
                            Text::tr("A film that you would like neither more nor less than most matches by "
                                     "half. The reasons lead from there, up or down.")});
        left -= DetailsViewModel::AveragePoints;
    }
    // Takes in what rounding left over, so that a person who adds the numbers up gets the sum.
    if (left != 0 && !shown.lines.isEmpty())
        shown.lines.append({Text::tr("Everything else"), double(left), {}, u"more"_s});
    return shown;
}

} // namespace matinee
