#include "core/search/people_search.h"

#include "core/index/tokens.h"
#include "core/search/similar_reading.h"

#include <algorithm>

namespace matinee {

namespace {

constexpr int MostErrors = 2;
constexpr qsizetype ShortestBeginning = 2; ///< letters of a name that is being typed, alone
constexpr qsizetype ShortestLastWord = 3; ///< the same after other words, which are about something else

bool isNobody(const std::vector<Bitset> &people)
{
    return std::all_of(people.begin(), people.end(), [](const Bitset &set) { return set.isEmpty(); });
}

} // namespace

PeopleSearch::PeopleSearch(const Index &index, UserId viewer)
{
    for (const LivePart &live : index.parts) {
        Part part{live.segment, visibleFilms(live, viewer), {}};
        part.people = peopleIn(*part.segment, part.films);
        m_parts.push_back(std::move(part));
    }
}

/// Only those who have films that cannot be seen need a look.
Bitset PeopleSearch::peopleIn(const Segment &segment, const Bitset &films)
{
    Bitset people(segment.personCount(), true);
    Bitset unseen = films;
    unseen.invert();
    QHash<PersonDoc, Doc> unseenFilms;
    unseen.each([&](Doc doc) {
        QList<PersonDoc> credited;
        for (const Credit &credit : segment.credits(doc)) {
            if (!credited.contains(credit.person))
                credited.append(credit.person);
        }
        for (const PersonDoc person : credited) {
            if (++unseenFilms[person] == segment.filmsOf(person))
                people.reset(person);
        }
        return true;
    });
    return people;
}

Bitset PeopleSearch::peopleCalled(const Segment &segment, const TextPart &word, int errors)
{
    Bitset people(segment.personCount(), true);
    for (const QByteArray &one : word.words) {
        if (people.isEmpty())
            break;
        const bool begun = word.begun && &one == &word.words.last();
        Bitset named = peopleNamed(segment, readAsTyped(segment, one, begun));
        for (int more = 1; more <= std::min(errors, mostErrors(one)); ++more)
            named |= peopleNamed(segment, readSimilar(segment, one, begun, more));
        people &= named;
    }
    if (!word.joined.isEmpty())
        people |= peopleNamed(segment, readAsTyped(segment, word.joined, word.begun));
    return people;
}

std::vector<Bitset> PeopleSearch::called(const QList<TextPart> &words, int errors) const
{
    std::vector<Bitset> people;
    for (const Part &part : m_parts) {
        people.push_back(part.people);
        for (const TextPart &word : words) {
            if (people.back().isEmpty())
                break;
            people.back() &= peopleCalled(*part.segment, word, errors);
        }
    }
    return people;
}

std::vector<PeopleSearch::Named> PeopleSearch::inOrder(const std::vector<Bitset> &people) const
{
    std::vector<Named> named;
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        people[part].each([&](PersonDoc person) {
            const PersonId id = m_parts[part].segment->personId(person);
            bool known = false;
            for (std::size_t before = 0; before < part && !known; ++before) {
                const auto same = m_parts[before].segment->personOf(id);
                known = same && people[before].test(*same);
            }
            if (!known)
                named.push_back({part, person});
            return true;
        });
    }
    return named;
}

QList<PersonHit> PeopleSearch::hits(std::vector<Named> people, QByteArrayView name, int limit, int from) const
{
    std::stable_partition(people.begin(), people.end(), [&](const Named &one) {
        return m_parts[one.part].segment->personText(one.person) == name;
    });
    QList<PersonHit> hits;
    const auto first = std::min<std::size_t>(std::size_t(std::max(from, 0)), people.size());
    const auto count = std::min<std::size_t>(std::size_t(std::max(limit, 0)), people.size() - first);
    for (std::size_t i = first; i < first + count; ++i)
        hits.append(hit(m_parts[people[i].part].segment->personId(people[i].person)));
    return hits;
}

std::vector<Bitset> PeopleSearch::calledNearly(const QList<TextPart> &words) const
{
    std::vector<Bitset> people = called(words, 0);
    for (int errors = 1; errors <= MostErrors && isNobody(people) && !words.isEmpty(); ++errors)
        people = called(words, errors);
    return people;
}

QList<PersonHit> PeopleSearch::named(const QString &text, int limit, int from) const
{
    const QList<TextPart> words = textParts(text, true);
    if (words.size() > SearchService::MostNameWords)
        return {};
    return hits(inOrder(calledNearly(words)), comparableText(text), limit, from);
}

QList<PersonHit> PeopleSearch::nearly(const QList<TextPart> &words, int limit) const
{
    if (words.size() > SearchService::MostNameWords)
        return {};
    QList<TextPart> begun = words;
    for (TextPart &word : begun)
        word.begun = true;
    return hits(inOrder(calledNearly(begun)), {}, limit, 0);
}

QList<PersonHit> PeopleSearch::meant(const QList<TextPart> &words, int limit) const
{
    // From the end on, until nobody has one word more.
    qsizetype from = words.size();
    std::vector<Bitset> people;
    for (const Part &part : m_parts)
        people.push_back(part.people);
    while (from > 0 && words.size() - from < SearchService::MostNameWords) {
        std::vector<Bitset> fewer = called({words.at(from - 1)}, 0);
        for (std::size_t part = 0; part < people.size(); ++part)
            fewer[part] &= people[part];
        if (isNobody(fewer))
            break;
        people = std::move(fewer);
        --from;
    }
    if (from == words.size())
        return {};
    const bool isLast = from > 0 && from + 1 == words.size();
    if (words.last().begun
        && words.last().words.last().size() < (isLast ? ShortestLastWord : ShortestBeginning))
        return {};
    QByteArrayList name;
    for (const TextPart &word : words.sliced(from))
        name += word.words;
    return hits(inOrder(people), name.join(' '), limit, 0);
}

Bitset PeopleSearch::filmsOf(const Part &part, PersonDoc person) const
{
    Bitset films = part.films;
    for (const QByteArray &word : searchWords(part.segment->personName(person))) {
        Bitset named(part.segment->size());
        if (const auto term = part.segment->find(word))
            part.segment->collect(*term, fieldsOf(Column::Person), named);
        films &= named;
    }
    return films;
}

PersonHit PeopleSearch::hit(PersonId person) const
{
    PersonHit hit{person, {}, 0, 0};
    for (const Part &part : m_parts) {
        const auto known = part.segment->personOf(person);
        if (!known)
            continue;
        // A newer segment knows a newer name.
        hit.name = part.segment->personName(*known);
        filmsOf(part, *known).each([&](Doc doc) {
            bool directed = false;
            bool acted = false;
            for (const Credit &credit : part.segment->credits(doc)) {
                directed = directed || (credit.person == *known && credit.director);
                acted = acted || (credit.person == *known && !credit.director);
            }
            hit.directed += int(directed);
            hit.acted += int(acted);
            return true;
        });
    }
    return hit;
}

} // namespace matinee
