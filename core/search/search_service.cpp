#include "core/search/search_service.h"

#include "core/base/text.h"
#include "core/library/library_service.h"
#include "core/query/value_tables.h"
#include "core/query/word_count.h"
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

constexpr int MostGenres = 1000;

/// Genres of one state of the catalogue.
struct KnownGenres {
    UserId user;
    std::weak_ptr<const Index> index;
    QStringList genres;
};

/// Without those that every catalogue has.
QStringList uncommon(QStringList genres)
{
    const QList<NamedValue> common = genreNames();
    genres.removeIf([&](const QString &genre) {
        return std::any_of(common.begin(), common.end(), [&](const NamedValue &known) {
            return known.value.compare(genre, Qt::CaseInsensitive) == 0;
        });
    });
    return genres;
}

bool isFreeWord(const Node &node)
{
    const auto *text = std::get_if<TextMatch>(&node.clause.value);
    return node.kind == Node::Kind::Clause && !node.negated && node.clause.column == Column::Any && text
        && (text->kind == TextMatch::Kind::Word || text->kind == TextMatch::Kind::Prefix);
}

/// The query with a name instead of its free words.
Query withName(const Query &query, const QString &name)
{
    Query named = query;
    const auto first = std::find_if(named.nodes.begin(), named.nodes.end(), isFreeWord);
    first->clause.value = TextMatch{TextMatch::Kind::Phrase, name};
    named.nodes.erase(std::remove_if(first + 1, named.nodes.end(), isFreeWord), named.nodes.end());
    return named;
}

/// What is found when free words that find nothing are read as a name nearly like them: one word of a name
/// may be too short to be put right alone. std::nullopt: nothing either.
std::optional<SearchHits> filmsOfNamesake(const Index &index, PersonColumns &person,
                                          const SearchRequest &request, const QList<TextPart> &words)
{
    const QList<PersonHit> namesakes =
        PeopleSearch(index, person.user()).nearly(words, std::max(request.people, 1));
    if (namesakes.isEmpty())
        return std::nullopt;
    SearchRequest named = request;
    named.query = withName(request.query, namesakes.first().name);
    named.asTyped = true;
    auto hits = FilmSearch(index, person, named).run();
    if (!hits || hits->total == 0)
        return std::nullopt;
    hits->corrected = named.query;
    hits->people = namesakes.first(std::min<qsizetype>(request.people, namesakes.size()));
    return *hits;
}

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
    QList<KnownGenres> genres; ///< of who asked last, last

    /// Of films that the person may see, beside those that every catalogue has.
    QStringList genresFor(const IndexPtr &index, UserId user)
    {
        const auto known = std::find_if(genres.begin(), genres.end(), [&](const KnownGenres &one) {
            return one.user == user && one.index.lock() == index;
        });
        if (known != genres.end())
            return known->genres;
        genres.removeIf([&](const KnownGenres &one) { return one.user == user || one.index.expired(); });
        genres.append({user, index, uncommon(knownNames(*index, user, Category::Genre, {}, MostGenres))});
        if (genres.size() > KeptPeople)
            genres.removeFirst();
        return genres.last().genres;
    }

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
    : m_parts(new Parts{database, hub, library, std::move(match), {}, {}})
{
}

SearchService::~SearchService() = default;

Result<SearchHits> SearchService::search(UserId user, const SearchRequest &request)
{
    const auto index = m_parts->hub.refresh(m_parts->database);
    if (!index)
        return tl::unexpected(index.error());
    if (wordCount(request.query.nodes) > MaxQueryWords)
        return fail(Error::Kind::Invalid,
                    say("core", "A search has %1 words at most.").arg(QString::number(MaxQueryWords)));
    const auto person = m_parts->columnsOf(user);
    // Lists first: what is asked of the person also depends on what the smart ones among them ask.
    const QStringList genres = m_parts->genresFor(*index, user);
    auto loaded = person->load(personalKinds(request.query.nodes, *person) & Personal::Lists, genres);
    if (loaded)
        loaded = person->load(kindsFor(request, *person), genres);
    if (!loaded)
        return tl::unexpected(loaded.error());

    FilmSearch search(**index, *person, request);
    auto hits = search.run();
    if (!hits)
        return hits;
    const QList<TextPart> words = search.freeWords();
    if (hits->total == 0 && !request.asTyped && words.size() > 1) {
        if (auto named = filmsOfNamesake(**index, *person, request, words))
            return *named;
    }
    if (request.people > 0)
        hits->people = PeopleSearch(**index, user).meant(words, request.people);
    return hits;
}

Result<QList<PersonHit>> SearchService::people(UserId user, const QString &text, int limit, int from)
{
    // Each word costs a walk over the dictionary, and nobody signed in for this.
    if (textParts(text, true).size() > MostNameWords || wordCount(text) > MaxQueryWords)
        return fail(Error::Kind::Invalid,
                    say("core", "A name has at most %1 words.").arg(QString::number(MostNameWords)));
    return m_parts->hub.refresh(m_parts->database).map([&](const IndexPtr &index) {
        return PeopleSearch(*index, user).named(text, limit, from);
    });
}

Result<PersonHit> SearchService::person(UserId user, PersonId person)
{
    return m_parts->hub.refresh(m_parts->database).and_then([&](const IndexPtr &index) -> Result<PersonHit> {
        PersonHit hit = PeopleSearch(*index, user).hit(person);
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
    QueryNames names;
    // While there is no index, those that every catalogue has must do.
    if (const auto index = m_parts->hub.refresh(m_parts->database))
        names.genres = m_parts->genresFor(*index, user);
    if (!user.isStored())
        return names;
    return m_parts->library.lists(user).map([&](const QList<MovieList> &lists) {
        for (const MovieList &list : lists)
            names.lists.append(list.name);
        return names;
    });
}

} // namespace matinee
