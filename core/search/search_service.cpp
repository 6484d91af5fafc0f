#include "core/search/search_service.h"

#include "core/base/text.h"
#include "core/library/library_service.h"
#include "core/search/film_search.h"
#include "core/search/index_hub.h"
#include "core/search/known_values.h"
#include "core/search/people_search.h"
#include "core/search/person_columns.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype KeptPeople = 16; ///< whose columns are kept: a server has many callers

bool needsMarks(const SearchRequest &request)
{
    const auto sort = request.query.sort.value_or(Sort()).key;
    return sort == SortKey::My || request.facets.contains(Facet::Seen) || request.facets.contains(Facet::My);
}

PersonalKinds kindsFor(const SearchRequest &request, const PersonColumns &person)
{
    PersonalKinds kinds = personalKinds(request.query.nodes, person);
    const auto sort = request.query.sort.value_or(Sort()).key;
    if (needsMarks(request))
        kinds |= Personal::Marks;
    if (sort == SortKey::Watched)
        kinds |= Personal::Diary;
    if (sort == SortKey::Predicted)
        kinds |= Personal::Match;
    return kinds;
}

} // namespace

struct SearchService::Parts {
    Database &database;
    IndexHub &hub;
    LibraryService &library;
    PersonalMatch match;
    QList<std::shared_ptr<PersonColumns>> people; ///< who searched last, last

    std::shared_ptr<PersonColumns> columnsOf(UserId user)
    {
        const auto known = std::find_if(people.begin(), people.end(),
                                        [user](const auto &person) { return person->user() == user; });
        auto person = known != people.end() ? people.takeAt(known - people.begin())
                                            : std::make_shared<PersonColumns>(database, library, match, user);
        people.append(person);
        if (people.size() > KeptPeople)
            people.removeFirst();
        return person;
    }
};

SearchService::SearchService(Database &database, IndexHub &hub, LibraryService &library, PersonalMatch match)
    : m_parts(new Parts{database, hub, library, std::move(match), {}})
{
}

SearchService::~SearchService() = default;

Result<SearchHits> SearchService::search(UserId user, const SearchRequest &request)
{
    const auto index = m_parts->hub.refresh(m_parts->database);
    if (!index)
        return tl::unexpected(index.error());
    const auto person = m_parts->columnsOf(user);
    // Lists first: what is asked of the person also depends on what the smart ones among them ask.
    auto loaded = person->load(personalKinds(request.query.nodes, *person) & Personal::Lists);
    if (loaded)
        loaded = person->load(kindsFor(request, *person));
    if (!loaded)
        return tl::unexpected(loaded.error());

    FilmSearch search(**index, *person, request);
    auto hits = search.run();
    if (hits && request.people > 0)
        hits->people = PeopleSearch(**index, user).meant(search.freeWords(), request.people);
    return hits;
}

Result<QList<PersonHit>> SearchService::people(const QString &text, int limit, int from)
{
    return m_parts->hub.refresh(m_parts->database).map([&](const IndexPtr &index) {
        return PeopleSearch(*index, UserId()).named(text, limit, from);
    });
}

Result<PersonHit> SearchService::person(PersonId person)
{
    return m_parts->hub.refresh(m_parts->database).and_then([&](const IndexPtr &index) -> Result<PersonHit> {
        PersonHit hit = PeopleSearch(*index, UserId()).hit(person);
        if (hit.directed + hit.acted == 0)
            return fail(Error::Kind::NotFound, say("core", "There is no such person."));
        return hit;
    });
}

Result<QStringList> SearchService::values(UserId user, Column column, const QString &begun, int limit)
{
    if (column == Column::In) {
        return names(user).map([&](const QueryNames &names) {
            QStringList lists =
                QStringList{u"watchlist"_s, u"favourites"_s, u"seen"_s, u"hidden"_s} + names.lists;
            lists.removeIf([&](const QString &name) { return !name.startsWith(begun, Qt::CaseInsensitive); });
            return lists.mid(0, limit);
        });
    }
    return m_parts->hub.refresh(m_parts->database).map([&](const IndexPtr &index) {
        switch (column) {
        case Column::Genre:
            return knownNames(*index, user, Category::Genre, begun, limit);
        case Column::Country:
            return knownNames(*index, user, Category::Country, begun, limit);
        case Column::Language:
            return knownNames(*index, user, Category::Language, begun, limit);
        case Column::Keyword:
            return knownKeywords(*index, user, begun, limit);
        case Column::Cast:
        case Column::Director:
        case Column::Person: {
            QStringList names;
            for (const PersonHit &hit : PeopleSearch(*index, user).named(begun, limit, 0))
                names.append(hit.name);
            return names;
        }
        default:
            return QStringList();
        }
    });
}

Result<QueryNames> SearchService::names(UserId user)
{
    if (!user.isStored())
        return QueryNames();
    return m_parts->library.lists(user).map([](const QList<MovieList> &lists) {
        QueryNames names;
        for (const MovieList &list : lists)
            names.lists.append(list.name);
        return names;
    });
}

} // namespace matinee
