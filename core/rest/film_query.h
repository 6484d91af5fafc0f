#pragma once

#include "core/query/query_parser.h"
#include "core/rest/input.h"

namespace matinee {

/// What a caller asked of the films.
struct FilmQuery {
    Query query; ///< of all that could be read
    QList<wire::FieldFault> errors; ///< what could not
    bool isPersonal = false; ///< speaks of what the caller did, so there must be one
};

/// Reads `q` and the plain parameters: one for each column, by its name, and `not_genre`. A plain one takes
/// what stands behind the colon in the query language and may be given several times; all must hold, `q` too.
FilmQuery readFilmQuery(QueryInput &input, const QueryNames &names);

/// One text in the query language, as the parameter or field `where`.
FilmQuery readFilmQuery(const QString &where, const QString &text, const QueryNames &names);

} // namespace matinee
