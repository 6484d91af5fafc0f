#pragma once

#include "core/query/query_parser.h"
#include "core/search/index_hub.h"
#include "core/search/search_service.h"
#include "tests/support/test_library.h"

namespace matinee {

/// A search over a TestLibrary, asked in the query language.
struct SearchFixture : TestLibrary {
    IndexHub hub{QStringLiteral(":memory:")};
    QHash<MovieId, double> match; ///< what the recommender says
    SearchService search{*database, hub, library,
                         [this](UserId) { return Result<QHash<MovieId, double>>(match); }};

    SearchRequest request(const QString &text, UserId user = UserId(1))
    {
        SearchRequest request;
        request.query = parseQuery(text, search.names(user).value()).query;
        return request;
    }

    SearchHits hits(const SearchRequest &request, UserId user = UserId(1))
    {
        return search.search(user, request).value();
    }

    QList<MovieId> found(const QString &text, UserId user = UserId(1))
    {
        return hits(request(text, user), user).movies;
    }

    /// As found while the last word is being typed.
    QList<MovieId> typing(const QString &text)
    {
        SearchRequest typed = request(text);
        typed.typing = true;
        return hits(typed).movies;
    }

    /// A film of the catalogue with this title; `popularity` -1: unknown.
    MovieId add(const QString &title, double popularity = -1)
    {
        Movie movie;
        movie.summary.title = title;
        if (popularity >= 0)
            movie.summary.popularity = popularity;
        return add(movie);
    }

    /// Another person, who has their own films.
    UserId bea()
    {
        (void)database->execute(QStringLiteral("INSERT INTO profile (id, handle, name, created_at) VALUES "
                                               "(2, 'bea', '', 0) ON CONFLICT DO NOTHING"));
        return UserId(2);
    }

    MovieId add(const QString &title, const QStringList &cast)
    {
        Movie movie;
        movie.summary.title = title;
        movie.cast = cast;
        return add(movie);
    }

    MovieId add(Movie movie)
    {
        movie.summary.ref = QStringLiteral("tmdb:%1").arg(++m_added);
        movie.source = QStringLiteral("own");
        return catalog.addMissing({movie}).value().first();
    }

private:
    int m_added = 0;
};

} // namespace matinee
