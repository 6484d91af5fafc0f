#include "core/library/list_repository.h"

#include "core/base/text.h"
#include "core/store/database.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

Result<QList<MovieList>> ListRepository::lists(UserId user) const
{
    auto rows = m_database.run(u"SELECT id, name, about, query, ranked FROM list WHERE user_id = :user"_s,
                               {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<MovieList> lists;
    while (rows->next()) {
        lists.append({rows->text(0), rows->text(1), rows->text(2), rows->text(3), rows->integer(4) != 0});
    }
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
    auto rows = m_database.run(u"SELECT i.movie_id, m.ref, i.pos FROM list_item i"
                               u" JOIN movie m ON m.id = i.movie_id"
                               u" WHERE i.user_id = :user AND i.list_id = :list ORDER BY i.pos, m.ref"_s,
                               {{u":user"_s, user.value()}, {u":list"_s, listId}});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<Item> items;
    while (rows->next())
        items.append({MovieId(rows->integer(0)), rows->text(1), rows->text(2)});
    return items;
}

} // namespace matinee
