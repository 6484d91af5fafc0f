#pragma once

#include "core/catalog/movie.h"
#include "core/recommend/tonight.h"

namespace matinee {

/// Somebody who watches along now and then, as settings keep them.
struct KeptGuest {
    QString name; ///< may be empty
    QStringList films; ///< refs of films they love
    bool isHere = true; ///< tonight
    friend bool operator==(const KeptGuest &, const KeptGuest &) = default;
};

/// What the Tonight page was left with.
struct TonightChoices {
    int minutes = 0; ///< 0: any
    Mood mood = Mood::Any;
    QList<KeptGuest> guests = {};

    /// Guests who are not here, and films that the catalogue has not, are left out; every guest has a name.
    TonightWish wish(const Catalogue &catalogue) const;
    friend bool operator==(const TonightChoices &, const TonightChoices &) = default;
};

/// "any", "light" and so on: how settings write a mood. Any for an unknown word.
QString wordOf(Mood mood);
Mood moodOf(const QString &word);

/// The name, or "Guest 2" for one without; counted from 1 in the list of guests.
QString nameOf(const KeptGuest &guest, qsizetype number);

} // namespace matinee
