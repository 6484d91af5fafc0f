#include "core/catalog_import/title_index.h"

#include "core/base/uuid.h"
#include "core/importing/film_matcher.h"

#include <QHashFunctions>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// At 64 bits two titles of a million share one once in thirty million catalogues.
quint64 keyOf(const QString &title, std::optional<int> year)
{
    return quint64(qHash(titleKey(title), static_cast<size_t>(year.value_or(0))));
}

/// Those of `refs` that are of the system of `ref`.
QStringList ofSystem(const QString &ref, const QStringList &refs)
{
    const QStringView system = QStringView(ref).left(ref.indexOf(u':') + 1);
    QStringList found;
    std::copy_if(refs.cbegin(), refs.cend(), std::back_inserter(found),
                 [&](const QString &other) { return other.startsWith(system); });
    return found;
}

} // namespace

TitleIndex::TitleIndex(const Catalogue &catalogue)
{
    m_ours.reserve(catalogue.movies.size());
    for (const MovieSummary &movie : catalogue.movies) {
        if (movie.owner.isStored())
            continue;
        const quint64 key = keyOf(movie.title, movie.year);
        m_ours.insert(key, movie.ref);
        if (movie.originalTitle.isEmpty())
            continue;
        if (const quint64 original = keyOf(movie.originalTitle, movie.year); original != key)
            m_ours.insert(original, movie.ref);
    }
}

void TitleIndex::add(const QString &title, std::optional<int> year, const QStringList &ids)
{
    const quint64 key = keyOf(title, year);
    const QStringList known = m_ours.values(key) + m_ofFile.values(key);
    for (const QString &id : ids) {
        // Two of a system are as good as many, and quick to look through where thousands of rows have one
        // title.
        if (!known.contains(id) && ofSystem(id, known).size() < 2)
            m_ofFile.insert(key, id);
    }
}

QStringList TitleIndex::find(const QString &title, std::optional<int> year) const
{
    const quint64 key = keyOf(title, year);
    QStringList films = m_ours.values(key);
    films.removeDuplicates();
    if (films.size() > 1)
        return films;
    QStringList rows = m_ofFile.values(key);
    std::reverse(rows.begin(), rows.end()); // as they came
    films += rows;
    for (const QString &id : std::as_const(rows)) {
        if (QStringList several = ofSystem(id, films); several.size() > 1)
            return several;
    }
    return films.mid(0, 1);
}

QString TitleIndex::namesake(const QString &title, std::optional<int> year, const QString &ref) const
{
    const QStringList films = year ? find(title, year) : QStringList();
    return films.size() == 1 && films.first() != ref ? films.first() : QString();
}

std::optional<QString> refByTitle(TitleIndex &index, const ExportedFilm &film, const QString &source)
{
    const QString year = film.year ? QString::number(*film.year) : QString();
    const QString ref = u"local:"_s + importedUuid(source, u"film:%1|%2"_s.arg(film.title, year));
    const QStringList known = index.find(film.title, film.year);
    if (known.contains(ref))
        return ref;
    if (known.size() > 1)
        return std::nullopt;
    if (known.size() == 1)
        return known.first();
    index.add(film.title, film.year, {ref});
    return ref;
}

} // namespace matinee
