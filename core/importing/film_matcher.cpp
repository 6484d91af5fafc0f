#include "core/importing/film_matcher.h"

#include "core/catalog/folded.h"

#include <cstdlib>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

bool isOtherByImdb(const ExportedFilm &film, const MovieSummary &movie)
{
    return !film.imdbId.isEmpty() && movie.ref.startsWith("imdb:"_L1)
        && movie.ref != u"imdb:"_s + film.imdbId;
}

bool isYearsOff(const std::optional<int> &one, const std::optional<int> &other, int years)
{
    if (!one || !other)
        return !one && !other && years == 0;
    return std::abs(*one - *other) == years;
}

constexpr int ShortestTail = 8; // letters: "Part II" and "Reloaded" say too little

/// "The Empire Strikes Back" of "Star Wars: Episode V - The Empire Strikes Back"; else empty.
QString tailOf(const QString &title)
{
    const auto dash = title.lastIndexOf(" - "_L1);
    const auto colon = title.lastIndexOf(": "_L1);
    if (dash < 0 && colon < 0)
        return {};
    return dash > colon ? title.mid(dash + 3) : title.mid(colon + 2);
}

} // namespace

QString titleKey(const QString &title)
{
    const QString letters = foldedTitle(title).remove(u' ');
    return letters.isEmpty() ? title.toCaseFolded() : letters;
}

FilmMatcher::FilmMatcher(CataloguePtr catalogue, UserId viewer) : m_catalogue(std::move(catalogue))
{
    for (qsizetype row = 0; row < m_catalogue->movies.size(); ++row) {
        const MovieSummary &movie = m_catalogue->movies[row];
        if (!canSee(viewer, movie))
            continue;
        m_byRef.insert(movie.ref, movie.id);
        m_byTitle.insert(titleKey(movie.title), row);
        if (!movie.originalTitle.isEmpty() && titleKey(movie.originalTitle) != titleKey(movie.title))
            m_byTitle.insert(titleKey(movie.originalTitle), row);
        if (const QString tail = titleKey(tailOf(movie.title)); tail.size() >= ShortestTail)
            m_byTail.insert(tail, row);
    }
}

QList<MovieId> FilmMatcher::match(const QList<ExportedFilm> &films, const QStringList &ownRefs) const
{
    QList<MovieId> matches(films.size());
    QSet<MovieId> taken;
    for (qsizetype i = 0; i < films.size(); ++i) {
        auto found = byRef(films[i], ownRefs[i]);
        if (!found)
            found = byTitle(m_byTitle, films[i], 0, {});
        if (found) {
            matches[i] = *found;
            taken.insert(*found);
        }
    }
    for (qsizetype i = 0; i < films.size(); ++i) {
        if (matches[i].isStored())
            continue;
        auto near = byTitle(m_byTitle, films[i], 1, taken);
        if (!near)
            near = byTitle(m_byTail, films[i], 0, taken);
        if (near) {
            matches[i] = *near;
            taken.insert(*near);
        }
    }
    return matches;
}

std::optional<MovieId> FilmMatcher::byRef(const ExportedFilm &film, const QString &ownRef) const
{
    for (const QString &ref : {u"imdb:"_s + film.imdbId, u"tmdb:"_s + film.tmdbId, ownRef}) {
        if (const auto found = m_byRef.constFind(ref); found != m_byRef.cend())
            return *found;
    }
    return std::nullopt;
}

std::optional<MovieId> FilmMatcher::byTitle(const Titles &titles, const ExportedFilm &film, int yearsOff,
                                            const QSet<MovieId> &taken) const
{
    for (const QString &title : QStringList{film.title} + film.otherTitles) {
        QSet<MovieId> fitting;
        QSet<MovieId> sameLetters;
        const auto [first, last] = titles.equal_range(titleKey(title));
        for (auto row = first; row != last; ++row) {
            const MovieSummary &movie = m_catalogue->movies[*row];
            if (!isYearsOff(film.year, movie.year, yearsOff) || isOtherByImdb(film, movie)
                || taken.contains(movie.id))
                continue;
            fitting.insert(movie.id);
            if (movie.title.compare(title, Qt::CaseInsensitive) == 0)
                sameLetters.insert(movie.id);
        }
        if (fitting.size() == 1)
            return *fitting.cbegin();
        if (sameLetters.size() == 1)
            return *sameLetters.cbegin();
        if (!fitting.isEmpty())
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace matinee
