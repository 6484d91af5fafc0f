#pragma once

#include "core/importing/import_service.h"

#include <QJsonObject>
#include <QString>

namespace matinee {

/// What an import found and did, for a terminal.
QString importText(const ImportReport &report);

/// The same for programs: {rows, matched, created, watches, ratings, watchlist, favourites, reviews,
/// changed, problem_count, problems: [{file, line, message}]}
QJsonObject importJson(const ImportReport &report);

} // namespace matinee
