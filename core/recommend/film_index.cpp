#include "core/recommend/film_index.h"

#include "core/recommend/for_you.h"

#include <algorithm>

namespace matinee {
namespace {

/// What is not known is within no limit.
bool isWithin(std::optional<int> value, std::optional<int> least, std::optional<int> most)
{
    if (!least && !most)
        return true;
    return value && (!least || *least <= *value) && (!most || *value <= *most);
}

bool isAnyOf(const QStringList &has, const QStringList &wanted)
{
    return wanted.isEmpty()
        || std::any_of(has.cbegin(), has.cend(), [&](const QString &one) { return wanted.contains(one); });
}

} // namespace

FilmIndex::FilmIndex(const QList<Movie> &movies)
{
    m_ids.reserve(movies.size());
    m_facts.reserve(movies.size());
    m_genreStarts.reserve(movies.size() + 1);
    m_filmOf.reserve(movies.size());
    for (const Movie &movie : movies) {
        const MovieSummary &summary = movie.summary;
        m_filmOf.insert(summary.id, size());
        m_ids.push_back(summary.id);
        m_facts.push_back(
            {summary.runtimeMinutes, summary.year, movie.languages, movie.countries, summary.directors});
        m_described.push_back(!summary.genres.isEmpty() || !summary.directors.isEmpty()
                              || !movie.cast.isEmpty() || !movie.keywords.isEmpty());
        m_forEverybody.push_back(!summary.owner.isStored());
        for (const QString &genre : summary.genres) {
            auto known = m_genreOf.constFind(genre);
            if (known == m_genreOf.cend()) {
                known = m_genreOf.insert(genre, genreCount());
                m_filmsOfGenre.push_back(0);
            }
            m_genres.push_back(*known);
            ++m_filmsOfGenre[*known];
        }
        m_genreStarts.push_back(m_genres.size());
    }
}

std::span<const int> FilmIndex::genres(int film) const
{
    return {m_genres.data() + m_genreStarts[film], m_genres.data() + m_genreStarts[film + 1]};
}

/// NoGenre for those that no film has.
std::vector<int> FilmIndex::numbersOf(const QStringList &genres) const
{
    std::vector<int> numbers;
    for (const QString &genre : genres)
        numbers.push_back(m_genreOf.value(genre, NoGenre));
    return numbers;
}

std::vector<int> FilmIndex::matching(const std::vector<int> &films, const SuggestOptions &options) const
{
    const std::vector<int> wanted = numbersOf(options.genres);
    const std::vector<int> any = numbersOf(options.anyGenres);
    const std::vector<int> none = numbersOf(options.noGenres);

    const auto matches = [&](int film) {
        const Facts &facts = m_facts[film];
        if (!isWithin(facts.runtimeMinutes, options.minRuntime, options.maxRuntime)
            || !isWithin(facts.year, options.fromYear, options.toYear)
            || !isAnyOf(facts.languages, options.languages))
            return false;
        const auto has = genres(film);
        const auto hasOneOf = [has](const std::vector<int> &some) {
            return std::find_first_of(has.begin(), has.end(), some.cbegin(), some.cend()) != has.end();
        };
        if ((!any.empty() && !hasOneOf(any)) || hasOneOf(none))
            return false;
        return std::all_of(wanted.cbegin(), wanted.cend(),
                           [&](int genre) { return std::find(has.begin(), has.end(), genre) != has.end(); });
    };
    std::vector<int> matching;
    std::copy_if(films.cbegin(), films.cend(), std::back_inserter(matching), matches);
    return matching;
}

} // namespace matinee
