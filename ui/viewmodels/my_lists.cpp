#include "ui/viewmodels/my_lists.h"

#include "core/base/when_done.h"
#include "core/search/search_service.h"

#include <algorithm>
#include <utility>

namespace matinee {

MyLists::MyLists(QObject *parent) : QObject(parent) { }

void MyLists::open(const Doors &doors)
{
    m_doors = doors;
    reload();
}

const MovieList *MyLists::find(const QString &id) const
{
    const auto found = std::find_if(m_lists.cbegin(), m_lists.cend(),
                                    [&id](const MovieList &list) { return list.id == id; });
    return found == m_lists.cend() ? nullptr : &*found;
}

Query MyLists::queryOf(const MovieList &list) const
{
    if (!list.query.isEmpty())
        return parseQuery(list.query, names()).query;
    const Clause in{Column::In, AnyOf{{list.name}}};
    return {{Node{Node::Kind::Clause, false, in, {}}}, {}};
}

QueryNames MyLists::names() const
{
    QueryNames names{{}, m_genres};
    for (const MovieList &list : m_lists)
        names.lists.append(list.name);
    return names;
}

std::optional<int> MyLists::count(const QString &id) const
{
    const auto count = m_counts.constFind(id);
    return count == m_counts.cend() ? std::nullopt : std::optional(*count);
}

QFuture<Result<Changed>> MyLists::save(const MovieList &list)
{
    auto saving = m_doors->library.call(&LibraryService::saveList, m_doors->user, list);
    follow(saving);
    return saving;
}

void MyLists::remove(const QString &id)
{
    follow(m_doors->library.call(&LibraryService::removeList, m_doors->user, id));
}

void MyLists::put(const QString &id, MovieId movie, bool in)
{
    follow(m_doors->library.call(&LibraryService::setInList, m_doors->user, id, movie, in));
}

void MyLists::follow(const QFuture<Result<Changed>> &saving)
{
    whenDone(saving, this, [this](const Result<Changed> &changed) {
        if (!changed) {
            emit failed(changed.error().message);
            return;
        }
        reload();
        emit done(*changed);
    });
}

void MyLists::reload()
{
    whenDone(m_doors->library.call(&LibraryService::lists, m_doors->user), this,
             [this](const Result<QList<MovieList>> &lists) {
                 if (!lists) {
                     emit failed(lists.error().message);
                     return;
                 }
                 if (std::exchange(m_lists, *lists) != *lists)
                     emit changed();
                 recount();
             });
}

void MyLists::recount()
{
    if (!m_doors)
        return;
    readGenres();
    m_countAgain = m_counting;
    if (!std::exchange(m_counting, true))
        countFrom(0);
}

void MyLists::readGenres()
{
    whenDone(m_doors->search.call(&SearchService::names, m_doors->user), this,
             [this](const Result<QueryNames> &names) {
                 if (names && std::exchange(m_genres, names->genres) != names->genres)
                     emit changed();
             });
}

void MyLists::countFrom(qsizetype row)
{
    // One at a time, so that a search of the person's own never waits for all of them.
    if (std::exchange(m_countAgain, false))
        row = 0;
    if (row >= m_lists.size()) {
        m_counting = false;
        emit counted();
        return;
    }
    const MovieList &list = m_lists.at(row);
    SearchRequest request;
    request.query = queryOf(list);
    request.limit = 0;
    whenDone(m_doors->search.call(&SearchService::search, m_doors->user, request), this,
             [this, row, id = list.id](const Result<SearchHits> &hits) {
                 if (hits)
                     m_counts.insert(id, hits->total);
                 countFrom(row + 1);
             });
}

} // namespace matinee
