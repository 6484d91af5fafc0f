#include "ui/viewmodels/tonight_choices.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr std::array Moods{Mood::Any,        Mood::Light,    Mood::Tense,
                           Mood::Thoughtful, Mood::Exciting, Mood::Romantic};

} // namespace

TonightWish TonightChoices::wish(const Catalogue &catalogue) const
{
    TonightWish wish;
    if (minutes > 0)
        wish.minutes = minutes;
    wish.mood = mood;
    QHash<QString, MovieId> films;
    for (const KeptGuest &guest : guests) {
        for (const QString &ref : guest.isHere ? guest.films : QStringList())
            films.insert(ref, {});
    }
    if (films.isEmpty())
        return wish;
    for (const MovieSummary &movie : catalogue.movies) {
        if (const auto film = films.find(movie.ref); film != films.end())
            *film = movie.id;
    }
    for (qsizetype place = 0; place < guests.size(); ++place) {
        const KeptGuest &kept = guests.at(place);
        Guest guest{nameOf(kept, place + 1), {}};
        for (const QString &ref : kept.isHere ? kept.films : QStringList()) {
            if (const MovieId film = films.value(ref); film.isStored())
                guest.loved.append(film);
        }
        if (!guest.loved.isEmpty())
            wish.guests.append(guest);
    }
    return wish;
}

QString wordOf(Mood mood)
{
    switch (mood) {
    case Mood::Any:
        break;
    case Mood::Light:
        return u"light"_s;
    case Mood::Tense:
        return u"tense"_s;
    case Mood::Thoughtful:
        return u"thoughtful"_s;
    case Mood::Exciting:
        return u"exciting"_s;
    case Mood::Romantic:
        return u"romantic"_s;
    }
    return u"any"_s;
}

Mood moodOf(const QString &word)
{
    for (const Mood mood : Moods) {
        if (wordOf(mood) == word)
            return mood;
    }
    return Mood::Any;
}

QString nameOf(const KeptGuest &guest, qsizetype number)
{
    return guest.name.isEmpty() ? QCoreApplication::translate("TonightChoices", "Guest %1").arg(number)
                                : guest.name;
}

} // namespace matinee
