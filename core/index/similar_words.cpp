#include "core/index/segment.h"

#include "core/index/segment_data.h"
#include "core/index/words.h"

#include <array>

namespace matinee {

namespace {

constexpr int MostErrors = 3;

/// How far the letters of a word, read from the left, can be those of the word looked for (Wu and Manber's
/// automaton, here with swaps of neighbours): bit i of `reached[e]` is set when the first i letters of it are
/// told with e errors. All of a row of the table of edit distances in four numbers, and empty when there is
/// no way to go on.
struct Reach {
    std::array<quint64, MostErrors + 1> reached{};
    std::array<quint64, MostErrors + 1> swapping{}; ///< where the letter just read is the next but one
};

/// The letters of a word in UTF-8 from `at` on; it must be valid UTF-8, else any letter.
char32_t nextLetter(QByteArrayView word, qsizetype &at)
{
    const auto lead = uchar(word[at++]);
    if (lead < 0x80)
        return lead;
    char32_t letter = lead & (lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07);
    while (at < word.size() && (uchar(word[at]) & 0xC0) == 0x80)
        letter = letter << 6 | (uchar(word[at++]) & 0x3F);
    return letter;
}

class Automaton {
public:
    Automaton(QByteArrayView word, int errors) : m_errors(errors)
    {
        for (qsizetype at = 0; at < word.size();) {
            const char32_t letter = nextLetter(word, at);
            const quint64 bit = quint64(1) << m_length++;
            if (letter < m_ascii.size()) {
                m_ascii[letter] |= bit;
            } else if (const auto known = placeOf(letter); known < m_others.size()) {
                m_others[known].second |= bit;
            } else {
                m_others.emplace_back(letter, bit);
            }
        }
    }

    Reach start() const
    {
        Reach reach;
        for (int e = 0; e <= m_errors; ++e)
            reach.reached[e] = ((quint64(2) << e) - 1) & all();
        return reach;
    }

    Reach next(const Reach &before, char32_t letter) const
    {
        const quint64 places = placesOf(letter);
        Reach after;
        after.reached[0] = (before.reached[0] & places) << 1;
        after.swapping[0] = before.reached[0] & (places >> 1);
        for (int e = 1; e <= m_errors; ++e) {
            const quint64 fewer = before.reached[e - 1];
            after.reached[e] = ((before.reached[e] & places) << 1) // the letter itself
                | fewer | (fewer << 1) // one too many, or another one
                | (after.reached[e - 1] << 1) // one is missing
                | ((before.swapping[e - 1] & places) << 2);
            after.reached[e] &= all();
            after.swapping[e] = before.reached[e] & (places >> 1);
        }
        return after;
    }

    /// Errors when the word ends here; more than allowed: no match.
    int errorsOf(const Reach &reach) const
    {
        for (int e = 0; e <= m_errors; ++e) {
            if (reach.reached[e] >> m_length & 1)
                return e;
        }
        return m_errors + 1;
    }
    /// Whether words that go on from here can have fewer errors than `errors`.
    static bool canBeBelow(const Reach &reach, int errors)
    {
        quint64 any = 0;
        for (int e = 0; e < errors; ++e)
            any |= reach.reached[e];
        return any != 0;
    }

private:
    quint64 all() const { return (quint64(2) << m_length) - 1; }
    std::size_t placeOf(char32_t letter) const
    {
        std::size_t place = 0;
        while (place < m_others.size() && m_others[place].first != letter)
            ++place;
        return place;
    }
    quint64 placesOf(char32_t letter) const
    {
        if (letter < m_ascii.size())
            return m_ascii[letter];
        const auto known = placeOf(letter);
        return known < m_others.size() ? m_others[known].second : 0;
    }

    int m_errors;
    int m_length = 0;
    std::array<quint64, 128> m_ascii{}; ///< bit i: the letter is the i-th of the word looked for
    std::vector<std::pair<char32_t, quint64>> m_others;
};

/// Walks the dictionary as if it were a tree: what words have in common is read once, and where there is no
/// way to go on all words that begin so are passed over.
class Walk {
public:
    Walk(const Dictionary &dictionary, QByteArrayView word, int errors, bool prefix)
        : m_dictionary(dictionary),
          m_automaton(word, errors),
          m_errors(errors),
          m_isPrefix(prefix)
    {
        m_steps.push_back({m_automaton.start(), 0, 0});
        m_steps.back().best = bestAt(m_automaton.start(), m_errors + 1);
    }

    std::vector<SimilarTerm> found();

private:
    struct Step {
        Reach reach;
        qsizetype end = 0; ///< bytes of the word read so far
        int best = 0; ///< fewest errors of a beginning up to here
    };

    int bestAt(const Reach &reach, int before) const
    {
        return m_isPrefix ? std::min(before, m_automaton.errorsOf(reach)) : m_errors + 1;
    }
    /// Reads a word from where it differs from the last; answers the first word that needs looking at next.
    Term read(Term term);
    void take(Term first, Term last, int errors);

    const Dictionary &m_dictionary;
    const Automaton m_automaton;
    const int m_errors;
    const bool m_isPrefix;
    std::vector<Step> m_steps;
    std::array<std::vector<SimilarTerm>, MostErrors + 1> m_found;
};

std::vector<SimilarTerm> Walk::found()
{
    for (Term term = 0; term < m_dictionary.size();) {
        while (m_steps.back().end > m_dictionary.common[term])
            m_steps.pop_back();
        term = read(term);
    }
    std::vector<SimilarTerm> all;
    for (const auto &some : m_found)
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

Term Walk::read(Term term)
{
    const QByteArrayView word = m_dictionary.words.at(term);
    while (m_automaton.canBeBelow(m_steps.back().reach, std::min(m_steps.back().best, m_errors + 1))) {
        qsizetype end = m_steps.back().end;
        if (end == word.size()) {
            const Step &last = m_steps.back();
            take(term, term + 1, m_isPrefix ? last.best : m_automaton.errorsOf(last.reach));
            return term + 1;
        }
        const char32_t letter = nextLetter(word, end);
        Step step{m_automaton.next(m_steps.back().reach, letter), end, 0};
        step.best = bestAt(step.reach, m_steps.back().best);
        m_steps.push_back(step);
    }
    // No word that begins so is nearer than the beginning itself.
    Term last = term + 1;
    while (last < m_dictionary.size() && m_dictionary.common[last] >= m_steps.back().end)
        ++last;
    take(term, last, m_steps.back().best);
    return last;
}

void Walk::take(Term first, Term last, int errors)
{
    if (errors > m_errors)
        return;
    for (Term term = first; term < last; ++term)
        m_found[std::size_t(errors)].push_back({term, errors});
}

} // namespace

std::vector<SimilarTerm> Segment::similar(QByteArrayView word, int errors, bool prefix) const
{
    // What is longer is no word of a dictionary either, and would not fit the automaton's bits.
    if (word.isEmpty() || QString::fromUtf8(word).toUcs4().size() > Words::MaxLetters)
        return {};
    return Walk(m_data->dictionary, word, std::clamp(errors, 0, MostErrors), prefix).found();
}

} // namespace matinee
