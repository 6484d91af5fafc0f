#pragma once

#include "core/base/result.h"

namespace matinee {

struct FilmFiles {
    int films = 10'000;
    quint64 seed = 1;
    bool packed = false; ///< each file as .tsv.gz
};

/// Writes title.basics, title.ratings, title.principals and name.basics into `folder`, in the form of IMDb's
/// data sets, with made-up films: the same bytes for the same wish, for measuring at sizes that no data set
/// of a free licence has.
///
/// Films      as many as wanted, years 1900 to 2026, most of them recent; besides, one row in ten that is
///            no film (an episode, a series, a game, an adult title).
/// Words      0.5 to 0.7 different ones a film in titles, fewer the more films there are; one title in seven
///            has an original of another language or script.
/// Votes      by Zipf's law over 60 % of the films, 2,900,000 for the first.
/// Credits    5 to 6 a film; 1.2 people a film, a few of them in very many.
/// Errors     Unavailable (a file cannot be written).
Result<void> writeFilmFiles(const QString &folder, const FilmFiles &wanted);

} // namespace matinee
