#include "ui/viewmodels/search_view_model.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/session.h"

#include <utility>

namespace matinee {

namespace {

bool asksTheSame(const SearchQuery &a, const SearchQuery &b)
{
    const auto parts = [](const SearchQuery &query) {
        return std::tie(query.text, query.genres, query.notGenres, query.yearFrom, query.yearTo,
                        query.runtimeTo, query.seen, query.inWatchlist, query.sort);
    };
    return parts(a) == parts(b);
}

void toggle(QStringList &list, const QString &entry)
{
    if (list.removeAll(entry) == 0)
        list.append(entry);
}

} // namespace

SearchViewModel::SearchViewModel(Session &session, const SearchQuery &base, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_base(base),
      m_query(base),
      m_movies(session)
{
    connect(&session, &Session::loaded, this, &SearchViewModel::search);
    connect(&session, &Session::catalogueChanged, this, &SearchViewModel::search);
    connect(&session, &Session::shelfReset, this, &SearchViewModel::search);
    connect(&session, &Session::done, this, &SearchViewModel::followMine);
    connect(&session, &Session::undone, this, &SearchViewModel::followMine);
    connect(&session, &Session::redone, this, &SearchViewModel::followMine);
    search();
}

bool SearchViewModel::isFiltered() const
{
    SearchQuery bare = m_base;
    bare.text = m_query.text;
    bare.sort = m_query.sort;
    return !asksTheSame(bare, m_query);
}

void SearchViewModel::setText(const QString &text)
{
    SearchQuery query = m_query;
    query.text = text;
    setQuery(query);
}

void SearchViewModel::toggleGenre(const QString &genre)
{
    SearchQuery query = m_query;
    query.notGenres.removeAll(genre);
    toggle(query.genres, genre);
    setQuery(query);
}

void SearchViewModel::toggleNotGenre(const QString &genre)
{
    SearchQuery query = m_query;
    query.genres.removeAll(genre);
    toggle(query.notGenres, genre);
    setQuery(query);
}

void SearchViewModel::toggleDecade(int decade)
{
    if (m_query.yearFrom == decade && m_query.yearTo == decade + 9)
        setYears({}, {});
    else
        setYears(decade, decade + 9);
}

void SearchViewModel::setYears(std::optional<int> from, std::optional<int> to)
{
    SearchQuery query = m_query;
    query.yearFrom = from;
    query.yearTo = to;
    setQuery(query);
}

void SearchViewModel::setRuntimeTo(std::optional<int> minutes)
{
    SearchQuery query = m_query;
    query.runtimeTo = minutes;
    setQuery(query);
}

void SearchViewModel::setSeen(SearchQuery::Seen seen)
{
    SearchQuery query = m_query;
    query.seen = seen;
    setQuery(query);
}

void SearchViewModel::setSort(SearchQuery::Sort sort)
{
    SearchQuery query = m_query;
    query.sort = sort;
    setQuery(query);
}

void SearchViewModel::clearFilters()
{
    SearchQuery query = m_base;
    query.text = m_query.text;
    query.sort = m_query.sort;
    setQuery(query);
}

void SearchViewModel::setQuery(const SearchQuery &query)
{
    if (asksTheSame(query, m_query))
        return;
    m_query = query;
    emit queryChanged();
    search();
}

void SearchViewModel::search()
{
    if (!m_session.isLoaded())
        return;
    m_stale = m_running;
    if (std::exchange(m_running, true))
        return;
    const Doors &doors = m_session.doors();
    whenDone(doors.search.call(&SearchService::search, doors.user, m_query), this,
             [this](const Result<SearchHits> &hits) {
                 m_running = false;
                 if (std::exchange(m_stale, false))
                     search();
                 else if (hits)
                     use(*hits);
                 else
                     emit failed(hits.error().message);
             });
}

void SearchViewModel::use(const SearchHits &hits)
{
    m_hits = hits;
    m_minutes = 0;
    for (const MovieId id : hits.movies) {
        if (const MovieSummary *movie = m_session.movie(id))
            m_minutes += movie->runtimeMinutes.value_or(0);
    }
    m_movies.setMovies(hits.movies);
    emit resultsChanged();
}

void SearchViewModel::followMine()
{
    // Other queries find the same films whatever the person did.
    if (m_query.inWatchlist || m_query.seen != SearchQuery::Seen::Either
        || m_query.sort == SearchQuery::Sort::OwnRating)
        search();
}

} // namespace matinee
