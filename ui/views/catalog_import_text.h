#pragma once

#include "core/catalog_import/catalog_import_service.h"

namespace matinee {

QList<CatalogFormat> catalogFormats();
/// "IMDb".
QString formatName(CatalogFormat format);
/// Where to get it and what is needed of it, in two lines.
QString formatHint(CatalogFormat format);

QList<FilmFact> filmFacts();
/// "Original title".
QString factName(FilmFact fact);

/// "About 3 min left".
QString timeLeftText(qint64 seconds);
/// What came of it in a few words: "12,345 films added", and when it was cut short, that.
QString importHeadline(const CatalogImportReport &report);
/// The other figures, one a line.
QString importFigures(const CatalogImportReport &report);
/// The problems that were kept, one a line: "movies.csv, line 12: no title".
QString importProblems(const CatalogImportReport &report);

} // namespace matinee
