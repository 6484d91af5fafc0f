#include "core/recommend/reason_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>

namespace matinee {
namespace {

// Strengths from which a person loved or liked a film. With tasteOf(), 90 points are always loved and
// 80 always liked; a film merely seen stays below.
constexpr double Loved = 0.39;
constexpr double Liked = 0.19;
constexpr double WorthNaming = 0.4; // of the first reason, for a second film in the sentence

struct OwnFilm {
    QString title;
    double strength = 0;
    double contribution = 0;
    bool nudged = false;
};

/// The films that the person likes and that pull up, strongest first. A film is no reason for itself.
std::vector<OwnFilm> ownFilms(const Suggestion &suggestion, const Catalogue &catalogue)
{
    std::vector<OwnFilm> films;
    for (const Reason &reason : suggestion.because) {
        const bool fits = reason.kind == Reason::Kind::LikedMovie && reason.contribution > 0
            && reason.strength > 0 && reason.movie != suggestion.movie;
        const MovieSummary *movie = fits ? catalogue.find(reason.movie) : nullptr;
        if (movie)
            films.push_back({movie->title, reason.strength, reason.contribution, reason.nudged});
    }
    return films;
}

double popularPart(const Suggestion &suggestion)
{
    double sum = 0;
    for (const Reason &reason : suggestion.because) {
        if (reason.kind == Reason::Kind::Popular)
            sum += reason.contribution;
    }
    return sum;
}

double pullOf(const std::vector<OwnFilm> &films)
{
    return std::accumulate(films.cbegin(), films.cend(), 0.0,
                           [](double pull, const OwnFilm &film) { return pull + film.contribution; });
}

QString becauseOfOne(const OwnFilm &film)
{
    if (film.nudged)
        return say("core", "Because you want more like %1").arg(film.title);
    if (film.strength >= Loved)
        return say("core", "Because you loved %1").arg(film.title);
    if (film.strength >= Liked)
        return say("core", "Because you liked %1").arg(film.title);
    return say("core", "Because you watched %1").arg(film.title);
}

/// Both at least liked; the stronger feeling comes first.
QString becauseOfTwo(OwnFilm first, OwnFilm second)
{
    if (first.strength < Loved && second.strength >= Loved)
        std::swap(first, second);
    if (second.strength >= Loved)
        return say("core", "Because you loved %1 and %2").arg(first.title, second.title);
    if (first.strength >= Loved)
        return say("core", "Because you loved %1 and liked %2").arg(first.title, second.title);
    return say("core", "Because you liked %1 and %2").arg(first.title, second.title);
}

QString becauseOf(const std::vector<OwnFilm> &films)
{
    const bool two = films.size() > 1 && !films[0].nudged && !films[1].nudged && films[0].strength >= Liked
        && films[1].strength >= Liked && films[1].contribution >= WorthNaming * films[0].contribution;
    return two ? becauseOfTwo(films[0], films[1]) : becauseOfOne(films[0]);
}

/// When no film of the person's speaks for it.
QString withoutFilms(const Suggestion &suggestion)
{
    if (popularPart(suggestion) > 0)
        return say("core", "Popular with everyone");
    if (!suggestion.shared.isEmpty())
        //: %1 is a director, an actor, a keyword or a genre
        return say("core", "Something of what you like: %1").arg(suggestion.shared.first().name);
    return say("core", "Something different for you");
}

} // namespace

QString reasonText(const Suggestion &suggestion, const Catalogue &catalogue)
{
    const auto films = ownFilms(suggestion, catalogue);
    if (films.empty() || popularPart(suggestion) > pullOf(films))
        return withoutFilms(suggestion);

    QString because = becauseOf(films);
    if (suggestion.shared.isEmpty() || suggestion.shared.first().kind != Reason::Kind::Person)
        return because;
    //: %1 is a whole clause such as "Because you loved Ran", %2 a director or an actor
    return say("core", "%1: more of %2").arg(because, suggestion.shared.first().name);
}

QString guestReasonText(const Suggestion &suggestion, const Catalogue &catalogue)
{
    const auto films = ownFilms(suggestion, catalogue);
    if (films.empty() || popularPart(suggestion) > pullOf(films))
        return popularPart(suggestion) > 0 ? say("core", "Popular with everyone")
                                           : say("core", "Something different");
    if (films.size() > 1 && films[1].contribution >= WorthNaming * films[0].contribution)
        return say("core", "Because of %1 and %2").arg(films[0].title, films[1].title);
    return say("core", "Because of %1").arg(films[0].title);
}

} // namespace matinee
