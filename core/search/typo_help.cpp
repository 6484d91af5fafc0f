#include "core/search/typo_help.h"

#include "core/search/best_word.h"
#include "core/search/similar_reading.h"
#include "core/search/typed_parts.h"

#include <algorithm>

namespace matinee {

namespace {

constexpr std::size_t MostWords = 12; ///< of a query that is helped at all
constexpr std::ptrdiff_t MostMissing = 5; ///< words that nothing has
constexpr qsizetype MostTries = 16;
constexpr Doc NamedWeight = 10; ///< of films found by title or name, against one for every film
constexpr int RareFilms = 3; ///< hardly anything
constexpr Doc FarBetter = 10; ///< times as high in the order of popularity

/// The word that is compared with others.
const QByteArray &wordOf(const SearchWord &word)
{
    return word.text.words.size() == 1 ? word.text.words.first() : word.text.joined;
}

/// Films in titles and names are what people mean sooner than those in plots.
int weightOf(const Found &found)
{
    const Doc named = found.isRanked ? found.levels[Found::NameBegun].count() : 0;
    return int(NamedWeight * named + found.films.count());
}

bool isEmpty(const std::vector<Bitset> &sets)
{
    return std::all_of(sets.begin(), sets.end(), [](const Bitset &set) { return set.isEmpty(); });
}

Doc bestRank(const std::vector<PartView> &parts, const std::vector<Found> &found, bool named)
{
    Doc best = Columns::Unknown32;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const bool isNamed = named && found[part].isRanked;
        best = std::min(
            best, bestRank(parts, part, isNamed ? found[part].levels[Found::NameBegun] : found[part].films));
    }
    return best;
}

} // namespace

TypoHelp::TypoHelp(const Query &query, std::vector<SearchWord> &words, std::vector<PartView> &parts)
    : m_query(query),
      m_words(words),
      m_parts(parts)
{
}

void TypoHelp::addWays(SearchWord &word, int errors)
{
    const QByteArray &text = wordOf(word);
    for (int more = int(word.ways.size()); more <= std::min(errors, mostErrors(text)); ++more) {
        WordWay way;
        for (const PartView &part : m_parts) {
            const Reading reading = readSimilar(*part.segment, text, word.text.begun, more);
            way.found.push_back(part.evaluator.reading(word.column, reading));
            way.readings.push_back({{reading}, {}});
        }
        word.ways.push_back(std::move(way));
    }
}

void TypoHelp::tryFrom(std::size_t word, int errors, const std::vector<Bitset> &among, Ways &ways,
                       QList<Try> &tries)
{
    if (tries.size() == MostTries)
        return;
    if (word == m_words.size()) {
        if (errors > 0)
            return;
        Try one{ways, findTogether(m_words, ways, m_parts), 0};
        for (const Found &found : one.found)
            one.weight += weightOf(found);
        if (one.weight > 0)
            tries.append(std::move(one));
        return;
    }
    for (std::size_t way = 0; way <= std::size_t(errors); ++way) {
        addWays(m_words[word], int(way));
        if (way >= m_words[word].ways.size())
            break;
        std::vector<Bitset> narrowed = among;
        for (std::size_t part = 0; part < m_parts.size(); ++part)
            narrowed[part] &= m_words[word].ways[way].found[part].films;
        if (isEmpty(narrowed))
            continue;
        ways[word] = way;
        tryFrom(word + 1, errors - int(way), narrowed, ways, tries);
    }
}

QList<TypoHelp::Try> TypoHelp::tries(int errors)
{
    std::vector<Bitset> among;
    for (const PartView &part : m_parts)
        among.push_back(part.rest);
    QList<Try> tries;
    Ways ways(m_words.size(), 0);
    tryFrom(0, errors, among, ways, tries);
    return tries;
}

std::optional<Respelling> TypoHelp::nearest()
{
    const auto missing = std::count_if(m_words.begin(), m_words.end(), [this](const SearchWord &word) {
        return findsNothing(word.ways.front(), m_parts);
    });
    if (m_words.empty() || m_words.size() > MostWords || missing > MostMissing)
        return std::nullopt;
    const int fewest = std::max(1, int(missing));
    const int most = std::max(2, 2 * int(missing));
    for (int errors = fewest; errors <= most; ++errors) {
        if (const QList<Try> found = tries(errors); !found.isEmpty())
            return respelling(found);
    }
    return std::nullopt;
}

std::optional<Respelling> TypoHelp::betterKnown(const std::vector<Found> &typed)
{
    const bool looksMeant = std::any_of(typed.begin(), typed.end(), [](const Found &found) {
        return !found.isRanked || !found.levels[Found::NameWord].isEmpty();
    });
    if (m_words.empty() || m_words.size() > MostWords || looksMeant || countOf(typed) > RareFilms)
        return std::nullopt;
    const QList<Try> found = tries(1);
    if (found.isEmpty())
        return std::nullopt;
    Respelling better = respelling(found);
    const quint64 rank = bestRank(m_parts, better.found, true);
    if (rank * FarBetter + FarBetter >= bestRank(m_parts, typed, false))
        return std::nullopt;
    for (std::size_t part = 0; part < m_parts.size(); ++part)
        better.found[part] |= typed[part];
    better.ways.append(Ways(m_words.size(), 0));
    return better;
}

Respelling TypoHelp::respelling(const QList<Try> &tries) const
{
    Respelling respelling;
    const Try *best = &tries.first();
    for (const Try &one : tries) {
        if (one.weight > best->weight)
            best = &one;
        for (std::size_t part = 0; part < m_parts.size(); ++part) {
            if (&one == &tries.first())
                respelling.found.push_back(one.found[part]);
            else
                respelling.found[part] |= one.found[part];
        }
    }
    for (const Try &one : tries) {
        if (&one == best)
            respelling.ways.prepend(one.ways);
        else
            respelling.ways.append(one.ways);
    }
    QHash<std::size_t, QByteArray> replaced;
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        const QByteArray better =
            best->ways[word] > 0 ? bestWord(m_parts, m_words, best->ways, best->found, word) : QByteArray();
        if (!better.isEmpty())
            replaced.insert(word, better);
    }
    respelling.query = withWords(replaced);
    return respelling;
}

Query TypoHelp::withWords(const QHash<std::size_t, QByteArray> &replaced) const
{
    QHash<qsizetype, QHash<qsizetype, QString>> byNode;
    for (auto word = replaced.cbegin(); word != replaced.cend(); ++word) {
        for (const SearchWord::Place &place : m_words[word.key()].places)
            byNode[place.node].insert(place.part, QString::fromUtf8(*word));
    }
    Query query = m_query;
    for (auto parts = byNode.cbegin(); parts != byNode.cend(); ++parts) {
        auto &text = std::get<TextMatch>(query.nodes[parts.key()].clause.value);
        text.text = withParts(text.text, *parts);
        // The word before a colon was no column's name as typed.
        if (m_query.nodes.at(parts.key()).clause.column == Column::Any)
            text.text.replace(u':', u'-');
    }
    return query;
}

} // namespace matinee
