#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/rest/input.h"
#include "core/rest/route.h"

#include <QJsonObject>
#include <QMap>

namespace matinee {

struct RestServices;
struct Mine;

/// The film that stands first in the path.
Result<MovieId> filmInPath(const RestServices &services, const Call &call);

/// Genres by the names the catalogue uses, whatever the case; others are refused under `where`.
QStringList readGenres(const Catalogue &catalogue, QueryInput &query, const QString &where);

/// `film` with what the caller did with it under "mine".
QJsonObject withMine(QJsonObject film, const Mine &mine);

/// How many films each genre has, by name.
QMap<QString, int> genreCounts(const Catalogue &catalogue);

} // namespace matinee
