#pragma once

#include "core/catalog/movie.h"

#include <span>
#include <vector>

namespace matinee {

struct SuggestOptions;

/// The films an engine knows, counted from 0 in the order of the list given, with the few facts that
/// choosing among them needs.
class FilmIndex {
public:
    static constexpr int NoFilm = -1;

    explicit FilmIndex(const QList<Movie> &movies);

    int size() const { return static_cast<int>(m_ids.size()); }
    const std::vector<MovieId> &ids() const { return m_ids; }
    /// NoFilm for a film that is not in the index.
    int filmOf(MovieId id) const { return m_filmOf.value(id, NoFilm); }

    /// Whether more than title and year is known: of other films nothing can be said to anyone.
    bool isDescribed(int film) const { return m_described[film]; }
    /// Whether it may be offered to anyone: a film that a person entered is for that person alone.
    bool isForEverybody(int film) const { return m_forEverybody[film]; }
    int genreCount() const { return static_cast<int>(m_genreOf.size()); }
    std::span<const int> genres(int film) const;
    int filmsOfGenre(int genre) const { return m_filmsOfGenre[genre]; }

    std::optional<int> runtimeMinutes(int film) const { return m_facts[film].runtimeMinutes; }
    std::optional<int> year(int film) const { return m_facts[film].year; }
    const QStringList &countries(int film) const { return m_facts[film].countries; }
    const QStringList &directors(int film) const { return m_facts[film].directors; }

    /// Those of `films` that have the genres, the length, the year and the language asked for.
    std::vector<int> matching(const std::vector<int> &films, const SuggestOptions &options) const;

private:
    static constexpr int NoGenre = -1;
    std::vector<int> numbersOf(const QStringList &genres) const;

    std::vector<MovieId> m_ids;
    struct Facts {
        std::optional<int> runtimeMinutes;
        std::optional<int> year;
        QStringList languages;
        QStringList countries;
        QStringList directors;
    };
    std::vector<Facts> m_facts;
    std::vector<bool> m_described;
    std::vector<bool> m_forEverybody;
    std::vector<int> m_genres; ///< of all films in one array; m_genreStarts cuts it
    std::vector<std::size_t> m_genreStarts = {0};
    std::vector<int> m_filmsOfGenre;
    QHash<MovieId, int> m_filmOf;
    QHash<QString, int> m_genreOf;
};

} // namespace matinee
