#include "ui/viewmodels/search_completions.h"

#include "core/base/when_done.h"
#include "core/search/search_service.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/session.h"

#include <utility>

namespace matinee {

namespace {

constexpr int Offered = 8; ///< lines of the list
constexpr int Fetched = 40; ///< names of a column: completion chooses among them

} // namespace

SearchCompletions::SearchCompletions(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::catalogueChanged, this, &SearchCompletions::forget);
    connect(&session, &Session::searchReady, this, &SearchCompletions::askAgain);
    connect(&session.lists(), &MyLists::changed, this, &SearchCompletions::forget);
}

void SearchCompletions::ask(const QString &text, qsizetype cursor)
{
    m_refused = false;
    m_text = text;
    m_cursor = cursor;
    offer();
}

void SearchCompletions::offer()
{
    const auto values = [this](Column column, const QString &begun) {
        const Asked asked(int(column), begun);
        if (!m_values.contains(asked))
            fetch(asked);
        return m_values.value(asked);
    };
    m_offers = complete(m_text, m_cursor, values, Offered);
    emit changed();
}

void SearchCompletions::fetch(const Asked &asked)
{
    if (!m_session.isLoaded() || m_fetching.contains(asked))
        return;
    m_fetching.insert(asked);
    const Doors &doors = m_session.doors();
    whenDone(
        doors.search.call(&SearchService::values, doors.user, Column(asked.first), asked.second, Fetched),
        this, [this, asked](const Result<QStringList> &values) {
            if (!m_fetching.remove(asked))
                return;
            // A failure leaves the list shorter, which is no reason to interrupt anybody.
            m_refused = m_refused || !values;
            if (!values)
                return;
            m_values.insert(asked, *values);
            offer();
        });
}

void SearchCompletions::askAgain()
{
    forget();
    if (std::exchange(m_refused, false)) // it was the index that was not there yet
        offer();
}

void SearchCompletions::forget()
{
    m_values.clear();
    m_fetching.clear();
}

} // namespace matinee
