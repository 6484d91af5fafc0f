#include "core/rest/films.h"

#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/rest/rest_services.h"
#include "core/wire/library_json.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

Result<MovieId> filmInPath(const RestServices &services, const Call &call)
{
    // An address that names no film is an address where nothing is, whatever is odd about it.
    auto found = services.catalog.find(call.path.value(0));
    if (!found && found.error().kind == Error::Kind::Invalid)
        found.error().kind = Error::Kind::NotFound;
    return found;
}

QStringList readGenres(const Catalogue &catalogue, QueryInput &query, const QString &where)
{
    const QStringList known = genreCounts(catalogue).keys();
    QStringList genres;
    for (const QString &wanted : query.texts(where)) {
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

QJsonObject withMine(QJsonObject film, const Mine &mine)
{
    film.insert(u"mine"_s, wire::toJson(mine));
    return film;
}

QMap<QString, int> genreCounts(const Catalogue &catalogue)
{
    QMap<QString, int> counts;
    for (const MovieSummary &movie : catalogue.movies) {
        for (const QString &genre : movie.genres)
            ++counts[genre];
    }
    return counts;
}

} // namespace matinee
