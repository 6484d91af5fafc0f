#pragma once

#include "core/importing/service_export.h"

#include <QHash>

namespace matinee {

/// A title long enough for any film, short enough for a database and a screen.
bool isUsableTitle(const QString &title);

/// Fills the films of an export, each once, and keeps one rating for each.
class FilmCollector {
public:
    explicit FilmCollector(ServiceExport &into) : m_export(into) { }

    /// The film's place in the export's films; the same title and year (or IMDb id) share one.
    qsizetype place(const ExportedFilm &film);
    /// The later rating of a film counts; of two without a date, the one further down.
    void rate(const ExportedRating &rating);

private:
    ServiceExport &m_export;
    QHash<QString, qsizetype> m_places;
    QHash<qsizetype, qsizetype> m_ratings; ///< film to place in the export's ratings
};

} // namespace matinee
