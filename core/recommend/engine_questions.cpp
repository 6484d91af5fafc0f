// The part of Engine that asks newcomers what they know.
#include "core/recommend/engine.h"
#include "core/recommend/rating_questions.h"

#include <algorithm>

namespace matinee {
namespace {

/// Films of an index, sorted by what is known of them.
class Knowledge {
public:
    explicit Knowledge(const FilmIndex &index) : m_index(index), m_isOut(index.size()) { }

    void add(MovieId movie, std::vector<int> &kind)
    {
        if (const int film = m_index.filmOf(movie); film != FilmIndex::NoFilm)
            kind.push_back(film);
    }
    void leaveOut(MovieId movie)
    {
        if (const int film = m_index.filmOf(movie); film != FilmIndex::NoFilm)
            m_isOut[film] = true;
    }
    std::vector<int> candidates() const
    {
        std::vector<int> films;
        for (int film = 0; film < m_index.size(); ++film) {
            if (!m_isOut[film] && m_index.isDescribed(film) && m_index.isForEverybody(film))
                films.push_back(film);
        }
        return films;
    }

    RatingQuestions questions;

private:
    const FilmIndex &m_index;
    std::vector<bool> m_isOut;
};

void addShelf(Knowledge &known, const Shelf &shelf, const QList<MovieId> &justRated)
{
    RatingQuestions &questions = known.questions;
    for (auto own = shelf.cbegin(); own != shelf.cend(); ++own) {
        if (own->rating && !justRated.contains(own.key()))
            known.add(own.key(), questions.rated);
        if (own->nudge == Nudge::More && !own->seen())
            known.add(own.key(), questions.wanted);
        if (own->seen() || own->hidden || own->nudge == Nudge::Less)
            known.leaveOut(own.key());
    }
    // A shelf has no order, and the same one is to bring the same questions.
    std::sort(questions.rated.begin(), questions.rated.end());
    std::sort(questions.wanted.begin(), questions.wanted.end());
}

} // namespace

QList<FilmGroup> Engine::groups(int count) const
{
    return filmGroups(m_index, *m_content, *m_popularity, count);
}

QList<MovieId> Engine::worthRating(const Shelf &shelf, const AskedFilms &asked, int count) const
{
    Knowledge known(m_index);
    addShelf(known, shelf, asked.rated);
    for (const MovieId movie : asked.rated)
        known.add(movie, known.questions.rated);
    for (const MovieId movie : asked.notSeen)
        known.add(movie, known.questions.notSeen);
    for (const MovieId movie : asked.rated + asked.notSeen + asked.skipped)
        known.leaveOut(movie);

    QList<MovieId> movies;
    for (const int film : worthAsking(*m_content, *m_popularity, known.questions, known.candidates(), count))
        movies.append(m_index.ids()[film]);
    return movies;
}

} // namespace matinee
