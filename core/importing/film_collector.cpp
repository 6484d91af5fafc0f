#include "core/importing/film_collector.h"

namespace matinee {

namespace {

constexpr qsizetype LongestTitle = 500;

QString keyOf(const ExportedFilm &film)
{
    if (!film.imdbId.isEmpty())
        return film.imdbId;
    return film.title + u'|' + (film.year ? QString::number(*film.year) : QString());
}

} // namespace

bool isUsableTitle(const QString &title)
{
    return !title.isEmpty() && title.size() <= LongestTitle;
}

qsizetype FilmCollector::place(const ExportedFilm &film)
{
    const QString key = keyOf(film);
    const auto known = m_places.constFind(key);
    if (known != m_places.cend())
        return *known;
    m_places.insert(key, m_export.films.size());
    m_export.films.append(film);
    return m_export.films.size() - 1;
}

void FilmCollector::rate(const ExportedRating &rating)
{
    const auto known = m_ratings.constFind(rating.film);
    if (known == m_ratings.cend()) {
        m_ratings.insert(rating.film, m_export.ratings.size());
        m_export.ratings.append(rating);
    } else if (ExportedRating &before = m_export.ratings[*known]; !(rating.ratedAt < before.ratedAt)) {
        before = rating;
    }
}

} // namespace matinee
