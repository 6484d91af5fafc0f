#include "core/search/search_index.h"

#include "core/catalog/folded.h"

namespace matinee {

using namespace Qt::StringLiterals;

SearchIndex::SearchIndex(CataloguePtr catalogue, const QList<Movie> &movies) :
    m_catalogue(std::move(catalogue)), m_entries(static_cast<std::size_t>(m_catalogue->movies.size()))
{
    for (const Movie &movie : movies) {
        const auto row = m_catalogue->rowOf.constFind(movie.summary.id);
        if (row == m_catalogue->rowOf.cend())
            continue; // added since the catalogue was read; the next index has it
        Entry &entry = m_entries[static_cast<std::size_t>(*row)];
        entry.title = foldedTitle(movie.summary.title);
        entry.titles = u' ' + folded(movie.summary.title) + u' ' + folded(movie.summary.originalTitle) + u' ';
        entry.people = u' ' + folded((movie.summary.directors + movie.cast).join(u' ')) + u' ';
    }
}

int SearchIndex::match(qsizetype row, const QStringList &words, const QString &phrase) const
{
    const Entry &entry = m_entries[static_cast<std::size_t>(row)];
    bool isInTitle = true;
    for (const QString &word : words) {
        const QString start = u' ' + word;
        if (entry.titles.contains(start))
            continue;
        if (!entry.people.contains(start))
            return 0;
        isInTitle = false;
    }
    if (entry.title == phrase)
        return 4;
    if (isInTitle && entry.title.startsWith(phrase))
        return 3;
    return isInTitle ? 2 : 1;
}

} // namespace matinee
