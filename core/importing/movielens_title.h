#pragma once

#include "core/importing/service_export.h"

namespace matinee::movielens {

/// Reads a title of the MovieLens data sets into title, other titles and year.
///
/// "City of Lost Children, The (Cité des enfants perdus, La) (1995)" is "The City of Lost Children",
/// also "La Cité des enfants perdus". "(a.k.a. ...)" is another title, not the original one.
/// A span of years ("2006–2007") counts as its first. A title that is not blank stays so.
ExportedFilm readTitle(const QString &text);

/// MovieLens' genres, joined by "|", in our catalogue's words: "Children" is Family. "IMAX" is no
/// genre, and neither is a word that MovieLens does not list.
QStringList readGenres(const QString &text);

} // namespace matinee::movielens
