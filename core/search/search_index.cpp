#include "core/search/search_index.h"

#include "core/catalog/folded.h"

namespace matinee {

using namespace Qt::StringLiterals;

SearchIndex::SearchIndex(CataloguePtr catalogue, const QList<Movie> &movies)
    : m_catalogue(std::move(catalogue)),
      m_entries(static_cast<std::size_t>(m_catalogue->movies.size()))
{
    for (const Movie &movie : movies) {
        const auto row = m_catalogue->rowOf.constFind(movie.summary.id);
        if (row == m_catalogue->rowOf.cend())
            continue; // added since the catalogue was read; the next index has it
        Entry &entry = m_entries[static_cast<std::size_t>(*row)];
        entry.title = folded(movie.summary.title);
        entry.article = entry.title.size() - foldedTitle(movie.summary.title).size();
        entry.titles = u' ' + entry.title + u' ' + folded(movie.summary.originalTitle) + u' ';
        entry.people = u' ' + folded((movie.summary.directors + movie.cast).join(u' ')) + u' ';
    }
}

int SearchIndex::match(qsizetype row, const QString &text, const QStringList &words) const
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
    const auto bare = QStringView(entry.title).mid(entry.article);
    if (entry.title == text)
        return 5;
    if (bare == text)
        return 4;
    if (isInTitle && (entry.title.startsWith(text) || bare.startsWith(text)))
        return 3;
    return isInTitle ? 2 : 1;
}

} // namespace matinee
