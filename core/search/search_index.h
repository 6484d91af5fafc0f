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
    /// How well a film matches the folded `text` of these `words`, higher is better; 0 is not at all.
    /// `row` is the catalogue's.
    int match(qsizetype row, const QString &text, const QStringList &words) const;

private:
    struct Entry {
        QString titles; ///< " the matrix matrix " - every title, spaces around every word
        QString people;
        QString title; ///< for whole and leading matches
        qsizetype article; ///< where the title starts after its article: "heat" also is "The Heat"
    };

    CataloguePtr m_catalogue;
    std::vector<Entry> m_entries; ///< by catalogue row
};

} // namespace matinee
