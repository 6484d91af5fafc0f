#pragma once

#include "core/catalog/movie.h"
#include "core/importing/service_export.h"

#include <QMultiHash>
#include <QSet>

#include <optional>

namespace matinee {

/// A title as it is compared: folded, without a leading article and blanks, so that "Spider-Man" is
/// "Spider Man". A title of nothing but punctuation is compared as it is.
QString titleKey(const QString &title);

/// Finds exported films in a catalogue: by id, else by title (original and other titles count) and year.
///
/// The year may be off by one, since services disagree on festivals and releases, but the same year
/// is better, and a film that one of the export has met is not met nearly by another. Last, a film
/// of the very year may go by the end of its title alone ("The Empire Strikes Back"). Without a
/// year only a film without a year is the same. When two would do equally well, neither is taken:
/// a wrong film in a diary is worse than a new one.
class FilmMatcher {
public:
    /// Among the films that `viewer` may see.
    FilmMatcher(CataloguePtr catalogue, UserId viewer);

    /// In the order of `films`; an id that is not stored means none. `ownRefs` are the refs that the films
    /// would be entered with: an earlier import may have done so.
    QList<MovieId> match(const QList<ExportedFilm> &films, const QStringList &ownRefs) const;

private:
    std::optional<MovieId> byRef(const ExportedFilm &film, const QString &ownRef) const;
    using Titles = QMultiHash<QString, qsizetype>; ///< titleKey to row of the catalogue
    std::optional<MovieId> byTitle(const Titles &titles, const ExportedFilm &film, int yearsOff,
                                   const QSet<MovieId> &taken) const;

    CataloguePtr m_catalogue;
    QHash<QString, MovieId> m_byRef;
    Titles m_byTitle;
    Titles m_byTail; ///< what follows the last " - " or ": " of a title
};

} // namespace matinee
