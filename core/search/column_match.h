#pragma once

#include "core/index/segment.h"
#include "core/query/query.h"

namespace matinee {

class PersonColumns;

/// Days since 1970-01-01, as Columns::added counts them.
qint64 dayNumber(QDate day);

/// Films whose figure in the column (year, runtime, rating, votes, popularity, added) is as asked: a range of
/// numbers or days, or unknown. Other columns and values: none.
Bitset filmsByFigure(const Segment &segment, const Clause &clause);
/// Films that say nothing in a column of texts.
Bitset filmsWithoutText(const Segment &segment, Column column);
/// Films by what the person did (my, seen, watched, predicted, note); none where nobody is signed in.
Bitset filmsByPerson(const SegmentPtr &segment, const Clause &clause, PersonColumns &person);
/// Adds those of `movies` that are in the segment.
void addFilms(const Segment &segment, const QList<MovieId> &movies, Bitset &films);

} // namespace matinee
