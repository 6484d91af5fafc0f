#pragma once

#include "core/catalog/movie.h"
#include "core/library/library.h"

#include <QByteArray>
#include <QList>

namespace matinee::wire {

/// A sitting, its film, and what the person thinks of that.
struct HistoryRow {
    Watch watch;
    MovieSummary film;
    Mine mine;
};

/// A film that a person rated.
struct RatingRow {
    MovieSummary film;
    Mine mine;
};

/// A diary as a file. CSV is RFC 4180 in UTF-8: Date, Title, Year, Film, Points, Liked, Rewatch, Place, Note;
/// points are 1 to 100, flags 1 or 0, unknown is empty, Film is a film ref.
QByteArray historyCsv(const QList<HistoryRow> &rows);
/// The same as one JSON array of objects: watched_on, title, year, film, points, liked, rewatch, place, note.
QByteArray historyJson(const QList<HistoryRow> &rows);

/// Ratings as CSV of the same kind: Date, Title, Year, Film, Points. Date is the day of the rating, in UTC.
QByteArray ratingsCsv(const QList<RatingRow> &rows);

} // namespace matinee::wire
