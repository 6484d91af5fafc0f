#include "ui/viewmodels/search_relief.h"

#include "core/base/when_done.h"
#include "core/query/query_edit.h"
#include "core/search/search_service.h"
#include "ui/viewmodels/session.h"

namespace matinee {

namespace {

QList<SearchChip> partsOf(const SearchDraft &draft)
{
    QList<SearchChip> parts;
    for (qsizetype at = 0; at < draft.filters().nodes.size(); ++at)
        parts.append({draft.filters().nodes.at(at), false, at});
    for (qsizetype at = 0; at < draft.parsed().query.nodes.size(); ++at)
        parts.append({draft.parsed().query.nodes.at(at), true, at});
    return parts;
}

} // namespace

SearchRelief::SearchRelief(Session &session, QObject *parent) : QObject(parent), m_session(session) { }

void SearchRelief::look(const Query &base, const SearchDraft &draft)
{
    forget();
    m_base = base;
    m_draft = draft;
    m_left = partsOf(draft);
    // To take away the only part is to clear everything, which is offered anyway.
    if (m_left.size() > 1)
        lookWithoutFilters();
}

void SearchRelief::forget()
{
    ++m_round;
    m_left.clear();
    m_withoutFilters = 0;
    if (m_best) {
        m_best.reset();
        emit changed();
    }
}

void SearchRelief::lookWithoutFilters()
{
    if (m_draft.words().isEmpty() || !m_draft.hasFilters())
        return next();
    SearchDraft words = m_draft;
    words.clearFilters();
    count(words, [this](int films) {
        m_withoutFilters = films;
        next();
    });
}

void SearchRelief::next()
{
    if (m_left.isEmpty()) {
        emit changed();
        return;
    }
    const SearchChip part = m_left.takeFirst();
    SearchDraft without = m_draft;
    without.remove(part);
    count(without, [this, part](int films) {
        if (films > (m_best ? m_best->films : 0))
            m_best = Offer{part, describeNode(part.node), films};
        next();
    });
}

void SearchRelief::count(const SearchDraft &draft, const std::function<void(int films)> &use)
{
    SearchRequest request;
    request.query = both(m_base, draft.query());
    request.limit = 0;
    const Doors &doors = m_session.doors();
    whenDone(doors.search.call(&SearchService::search, doors.user, request), this,
             [this, use, round = m_round](const Result<SearchHits> &hits) {
                 if (round == m_round)
                     use(hits ? hits->total : 0);
             });
}

} // namespace matinee
