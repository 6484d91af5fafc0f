#include "core/search/film_search.h"

#include "core/search/person_columns.h"
#include "core/search/title_rank.h"
#include "core/search/typo_help.h"

#include <algorithm>

namespace matinee {

namespace {

/// The one column that a node looks at; std::nullopt: several.
std::optional<Column> onlyColumn(const Node &node)
{
    if (node.kind == Node::Kind::Clause)
        return node.clause.column;
    std::optional<Column> only;
    for (const Node &inner : node.nodes) {
        const auto column = onlyColumn(inner);
        if (!column || (only && only != column))
            return std::nullopt;
        only = column;
    }
    return only;
}

/// Of a node of free text that is no words; nullptr: it is something else.
const TextMatch *freePhrase(const Node &node)
{
    const bool isFree = node.kind == Node::Kind::Clause && !node.negated && node.clause.column == Column::Any;
    const auto *text = isFree ? std::get_if<TextMatch>(&node.clause.value) : nullptr;
    const bool isPhrase =
        text && (text->kind == TextMatch::Kind::Phrase || text->kind == TextMatch::Kind::Exact);
    return isPhrase ? text : nullptr;
}

} // namespace

FilmSearch::FilmSearch(const Index &index, PersonColumns &person, const SearchRequest &request)
    : m_person(person),
      m_request(request),
      m_query(takenApart(request.query, request.typing))
{
    m_isOnlyFree = !m_query.words.empty()
        && std::all_of(m_query.words.begin(), m_query.words.end(),
                       [](const SearchWord &word) { return word.column == Column::Any; });
    makeParts(index);
    evaluateOthers();
    for (SearchWord &word : m_query.words)
        word.ways.push_back(readAsTyped(word, m_parts));
}

void FilmSearch::makeParts(const Index &index)
{
    for (const LivePart &live : index.parts)
        m_parts.push_back({live.segment,
                           Evaluator(live.segment, m_person),
                           visibleFilms(live, m_person.user()),
                           {},
                           {},
                           {}});
}

bool FilmSearch::isCounted(Column column) const
{
    return !m_request.facetsNarrow
        && std::any_of(m_request.facets.begin(), m_request.facets.end(),
                       [column](Facet facet) { return columnOf(facet) == column; });
}

void FilmSearch::evaluateOthers()
{
    for (PartView &part : m_parts) {
        for (const qsizetype other : m_query.others) {
            const Node &node = m_request.query.nodes.at(other);
            const auto column = onlyColumn(node);
            if (const TextMatch *phrase = freePhrase(node)) {
                part.phrases.push_back(part.evaluator.phrase(Column::Any, *phrase, part.base));
                part.base &= part.phrases.back().films;
            } else if (column && isCounted(*column)) {
                part.counted.emplace_back(*column, part.evaluator.films(node, part.base));
            } else {
                part.base = part.evaluator.films(node, part.base);
            }
        }
        part.rest = part.base;
        for (const auto &[column, films] : part.counted)
            part.rest &= films;
    }
}

std::vector<Found> FilmSearch::foundAsTyped(Bitset PartView::*among) const
{
    std::vector<Found> found = findTogether(m_query.words, Ways(m_query.words.size(), 0), m_parts, among);
    const QByteArray text = wholeText(m_request.query);
    for (std::size_t i = 0; m_isOnlyFree && !text.isEmpty() && i < m_parts.size(); ++i)
        addSameTitles(*m_parts[i].segment, text, m_parts[i].*among, found[i]);
    return found;
}

void FilmSearch::findFilms()
{
    m_found = foundAsTyped(&PartView::rest);
    if (m_request.asTyped)
        return;
    TypoHelp help(m_request.query, m_query.words, m_parts);
    auto respelling = countOf(m_found) == 0 ? help.nearest() : help.betterKnown(m_found);
    if (!respelling)
        return;
    m_found = std::move(respelling->found);
    m_ways = std::move(respelling->ways);
    m_corrected = std::move(respelling->query);
}

QList<TextPart> FilmSearch::freeWords() const
{
    QList<TextPart> words;
    for (const SearchWord &word : takenApart(m_corrected.value_or(m_request.query), m_request.typing).words) {
        if (word.column == Column::Any)
            words.append(word.text);
    }
    return words;
}

Ordering FilmSearch::ordering() const
{
    const Sort sort = m_request.query.sort.value_or(Sort());
    const QByteArray text = wholeText(m_corrected.value_or(m_request.query));
    const Ways best = m_ways.isEmpty() ? Ways(m_query.words.size(), 0) : m_ways.first();
    std::vector<PartFilms> films;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        films.push_back({m_parts[i].segment, {m_found[i].films}});
        if (sort.key == SortKey::Relevance && !text.isEmpty())
            films.back().sets = rankedSets(m_parts[i], i, text, m_query.words, best, m_found[i]);
    }
    return Ordering(sort, m_request.seed, std::move(films), m_person);
}

std::vector<Bitset> FilmSearch::foundUncounted() const
{
    std::vector<Bitset> films;
    for (const Found &found :
         m_ways.isEmpty() ? foundAsTyped(&PartView::base) : std::vector<Found>(m_parts.size()))
        films.push_back(found.films);
    for (const Ways &ways : m_ways) {
        const std::vector<Found> found = findTogether(m_query.words, ways, m_parts, &PartView::base);
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (&ways == &m_ways.first())
                films[i] = found[i].films;
            else
                films[i] |= found[i].films;
        }
    }
    return films;
}

QHash<Facet, QList<FacetValue>> FilmSearch::countFacets() const
{
    if (m_request.facets.isEmpty())
        return {};
    const bool anyCounted = !m_parts.empty() && !m_parts.front().counted.empty();
    const std::vector<Bitset> uncounted = anyCounted ? foundUncounted() : std::vector<Bitset>();
    QHash<Facet, QList<FacetValue>> values;
    for (const Facet facet : m_request.facets) {
        QHash<QString, int> counts;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            Bitset films = anyCounted ? uncounted[i] : m_found[i].films;
            for (const auto &[column, held] : m_parts[i].counted) {
                if (column != columnOf(facet))
                    films &= held;
            }
            const QHash<QString, int> more = countFacet(facet, m_parts[i], films, m_person);
            for (auto value = more.cbegin(); value != more.cend(); ++value)
                counts[value.key()] += value.value();
        }
        values.insert(facet, facetValues(facet, counts));
    }
    return values;
}

Result<SearchHits> FilmSearch::run()
{
    findFilms();
    auto page = ordering().page(m_request.limit, m_request.after);
    if (!page)
        return tl::unexpected(page.error());
    SearchHits hits;
    hits.movies = std::move(page->movies);
    hits.next = std::move(page->next);
    hits.total = countOf(m_found);
    hits.corrected = m_corrected;
    hits.facets = countFacets();
    return hits;
}

} // namespace matinee
