#pragma once

#include "core/catalog_import/catalog_import_service.h"
#include "core/importing/import_service.h"

#include <QJsonObject>
#include <QString>

namespace matinee {

/// What an import found and did, for a terminal.
QString importText(const ImportReport &report);

/// The same for programs: {rows, matched, created, watches, ratings, watchlist, favourites, reviews,
/// changed, problem_count, problems: [{file, line, message}]}
QJsonObject importJson(const ImportReport &report);

/// What an import of films did, for a terminal.
QString filmsText(const CatalogImportReport &report);

/// The same for programs: {rows, added, changed, unchanged, skipped, cancelled, missing: [file],
/// problem_count, problems: [{file, line, message}]}
QJsonObject filmsJson(const CatalogImportReport &report);

} // namespace matinee
