#include "ui/viewmodels/search_view_model.h"

#include "core/base/when_done.h"
#include "core/search/index_hub.h"
#include "ui/viewmodels/facets.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/narrowing_counts.h"
#include "ui/viewmodels/search_relief.h"
#include "ui/viewmodels/session.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int AddedUp = 5000; ///< films; the running time of more is nothing a person plans with

bool looksForText(const Node &node)
{
    if (node.negated)
        return false;
    if (node.kind == Node::Kind::Clause)
        return std::holds_alternative<TextMatch>(node.clause.value);
    return std::any_of(node.nodes.cbegin(), node.nodes.cend(), looksForText);
}

Sort naturalSort(const Query &query)
{
    const bool text = std::any_of(query.nodes.cbegin(), query.nodes.cend(), looksForText);
    return {text ? SortKey::Relevance : SortKey::Popularity, false};
}

/// The words of `query`, all of them, since they are read together; of its conditions those that are not in
/// `other`.
QString wordsBeside(const Query &query, const Query &other)
{
    QStringList words;
    for (const Node &node : query.nodes) {
        if (!isFreeWord(node) && other.nodes.contains(node))
            continue;
        const auto *text = std::get_if<TextMatch>(&node.clause.value);
        words.append(text && isFreeWord(node) && node.kind == Node::Kind::Clause ? text->text
                                                                                 : printQuery({{node}, {}}));
    }
    return words.join(u' ');
}

} // namespace

SearchViewModel::SearchViewModel(Session &session, const Query &base, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_base(base),
      m_movies(session),
      m_relief(new SearchRelief(session, this)),
      m_narrowing(new NarrowingCounts(session, this))
{
    connect(m_narrowing, &NarrowingCounts::changed, this, &SearchViewModel::countsChanged);
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &SearchViewModel::mistakesChanged);
    connect(&session, &Session::loaded, this, &SearchViewModel::search);
    connect(&session, &Session::catalogueChanged, this, &SearchViewModel::search);
    connect(&session, &Session::shelfReset, this, &SearchViewModel::search);
    for (const auto changed : {&Session::done, &Session::undone, &Session::redone})
        connect(&session, changed, this, &SearchViewModel::search);
    connect(&session, &Session::searchReady, this, &SearchViewModel::search);
    connect(&session, &Session::searchProgressed, this, [this] {
        if (m_preparing)
            emit preparingChanged();
    });
    connect(&session.lists(), &MyLists::changed, this, [this] {
        SearchDraft draft = m_draft;
        draft.setNames(m_session.lists().names());
        take(draft);
    });
    m_draft.setNames(session.lists().names());
    search();
}

SearchViewModel::~SearchViewModel() = default;

void SearchViewModel::setBase(const Query &base)
{
    if (std::exchange(m_base, base) != base)
        search();
}

void SearchViewModel::setExtras(const QList<Facet> &facets, int people)
{
    m_facets = facets;
    m_people = people;
    search();
}

Sort SearchViewModel::sort() const
{
    const Query query = m_draft.query();
    return query.sort.value_or(naturalSort(query));
}

QList<QueryError> SearchViewModel::mistakes() const
{
    QList<QueryError> mistakes = m_draft.parsed().errors;
    if (m_patience.isActive()) {
        const qsizetype end = m_draft.typed().size();
        mistakes.removeIf([end](const QueryError &error) { return error.position + error.length >= end; });
    }
    return mistakes;
}

std::optional<int> SearchViewModel::countOf(Facet facet, const QString &value) const
{
    const auto values = m_hits.facets.constFind(facet);
    return values == m_hits.facets.cend() ? std::nullopt : countIn(*values, facet, value);
}

std::optional<int> SearchViewModel::countWith(Facet facet, const QString &value) const
{
    const Query query = m_draft.query();
    const bool isSet = std::any_of(query.nodes.cbegin(), query.nodes.cend(),
                                   [facet](const Node &node) { return looksAt(node, columnOf(facet)); });
    if (!isSet)
        return countOf(facet, value);
    const auto counted = m_narrowing->of(facet);
    return counted ? countIn(*counted, facet, value) : std::nullopt;
}

QString SearchViewModel::corrected() const
{
    return m_hits.corrected ? wordsBeside(*m_hits.corrected, m_asked) : QString();
}

QString SearchViewModel::uncorrected() const
{
    return m_hits.corrected ? wordsBeside(m_asked, *m_hits.corrected) : QString();
}

std::optional<int> SearchViewModel::preparing() const
{
    constexpr int Percent = 100;
    if (!m_preparing)
        return std::nullopt;
    const IndexHub::Progress progress = m_session.doors().index->progress();
    return progress.total > 0 ? int(qint64(progress.done) * Percent / progress.total) : 0;
}

void SearchViewModel::setTyped(const QString &text)
{
    SearchDraft draft = m_draft;
    draft.setTyped(text);
    take(draft);
}

void SearchViewModel::endTyping()
{
    if (!m_patience.isActive())
        return;
    m_patience.stop();
    emit mistakesChanged();
}

void SearchViewModel::setFilters(const Query &filters)
{
    SearchDraft draft = m_draft;
    draft.setFilters(filters);
    take(draft);
}

void SearchViewModel::setQuery(const Query &query)
{
    SearchDraft draft = m_draft;
    draft.setQuery(query);
    take(draft);
}

void SearchViewModel::setQueryText(const QString &text)
{
    setQuery(parseQuery(text, m_session.lists().names()).query);
}

void SearchViewModel::toggle(Facet facet, const QString &value, Choice choice)
{
    SearchDraft draft = m_draft;
    draft.setConditions(withToggled(draft.query(), facet, value, choice));
    take(draft);
}

void SearchViewModel::setChoice(Facet facet, Choice choice)
{
    SearchDraft draft = m_draft;
    draft.setConditions(withChoice(draft.query(), facet, choice));
    take(draft);
}

void SearchViewModel::remove(const SearchChip &chip)
{
    SearchDraft draft = m_draft;
    draft.remove(chip);
    take(draft);
}

void SearchViewModel::turnRound(const SearchChip &chip)
{
    SearchDraft draft = m_draft;
    draft.remove(chip);
    Node node = chip.node;
    node.negated = !node.negated;
    draft.setFilters(both(draft.filters(), {{node}, {}}));
    take(draft);
}

void SearchViewModel::choosePerson(const QString &name)
{
    const Clause person{Column::Person, TextMatch{TextMatch::Kind::Phrase, name}};
    SearchDraft draft = m_draft;
    draft.clearWords();
    draft.setFilters(both(draft.filters(), {{Node{Node::Kind::Clause, false, person, {}}}, {}}));
    take(draft);
}

void SearchViewModel::setSort(Sort sort)
{
    SearchDraft draft = m_draft;
    const bool said = draft.parsed().query.sort || sort != naturalSort(draft.query());
    draft.setSort(said ? std::optional(sort) : std::nullopt);
    take(draft);
}

void SearchViewModel::shuffle()
{
    ++m_seed;
    search();
}

void SearchViewModel::clearFilters()
{
    SearchDraft draft = m_draft;
    draft.clearFilters();
    take(draft);
}

void SearchViewModel::clear()
{
    SearchDraft draft = m_draft;
    draft.setTyped({});
    draft.clearFilters();
    take(draft);
}

void SearchViewModel::mend(const QueryError &error)
{
    SearchDraft draft = m_draft;
    draft.mend(error, error.suggestion);
    take(draft);
}

void SearchViewModel::searchAsTyped()
{
    m_asTyped = true;
    search();
}

void SearchViewModel::take(const SearchDraft &draft)
{
    const bool typed = draft.typed() != m_draft.typed();
    const bool asked = draft.query() != m_draft.query();
    const bool erred = draft.parsed().errors.size() + m_draft.parsed().errors.size() > 0;
    m_draft = draft;
    if (typed) {
        m_asTyped = false;
        m_patience.start();
        emit typedChanged(m_draft.typed());
    }
    if (erred)
        emit mistakesChanged();
    if (!typed && !asked)
        return;
    emit queryChanged();
    search();
}

SearchRequest SearchViewModel::request() const
{
    const QString &typed = m_draft.typed();
    SearchRequest request;
    request.query = both(m_base, m_draft.query());
    request.typing = !typed.isEmpty() && !typed.back().isSpace();
    request.asTyped = m_asTyped;
    request.seed = m_seed;
    request.facets = m_facets;
    request.people = m_draft.words().isEmpty() ? 0 : m_people;
    return request;
}

void SearchViewModel::search()
{
    if (!m_session.isLoaded())
        return;
    m_stale = m_running;
    if (std::exchange(m_running, true))
        return;
    const Doors &doors = m_session.doors();
    const SearchRequest asked = request();
    whenDone(doors.search.call(&SearchService::search, doors.user, asked), this,
             [this, asked](const Result<SearchHits> &hits) {
                 m_running = false;
                 if (std::exchange(m_stale, false))
                     return search();
                 m_asked = asked.query;
                 use(hits);
                 if (hits)
                     m_narrowing->look(asked);
             });
}

void SearchViewModel::use(const Result<SearchHits> &hits)
{
    const IndexHub *index = m_session.doors().index;
    const bool waits =
        !hits && hits.error().kind == Error::Kind::Unavailable && index && index->progress().building;
    if (std::exchange(m_preparing, waits) || waits)
        emit preparingChanged();
    if (!hits) {
        if (!waits)
            emit failed(hits.error().message);
        return;
    }
    m_hits = *hits;
    m_movies.setMovies(m_hits.movies);
    sumMinutes();
    if (m_hits.total == 0)
        m_relief->look(m_base, m_draft);
    else
        m_relief->forget();
    emit resultsChanged();
}

void SearchViewModel::sumMinutes()
{
    m_minutes = 0;
    if (m_hits.total > AddedUp)
        return;
    for (const MovieId id : std::as_const(m_hits.movies)) {
        if (const MovieSummary *movie = m_session.movie(id))
            m_minutes += movie->runtimeMinutes.value_or(0);
    }
}

} // namespace matinee
