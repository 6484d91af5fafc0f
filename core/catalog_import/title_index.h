#pragma once

#include "core/catalog/movie.h"
#include "core/importing/service_export.h"

#include <QMultiHash>

namespace matinee {

/// Finds films by title and year, for rows of a file that give no id. Titles compare as FilmMatcher compares
/// them; the year has to be the same. About 60 MB for a million films.
class TitleIndex {
public:
    /// Knows everybody's films of the catalogue, by title and by original title.
    explicit TitleIndex(const Catalogue &catalogue);

    /// From now on, a film of the file is found, too, unless there was one of its title and year.
    void add(const QString &title, std::optional<int> year, const QString &ref);

    /// The refs of all films of that title and year.
    QStringList find(const QString &title, std::optional<int> year) const;

private:
    QMultiHash<quint64, QString> m_refs; ///< by hash of title and year
};

/// The ref of a film that has no id: that of one we have, else one made of `source`, title and year, so that
/// the same row gives the same film again. std::nullopt when we have several such films.
std::optional<QString> refByTitle(TitleIndex &index, const ExportedFilm &film, const QString &source);

} // namespace matinee
