#include "core/search/best_word.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace matinee {

namespace {

constexpr Fields NamedFields = Field::Title | Fields(Field::Director) | Field::Cast;
constexpr quint64 NamedWeight = 10; ///< of a film by title or name, against one for every film
constexpr quint64 TogetherWeight = 100; ///< of a film with all words in its titles or in one name
constexpr std::size_t MostWeighed = 256; ///< of words that are in most films

struct Candidate {
    std::vector<std::pair<std::size_t, Term>> terms; ///< the part of the index, and what it is there
    quint64 most = 0; ///< that it can weigh
};

struct Worth {
    quint64 weight = 0;
    Doc rank = Columns::Unknown32; ///< of its best-known film

    bool isBetterThan(const Worth &other) const
    {
        return weight != other.weight ? weight > other.weight : rank < other.rank;
    }
};

class Chooser {
public:
    Chooser(const std::vector<PartView> &parts, const std::vector<SearchWord> &words, const Ways &ways,
            const std::vector<Found> &found, std::size_t word)
        : m_parts(parts),
          m_found(found),
          m_fields(fieldsOf(words[word].column)),
          m_hasOthers(words.size() > 1)
    {
        for (std::size_t part = 0; part < parts.size(); ++part) {
            addCandidates(part, words[word].ways[ways[word]].readings[part]);
            m_people.push_back(peopleWithOthers(part, words, ways, word));
        }
    }

    QByteArray best() const
    {
        std::vector<QByteArrayView> inOrder;
        for (auto one = m_candidates.cbegin(); one != m_candidates.cend(); ++one)
            inOrder.push_back(one.key());
        const auto count = std::min(inOrder.size(), MostWeighed);
        std::partial_sort(inOrder.begin(), inOrder.begin() + std::ptrdiff_t(count), inOrder.end(),
                          [this](QByteArrayView left, QByteArrayView right) {
                              const auto more = m_candidates.constFind(left)->most;
                              const auto less = m_candidates.constFind(right)->most;
                              return more != less ? more > less : left < right;
                          });
        QByteArrayView best;
        Worth most;
        for (std::size_t i = 0; i < count; ++i) {
            const Candidate &candidate = *m_candidates.constFind(inOrder[i]);
            if (candidate.most < most.weight)
                break;
            const Worth worth = worthOf(candidate);
            if (worth.weight > 0 && worth.isBetterThan(most)) {
                best = inOrder[i];
                most = worth;
            }
        }
        return best.toByteArray();
    }

private:
    void addCandidates(std::size_t part, const PartReading &reading)
    {
        const Segment &segment = *m_parts[part].segment;
        const Reading &read = reading.words.first();
        for (const auto *terms : {&read.words, &read.begun}) {
            for (const Term term : *terms) {
                Candidate &candidate = m_candidates[segment.word(term)];
                const std::pair known{part, term};
                if (!candidate.terms.empty() && candidate.terms.back() == known)
                    continue;
                candidate.terms.push_back(known);
                candidate.most += segment.frequency(term, m_fields)
                    + (NamedWeight + TogetherWeight) * segment.frequency(term, m_fields & NamedFields);
            }
        }
    }

    /// People whose name has all the other words.
    Bitset peopleWithOthers(std::size_t part, const std::vector<SearchWord> &words, const Ways &ways,
                            std::size_t word) const
    {
        const Segment &segment = *m_parts[part].segment;
        Bitset people(segment.personCount(), true);
        for (std::size_t other = 0; other < words.size(); ++other) {
            if (other != word)
                people &= peopleNamed(segment, words[other].ways[ways[other]].readings[part]);
        }
        return people;
    }

    Bitset filmsWith(std::size_t part, Term term, Fields fields) const
    {
        Bitset films(m_parts[part].segment->size());
        m_parts[part].segment->collect(term, fields, films);
        films &= m_found[part].films;
        return films;
    }

    Bitset filmsTogether(std::size_t part, Term term, const Bitset &named) const
    {
        const Segment &segment = *m_parts[part].segment;
        const Found &found = m_found[part];
        Bitset films(segment.size());
        if (!m_hasOthers)
            return films;
        Bitset people = segment.peopleWith({term, term + 1});
        people &= m_people[part];
        if (!people.isEmpty())
            films |= creditedFilms(segment, people, Column::Person, named);
        if (found.isRanked) {
            Bitset titled = filmsWith(part, term, Field::Title);
            titled &= found.levels[Found::TitleBegun];
            films |= titled;
        }
        return films;
    }

    Worth worthOf(const Candidate &candidate) const
    {
        Worth worth;
        for (const auto &[part, term] : candidate.terms) {
            const Bitset films = filmsWith(part, term, m_fields);
            const Bitset named = filmsWith(part, term, m_fields & NamedFields);
            worth.weight += films.count() + NamedWeight * named.count()
                + TogetherWeight * filmsTogether(part, term, named).count();
            worth.rank = std::min(worth.rank, bestRank(m_parts, part, films));
        }
        return worth;
    }

    const std::vector<PartView> &m_parts;
    const std::vector<Found> &m_found;
    const Fields m_fields;
    const bool m_hasOthers; ///< other words
    QHash<QByteArrayView, Candidate> m_candidates; ///< by word, which the segments keep
    std::vector<Bitset> m_people; ///< by part
};

} // namespace

QByteArray bestWord(const std::vector<PartView> &parts, const std::vector<SearchWord> &words,
                    const Ways &ways, const std::vector<Found> &found, std::size_t word)
{
    return Chooser(parts, words, ways, found, word).best();
}

Doc rankOf(const std::vector<PartView> &parts, std::size_t part, Doc doc)
{
    if (part == 0)
        return doc;
    const auto &main = parts.front().segment->columns().popularity;
    const float popularity = parts[part].segment->columns().popularity[doc];
    if (std::isnan(popularity))
        return static_cast<Doc>(main.size());
    const auto before = [](float left, float right) { return left > right; };
    return static_cast<Doc>(std::lower_bound(main.begin(), main.end(), popularity, before) - main.begin());
}

Doc bestRank(const std::vector<PartView> &parts, std::size_t part, const Bitset &films)
{
    Doc best = Columns::Unknown32;
    films.each([&](Doc doc) {
        best = rankOf(parts, part, doc);
        return false;
    });
    return best;
}

} // namespace matinee
