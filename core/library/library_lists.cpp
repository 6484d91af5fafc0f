// The part of LibraryService that keeps lists.
#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/library/library_service.h"
#include "core/library/list_name.h"
#include "core/library/list_position.h"
#include "core/library/list_repository.h"
#include "core/library/record_repository.h"
#include "core/store/database.h"
#include "core/sync_core/mutation.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString itemKey(const QString &listId, const QString &ref)
{
    return listId + u'/' + ref;
}

RecordEdit removal(const QString &entity, const QString &key)
{
    return {entity, key, QJsonObject{{u"present"_s, false}}};
}

} // namespace

Result<Changed> LibraryService::saveList(UserId user, const MovieList &list)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const ListRepository repository(m_database);
        const auto others = repository.lists(user);
        if (!others)
            return tl::unexpected(others.error());
        const auto name = checkedListName(list, *others);
        if (!name)
            return tl::unexpected(name.error());
        const bool isNew = list.id.isEmpty();
        QString nameBefore = *name;
        if (!isNew) {
            const auto before = repository.list(user, list.id);
            if (!before)
                return tl::unexpected(before.error());
            nameBefore = before->name;
            const auto items = repository.items(user, list.id);
            if (!items)
                return tl::unexpected(items.error());
            if (!list.query.isEmpty() && !items->isEmpty())
                return fail(Error::Kind::Conflict,
                            say("core", "A list with films in it cannot become a smart list."));
        }
        const QString key = isNew ? newUuid(m_clock.now()) : list.id;
        const QJsonObject fields{{u"name"_s, *name},
                                 {u"about"_s, list.about},
                                 {u"ranked"_s, list.ranked},
                                 {u"query"_s, list.query},
                                 {u"present"_s, true}};
        const QString what = isNew ? say("core", "List “%1” made").arg(*name)
            : nameBefore != *name  ? say("core", "List “%1” renamed to “%2”").arg(nameBefore, *name)
                                   : say("core", "List “%1” changed").arg(*name);
        return change(user, what, {}, {{u"list"_s, key, fields}}).map([&](Changed changed) {
            changed.record = key;
            return changed;
        });
    });
}

Result<Changed> LibraryService::removeList(UserId user, const QString &listId)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const ListRepository repository(m_database);
        const auto list = repository.list(user, listId);
        if (!list)
            return tl::unexpected(list.error());
        const auto items = repository.items(user, listId);
        if (!items)
            return tl::unexpected(items.error());
        QList<RecordEdit> edits;
        for (const ListRepository::Item &item : *items)
            edits.append(removal(u"list_item"_s, itemKey(listId, item.ref)));
        edits.append(removal(u"list"_s, listId));
        return change(user, say("core", "List “%1” removed").arg(list->name), {}, edits);
    });
}

Result<Changed> LibraryService::setInList(UserId user, const QString &listId, MovieId movie, bool on)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const ListRepository repository(m_database);
        const auto list = repository.list(user, listId);
        if (!list)
            return tl::unexpected(list.error());
        if (!list->query.isEmpty())
            return fail(Error::Kind::Invalid,
                        say("core", "“%1” is a smart list: it holds what its search finds.").arg(list->name));
        const auto ref = RecordRepository(m_database).refOf(movie);
        if (!ref)
            return tl::unexpected(ref.error());
        const auto items = repository.items(user, listId);
        if (!items)
            return tl::unexpected(items.error());

        const QString key = itemKey(listId, *ref);
        const QString what = (on ? say("core", "Added to “%1”") : say("core", "Removed from “%1”"));
        if (!on)
            return change(user, what.arg(list->name), movie, {removal(u"list_item"_s, key)});
        // Adding it again leaves it where it is.
        QJsonObject fields{{u"present"_s, true}};
        if (std::none_of(items->cbegin(), items->cend(),
                         [&](const auto &item) { return item.movie == movie; }))
            fields.insert(u"pos"_s, positionAfter(items->isEmpty() ? QString() : items->last().position));
        return change(user, what.arg(list->name), movie, {{u"list_item"_s, key, fields}});
    });
}

Result<QList<MovieList>> LibraryService::lists(UserId user) const
{
    return ListRepository(m_database).lists(user);
}

Result<QList<MovieId>> LibraryService::listItems(UserId user, const QString &listId) const
{
    const ListRepository repository(m_database);
    if (const auto list = repository.list(user, listId); !list)
        return tl::unexpected(list.error());
    return repository.items(user, listId).map([](const QList<ListRepository::Item> &items) {
        QList<MovieId> movies;
        for (const ListRepository::Item &item : items)
            movies.append(item.movie);
        return movies;
    });
}

} // namespace matinee
