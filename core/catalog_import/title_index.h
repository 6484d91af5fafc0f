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

    /// From now on, a film of the file is found, too. `ids` are all that it has, written as refs.
    void add(const QString &title, std::optional<int> year, const QStringList &ids);

    /// The refs of all films of that title and year. Rows of the file may mean one film by different ids, or
    /// one of ours; only two ids of one system are surely two films.
    QStringList find(const QString &title, std::optional<int> year) const;
    /// The ref of the only film of that title and year, when it is another than `ref`, which may still be the
    /// same film; empty: there is none, or the year is not known.
    QString namesake(const QString &title, std::optional<int> year, const QString &ref) const;

private:
    using Refs = QMultiHash<quint64, QString>; ///< by hash of title and year

    Refs m_ours;
    Refs m_ofFile;
};

/// The ref of a film that has no id: that of one we have, else one made of `source`, title and year, so that
/// the same row gives the same film again. std::nullopt when we have several such films and none came of such
/// a row.
std::optional<QString> refByTitle(TitleIndex &index, const ExportedFilm &film, const QString &source);

} // namespace matinee
