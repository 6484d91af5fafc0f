#include "core/library/list_repository.h"

#include "core/base/text.h"
#include "core/store/database.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

Result<QList<MovieList>> ListRepository::lists(UserId user) const
{
    QList<MovieList> lists;
    const auto read = m_database.each(
        u"SELECT id, name, about, query, ranked FROM list WHERE user_id = :user"_s,
        {{u":user"_s, user.value()}}, [&](const Rows &row) {
            lists.append({row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4) != 0});
        });
    if (!read)
        return tl::unexpected(read.error());
    std::sort(lists.begin(), lists.end(), [](const MovieList &a, const MovieList &b) {
        return std::pair(a.name.toCaseFolded(), a.id) < std::pair(b.name.toCaseFolded(), b.id);
    });
    return lists;
}

Result<MovieList> ListRepository::list(UserId user, const QString &id) const
{
    return lists(user).and_then([&](const QList<MovieList> &lists) -> Result<MovieList> {
        const auto found =
            std::find_if(lists.cbegin(), lists.cend(), [&](const MovieList &list) { return list.id == id; });
        if (found == lists.cend())
            return fail(Error::Kind::NotFound, say("core", "There is no such list."));
        return *found;
    });
}

Result<QList<ListRepository::Item>> ListRepository::items(UserId user, const QString &listId) const
{
    QList<Item> items;
    return m_database
        .each(u"SELECT i.movie_id, m.ref, i.pos FROM list_item i JOIN movie m ON m.id = i.movie_id"
              u" WHERE i.user_id = :user AND i.list_id = :list ORDER BY i.pos, m.ref"_s,
              {{u":user"_s, user.value()}, {u":list"_s, listId}},
              [&](const Rows &row) {
                  items.append({MovieId(row.integer(0)), row.text(1), row.text(2)});
              })
        .map([&] { return items; });
}

} // namespace matinee
