#include "ui/viewmodels/reason_label.h"

#include "ui/viewmodels/session.h"

#include <QCoreApplication>

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReasonLabel)
};

QString filmLabel(const QString &title, const Mine &mine)
{
    if (!mine.rating && mine.nudge == Nudge::More)
        return Text::tr("More like %1").arg(title);
    if (!mine.rating && mine.nudge == Nudge::Less)
        return Text::tr("Less like %1").arg(title);
    if (!mine.rating)
        return mine.favourite ? Text::tr("Your favourite %1").arg(title) : Text::tr("You saw %1").arg(title);
    if (mine.rating->points() >= 90)
        return Text::tr("You loved %1").arg(title);
    if (mine.rating->points() >= 60)
        return Text::tr("You liked %1").arg(title);
    if (mine.rating->points() > 40)
        return Text::tr("You saw %1").arg(title);
    return Text::tr("You disliked %1").arg(title);
}

} // namespace

QString reasonLabel(const Reason &reason, const Session &session)
{
    switch (reason.kind) {
    case Reason::Kind::LikedMovie:
        if (const MovieSummary *movie = session.movie(reason.movie))
            return filmLabel(movie->title, session.mine(reason.movie));
        return Text::tr("A film you rated");
    case Reason::Kind::Person:
    case Reason::Kind::Keyword:
    case Reason::Kind::Genre:
        return reason.name;
    case Reason::Kind::Popular:
        return reason.contribution < 0 ? Text::tr("Not widely known") : Text::tr("Popular with everyone");
    }
    return {};
}

} // namespace matinee
