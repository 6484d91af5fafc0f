#pragma once

#include "core/query/query_edit.h"
#include "core/search/search_service.h"
#include "ui/viewmodels/movie_list_model.h"
#include "ui/viewmodels/search_draft.h"

#include <QObject>
#include <QTimer>

namespace matinee {

class NarrowingCounts;
class SearchRelief;
class Session;

/// A search as a person builds it up, and its results. Each change searches at once; while one search
/// runs, only the newest next one is kept, so results never arrive out of order or for an old text.
///
/// A mistake in the text never empties the results: the rest of it holds. While the first index of a large
/// catalogue is built there are none yet, and the search is made again when it is there.
class SearchViewModel : public QObject {
    Q_OBJECT

public:
    /// How long a mistake at the end of the text may still be a word that is being typed.
    static constexpr int PatienceMs = 800;

    /// What always holds on this page, as "in:watchlist" of the watchlist, is `base`; it has no chip.
    explicit SearchViewModel(Session &session, const Query &base = {}, QObject *parent = nullptr);
    ~SearchViewModel() override;

    /// What always holds from now on.
    void setBase(const Query &base);
    /// Counts that every search brings along, and how many people; none to begin with.
    void setExtras(const QList<Facet> &facets, int people);

    const SearchDraft &draft() const { return m_draft; }
    Sort sort() const; ///< what orders the results now, chosen or not
    bool isNarrowed() const { return !m_draft.query().nodes.isEmpty(); }
    /// Everything but the base, in the query language.
    QString queryText() const { return printQuery(m_draft.query()); }
    /// The base too: what finds the same films anywhere.
    QString wholeText() const { return printQuery(both(m_base, m_draft.query())); }
    /// Mistakes in the text, without one that is being typed.
    QList<QueryError> mistakes() const;

    MovieListModel *movies() { return &m_movies; }
    /// Of the newest finished search.
    int count() const { return m_hits.total; }
    /// Running time of all hits together; 0 for more films than anybody adds up.
    int minutes() const { return m_minutes; }
    const QList<PersonHit> &people() const { return m_hits.people; }
    QList<FacetValue> facet(Facet facet) const { return m_hits.facets.value(facet); }
    /// How many films a value of a facet leaves; std::nullopt when that was not counted.
    std::optional<int> countOf(Facet facet, const QString &value) const;
    /// How many films are left when a value is asked for beside everything that is asked for already;
    /// std::nullopt while that is not counted.
    std::optional<int> countWith(Facet facet, const QString &value) const;
    /// The words that were searched for, mistyped ones put right; empty when nothing was.
    QString corrected() const;
    /// The words as they were typed.
    QString uncorrected() const;
    /// What to take away when nothing was found.
    const SearchRelief &relief() const { return *m_relief; }
    bool isSearching() const { return m_running; }
    /// How far the first index is, 0 to 100; std::nullopt when there is one.
    std::optional<int> preparing() const;

public slots:
    void setTyped(const QString &text);
    /// What stands in the text is meant so: a mistake at its end is told at once.
    void endTyping();
    void setFilters(const matinee::Query &filters);
    /// In place of everything.
    void setQuery(const matinee::Query &query);
    void setQueryText(const QString &text);
    void toggle(matinee::Facet facet, const QString &value, matinee::Choice choice);
    void setChoice(matinee::Facet facet, matinee::Choice choice);
    void remove(const matinee::SearchChip &chip);
    /// Films without it instead of films with it, and back.
    void turnRound(const matinee::SearchChip &chip);
    /// Only films of this person; the words that found them have done their part.
    void choosePerson(const QString &name);
    void setSort(matinee::Sort sort);
    /// Another random order.
    void shuffle();
    void clearFilters();
    void clear();
    void mend(const matinee::QueryError &error);
    /// What was typed is what is meant: no help with typos until it changes.
    void searchAsTyped();

signals:
    void queryChanged();
    void typedChanged(const QString &text);
    void mistakesChanged();
    void resultsChanged();
    /// countWith() answers anew, a little after resultsChanged().
    void countsChanged();
    void preparingChanged();
    void failed(const QString &message);

private:
    void take(const SearchDraft &draft);
    SearchRequest request() const;
    void search();
    void use(const Result<SearchHits> &hits);
    void sumMinutes();

    Session &m_session;
    Query m_base;
    QList<Facet> m_facets;
    int m_people = 0;
    SearchDraft m_draft;
    bool m_asTyped = false;
    quint32 m_seed = 1;
    QTimer m_patience;
    MovieListModel m_movies;
    SearchHits m_hits;
    Query m_asked; ///< what m_hits answers
    SearchRelief *m_relief;
    NarrowingCounts *m_narrowing;
    int m_minutes = 0;
    bool m_running = false;
    bool m_stale = false; ///< the query has changed since the running search began
    bool m_preparing = false;
};

} // namespace matinee
