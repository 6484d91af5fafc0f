#pragma once

#include "core/rest/cursor_seal.h"
#include "core/rest/input.h"
#include "core/search/search_service.h"

namespace matinee {

/// A page of what a search found.
struct FoundFilms {
    SearchHits hits;
    QString next; ///< cursor of the page after this one; empty when this is the last
};

/// Which part of a search's films a caller asked for, by `limit` and `cursor`.
///
/// A cursor names the last film of its page, not a count of films, so that those which come or go meanwhile
/// neither repeat nor hide others. With it goes the seed of a random order, and whether another query than
/// the one asked for was answered: when that has changed, the list is another one and the cursor is refused.
class SearchPage {
public:
    /// `query` is what the list is made of when the call does not say it.
    static SearchPage read(const Call &call, const QByteArray &key, QueryInput &input,
                           const QString &query = {});

    /// This page of `request`, whose limit, after and seed it sets.
    tl::expected<FoundFilms, Problem> find(SearchService &search, UserId caller, SearchRequest request) const;

private:
    explicit SearchPage(CursorSeal seal) : m_seal(std::move(seal)) { }
    bool open(const QByteArray &place);

    CursorSeal m_seal;
    int m_limit = 0;
    quint32 m_seed = 0;
    bool m_corrected = false; ///< of the page before
    QByteArray m_after; ///< empty: from the first film on
};

} // namespace matinee
