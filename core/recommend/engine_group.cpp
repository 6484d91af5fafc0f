// The part of Engine that suggests for several people at once.
#include "core/recommend/engine_viewer.h"
#include "core/recommend/explain.h"
#include "core/recommend/taste.h"

#include <algorithm>
#include <set>

namespace matinee {

std::vector<GroupOpinion::Member> Engine::membersOf(Viewer person, const QList<Guest> &guests) const
{
    std::vector<GroupOpinion::Member> members;
    members.push_back({std::move(person.taste), std::move(person.opinion)});
    for (const Guest &guest : guests) {
        std::set<int> films; // each once, however often the guest named it
        for (const MovieId movie : guest.loved) {
            if (const int film = m_index.filmOf(movie); film != FilmIndex::NoFilm)
                films.insert(film);
        }
        std::vector<Encounter> loved;
        for (const int film : films)
            loved.push_back({film, Rating::fromPoints(100)});
        Taste taste = tasteOf(std::move(loved));
        auto opinion = m_forPerson.judge(taste);
        members.push_back({std::move(taste), std::move(opinion)});
    }
    return members;
}

/// Everybody as one viewer. Nothing that one of them has seen, or likes less than their average film.
Engine::Viewer Engine::viewerOfGroup(const Shelf &shelf, const QList<Guest> &guests) const
{
    Viewer person = viewerOf(shelf);
    std::vector<int> candidates = std::move(person.candidates);
    auto opinion = std::make_unique<GroupOpinion>(membersOf(std::move(person), guests));
    std::erase_if(candidates, [&](int film) {
        const auto knows = [&](const Guest &guest) { return guest.loved.contains(m_index.ids()[film]); };
        return opinion->least(film) < 0 || std::any_of(guests.cbegin(), guests.cend(), knows);
    });
    Taste taste = opinion->taste();
    GenreHabits habits(m_index, taste);
    auto profile = m_content->profile(taste);
    return {std::move(taste),  std::move(profile),    std::move(opinion),
            std::move(habits), std::move(candidates), 0};
}

QList<QList<Suggestion>> Engine::explainToEach(const Shelf &shelf, const QList<Guest> &guests,
                                               const QList<MovieId> &movies) const
{
    const auto members = membersOf(viewerOf(shelf), guests);
    const auto forecast = forecastFor(shelf);
    QList<QList<Suggestion>> all;
    for (const MovieId movie : movies) {
        QList<Suggestion> each;
        const int film = m_index.filmOf(movie);
        for (const auto &member : members) {
            each.append(explained(*member.opinion, member.taste, film, m_index.ids()));
            each.last().shared = sharedWith(m_content->profile(member.taste), *m_content, film);
        }
        if (forecast)
            each.first().forecast = forecast->forecast(film);
        all.append(each);
    }
    return all;
}

} // namespace matinee
