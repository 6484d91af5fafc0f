#pragma once

#include "core/search/search_service.h"
#include "ui/viewmodels/movie_list_model.h"

#include <QObject>

namespace matinee {

class Session;

/// A search as a person builds it up, and its results. Each change searches at once; while one search
/// runs, only the newest next one is kept, so results never arrive out of order or for an old text.
class SearchViewModel : public QObject {
    Q_OBJECT

public:
    /// What never leaves this view-model's queries, as `inWatchlist` of a watchlist page, is in `base`.
    explicit SearchViewModel(Session &session, const SearchQuery &base = {}, QObject *parent = nullptr);

    const SearchQuery &query() const { return m_query; }
    MovieListModel *movies() { return &m_movies; }
    /// Of the newest finished search.
    int count() const { return int(m_hits.movies.size()); }
    int minutes() const { return m_minutes; } ///< running time of all hits together
    const QHash<QString, int> &genreCounts() const { return m_hits.genres; }
    const QHash<int, int> &decadeCounts() const { return m_hits.decades; }
    bool isFiltered() const; ///< anything chosen beside text and sort
    bool isSearching() const { return m_running; }

public slots:
    void setText(const QString &text);
    /// Not chosen, wanted, not chosen.
    void toggleGenre(const QString &genre);
    /// Not chosen, unwanted, not chosen.
    void toggleNotGenre(const QString &genre);
    /// The first year of the decade; the one already chosen is given up.
    void toggleDecade(int decade);
    void setYears(std::optional<int> from, std::optional<int> to);
    void setRuntimeTo(std::optional<int> minutes);
    void setSeen(matinee::SearchQuery::Seen seen);
    void setSort(matinee::SearchQuery::Sort sort);
    /// Back to the base; the text and the sort stay.
    void clearFilters();

signals:
    void queryChanged();
    void resultsChanged();
    void failed(const QString &message);

private:
    void setQuery(const SearchQuery &query);
    void search();
    void use(const SearchHits &hits);
    void followMine();

    Session &m_session;
    const SearchQuery m_base;
    SearchQuery m_query;
    MovieListModel m_movies;
    SearchHits m_hits;
    int m_minutes = 0;
    bool m_running = false;
    bool m_stale = false; ///< the query has changed since the running search began
};

} // namespace matinee
