#pragma once

#include "core/catalog/movie.h"

#include <QHash>
#include <QString>

#include <vector>

namespace matinee {

/// The words of every film, folded, in memory. First form: each typed word must begin a word of a
/// title or of a person's name; the whole list is walked, which is 1 ms for 10,000 films.
class SearchIndex {
public:
    SearchIndex(CataloguePtr catalogue, const QList<Movie> &movies);

    const CataloguePtr &catalogue() const { return m_catalogue; }
    /// How well a film matches, higher is better; 0 is not at all. `row` is the catalogue's.
    int match(qsizetype row, const QStringList &words, const QString &phrase) const;

private:
    struct Entry {
        QString titles; ///< " the matrix matrix " - every title, spaces around every word
        QString people;
        QString title; ///< without its article, for whole and leading matches
    };

    CataloguePtr m_catalogue;
    std::vector<Entry> m_entries; ///< by catalogue row
};

} // namespace matinee
