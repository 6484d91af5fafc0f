#pragma once

#include "core/search/evaluator.h"
#include "core/search/index.h"
#include "core/search/search_service.h"

#include <vector>

namespace matinee {

/// Finds people by name, those with most films first. Counts only films that `viewer` may see. Lives for one
/// call.
class PeopleSearch {
public:
    PeopleSearch(const Index &index, UserId viewer);

    /// All words must be in the name, the last may go on; when nobody is called so, names nearly like it. An
    /// empty text is everybody, one of more than SearchService::MostNameWords words nobody.
    QList<PersonHit> named(const QString &text, int limit, int from) const;
    /// People whose name has all the words, each as a beginning; when nobody is called so, nearly like it.
    QList<PersonHit> nearly(const QList<TextPart> &words, int limit) const;
    /// People that a free text may be about: its words from some word on to the end, as many as there can be.
    QList<PersonHit> meant(const QList<TextPart> &words, int limit) const;
    /// What a person of the index did; no films: has none.
    PersonHit hit(PersonId person) const;

private:
    struct Part {
        SegmentPtr segment;
        Bitset films; ///< that the viewer may see
        Bitset people; ///< that have such a film
    };
    struct Named {
        std::size_t part = 0;
        PersonDoc person = 0;
    };

    static Bitset peopleIn(const Segment &segment, const Bitset &films);
    static Bitset peopleCalled(const Segment &segment, const TextPart &word, int errors);
    /// By part.
    std::vector<Bitset> called(const QList<TextPart> &words, int errors) const;
    /// Called so with the fewest errors.
    std::vector<Bitset> calledNearly(const QList<TextPart> &words) const;
    /// Each person once: those of the main segment first, in order of fame.
    std::vector<Named> inOrder(const std::vector<Bitset> &people) const;
    QList<PersonHit> hits(std::vector<Named> people, QByteArrayView name, int limit, int from) const;
    Bitset filmsOf(const Part &part, PersonDoc person) const;

    std::vector<Part> m_parts;
};

} // namespace matinee
