#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/library/library.h"
#include "core/query/query_parser.h"

#include <QHash>

#include <functional>
#include <memory>

namespace matinee {

class Database;
class IndexHub;
class LibraryService;

/// What can be counted beside the results.
enum class Facet { Genre, Decade, Country, Language, Runtime, Rating, Seen, My };

/// The column that a facet counts.
Column columnOf(Facet facet);

struct FacetValue {
    QString value; ///< as a query writes it: "Horror", "1990s", "FR", "ja", "..90", ">=8", "yes", "none"
    int count = 0;
    friend bool operator==(const FacetValue &, const FacetValue &) = default;
};

struct SearchRequest {
    Query query;
    bool typing = false; ///< the last free word may be unfinished
    bool asTyped = false; ///< no typo help: what the person typed is what they mean
    qsizetype limit = -1; ///< -1: all
    /// The cursor of the last answer: films after it, right also when films came or went meanwhile.
    QByteArray after;
    quint32 seed = 0; ///< of sort:random; the same seed is the same order
    QList<Facet> facets;
    bool facetsNarrow = false; ///< count a facet's values beside what is chosen of it, not in its place
    int people = 0; ///< at most so many people beside the films
};

struct PersonHit {
    PersonId person;
    QString name;
    int directed = 0; ///< films
    int acted = 0;
    friend bool operator==(const PersonHit &, const PersonHit &) = default;
};

struct SearchHits {
    QList<MovieId> movies;
    int total = 0; ///< however many `limit` left out
    QByteArray next; ///< cursor after the last of `movies`; empty when that was the last of all
    /// Each ignores the clauses on its own column, unless facetsNarrow.
    QHash<Facet, QList<FacetValue>> facets;
    QList<PersonHit> people;
    /// The query that was answered instead, with words put right, when the one asked for had no (or, for
    /// words that look mistyped, hardly any) films; asking again with `asTyped` is the way back.
    std::optional<Query> corrected;
};

/// The match of films for a person, 0 to 1, for `predicted:` and `sort:predicted`. Asked only when needed.
using PersonalMatch = std::function<Result<QHash<MovieId, double>>(UserId user)>;

/// Search, filters and counts over the shared index, and what a person did beside it. Blocking, one per
/// service thread.
///
/// Errors   Unavailable (the first index of a large catalogue is still being built), Invalid (`after` is no
///          cursor of this query), what the other services report.
class SearchService {
public:
    static constexpr int MostNameWords = 12;

    SearchService(Database &database, IndexHub &hub, LibraryService &library, PersonalMatch match);
    ~SearchService();

    /// `user` not stored: nobody signed in; clauses on what a person did then find nothing. Invalid: more
    /// words than MaxQueryWords.
    Result<SearchHits> search(UserId user, const SearchRequest &request);
    /// People with films that the user may see, by name, typo-tolerant, most films first; all when `text` is
    /// empty. Invalid: more words than MostNameWords.
    Result<QList<PersonHit>> people(UserId user, const QString &text, int limit, int from = 0);
    Result<PersonHit> person(UserId user, PersonId person); ///< NotFound, also without such a film
    /// Names for completion in the box, most films first.
    Result<QStringList> values(UserId user, Column column, const QString &begun, int limit);
    /// What the parser knows: the person's lists, and genres of films that they may see.
    Result<QueryNames> names(UserId user);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace matinee
