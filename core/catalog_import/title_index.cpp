#include "core/catalog_import/title_index.h"

#include "core/base/uuid.h"
#include "core/importing/film_matcher.h"

#include <QHashFunctions>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// At 64 bits two titles of a million share one once in thirty million catalogues.
quint64 keyOf(const QString &title, std::optional<int> year)
{
    return quint64(qHash(titleKey(title), static_cast<size_t>(year.value_or(0))));
}

} // namespace

TitleIndex::TitleIndex(const Catalogue &catalogue)
{
    m_refs.reserve(catalogue.movies.size());
    for (const MovieSummary &movie : catalogue.movies) {
        if (movie.owner.isStored())
            continue;
        const quint64 key = keyOf(movie.title, movie.year);
        m_refs.insert(key, movie.ref);
        if (movie.originalTitle.isEmpty())
            continue;
        if (const quint64 original = keyOf(movie.originalTitle, movie.year); original != key)
            m_refs.insert(original, movie.ref);
    }
}

void TitleIndex::add(const QString &title, std::optional<int> year, const QString &ref)
{
    const quint64 key = keyOf(title, year);
    if (!m_refs.contains(key))
        m_refs.insert(key, ref);
}

QStringList TitleIndex::find(const QString &title, std::optional<int> year) const
{
    QStringList refs = m_refs.values(keyOf(title, year));
    refs.removeDuplicates();
    return refs;
}

std::optional<QString> refByTitle(TitleIndex &index, const ExportedFilm &film, const QString &source)
{
    const QStringList known = index.find(film.title, film.year);
    if (known.size() > 1)
        return std::nullopt;
    if (known.size() == 1)
        return known.first();
    const QString year = film.year ? QString::number(*film.year) : QString();
    const QString ref = u"local:"_s + importedUuid(source, u"film:%1|%2"_s.arg(film.title, year));
    index.add(film.title, film.year, ref);
    return ref;
}

} // namespace matinee
