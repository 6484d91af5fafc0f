#include "core/rest/films.h"

#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/rest/film_texts.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/wire/catalog_json.h"
#include "core/wire/library_json.h"

#include <QJsonDocument>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Nobody's shelf is empty.
Result<Shelf> shelfOf(const RestServices &services, UserId caller)
{
    return caller.isStored() ? services.library.shelf(caller) : Result<Shelf>(Shelf());
}

/// An address that names no film is an address where nothing is, whatever is odd about it.
Result<Movie> filmOf(const RestServices &services, const Call &call, int place)
{
    auto found = services.catalog.film(call.path.value(place), call.caller);
    if (!found && found.error().kind == Error::Kind::Invalid)
        found.error().kind = Error::Kind::NotFound;
    return found;
}

QByteArray withMine(const QByteArray &film, const Mine &mine)
{
    return film.chopped(1) + ",\"mine\":" + QJsonDocument(wire::toJson(mine)).toJson(QJsonDocument::Compact)
        + '}';
}

} // namespace

Result<MovieId> filmInPath(const RestServices &services, const Call &call, int place)
{
    return filmOf(services, call, place).and_then([](const Movie &movie) -> Result<MovieId> {
        if (movie.summary.removed)
            return fail(Error::Kind::NotFound, say("core", "This film was removed."));
        return movie.summary.id;
    });
}

Result<MovieId> filmEverInPath(const RestServices &services, const Call &call, int place)
{
    return filmOf(services, call, place).map([](const Movie &movie) { return movie.summary.id; });
}

bool isNoFilm(const Error &error)
{
    return error.kind == Error::Kind::Invalid || error.kind == Error::Kind::NotFound;
}

Result<QByteArrayList> filmTexts(RestServices &services, UserId caller, const QList<MovieId> &ids)
{
    const auto shelf = shelfOf(services, caller);
    if (!shelf)
        return tl::unexpected(shelf.error());
    return services.filmTexts->of(services.catalog, caller, ids)
        .map([&](const QList<FilmTexts::Text> &films) {
            QByteArrayList texts;
            for (const auto &[film, json] : films)
                texts.append(caller.isStored() ? withMine(json, shelf->value(film)) : json);
            return texts;
        });
}

Result<Reply> filmReply(RestServices &services, UserId caller, MovieId id)
{
    return filmTexts(services, caller, {id}).and_then([](const QByteArrayList &films) -> Result<Reply> {
        if (films.isEmpty())
            return fail(Error::Kind::NotFound, say("core", "This film is not in the catalogue."));
        return jsonText(films.first());
    });
}

Result<QJsonArray> entriesJson(RestServices &services, UserId caller, const QList<MovieId> &ids)
{
    const auto films = services.catalog.summaries(ids);
    if (!films)
        return tl::unexpected(films.error());
    return shelfOf(services, caller).map([&](const Shelf &shelf) {
        QJsonArray entries;
        for (const MovieId id : ids) {
            const auto film = films->constFind(id);
            if (film != films->cend() && canSee(caller, *film))
                entries.append(wire::entryJson(*film, shelf.value(id)));
        }
        return entries;
    });
}

Answer entriesPage(RestServices &services, UserId caller, const Page &page, const QList<MovieId> &ids)
{
    const auto films = services.catalog.summaries(ids);
    if (!films)
        return tl::unexpected(Problem(films.error()));
    QList<MovieId> seen = ids;
    seen.removeIf([&](MovieId id) { return !films->contains(id) || !canSee(caller, (*films)[id]); });
    return shelfOf(services, caller).map([&](const Shelf &shelf) {
        return json(
            page.of(seen, [&](MovieId id) { return wire::entryJson((*films)[id], shelf.value(id)); }));
    });
}

Answer changedAnswer(RestServices &services, const Result<Changed> &changed)
{
    if (!changed)
        return tl::unexpected(Problem(changed.error()));
    if (!changed->movie.isStored())
        return json(wire::toJson(*changed, nullptr));
    // Not from the catalogue, which an import that runs beside this makes everybody read again.
    return services.catalog.movie(changed->movie).map([&](const Movie &movie) {
        return json(wire::toJson(*changed, &movie.summary));
    });
}

QStringList readGenres(const Catalogue &catalogue, UserId caller, QueryInput &query, const QString &where)
{
    const QStringList asked = query.texts(where);
    if (asked.isEmpty())
        return {};
    const QStringList known = genreCounts(catalogue, caller).keys();
    QStringList genres;
    for (const QString &wanted : asked) {
        const auto match = std::find_if(known.begin(), known.end(), [&](const QString &genre) {
            return genre.compare(wanted, Qt::CaseInsensitive) == 0;
        });
        if (match != known.end())
            genres.append(*match);
        else
            query.refuse(where, say("core", "There is no genre \"%1\"; see /api/v1/genres.").arg(wanted));
    }
    return genres;
}

QMap<QString, int> genreCounts(const Catalogue &catalogue, UserId caller)
{
    QMap<QString, int> counts;
    for (const MovieSummary &movie : catalogue.movies) {
        if (!canSee(caller, movie))
            continue;
        for (const QString &genre : movie.genres)
            ++counts[genre];
    }
    return counts;
}

} // namespace matinee
