#include "core/rest/film_texts.h"

#include "core/catalog/catalog_service.h"
#include "core/wire/catalog_json.h"

#include <QJsonDocument>

namespace matinee {

Result<QList<FilmTexts::Text>> FilmTexts::of(CatalogService &catalog, UserId caller,
                                             const QList<MovieId> &ids)
{
    const auto catalogue = catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    if (*catalogue != m_catalogue) {
        m_texts.clear();
        m_catalogue = *catalogue;
    }

    QList<MovieId> visible;
    for (const MovieId id : ids) {
        const MovieSummary *film = m_catalogue->find(id);
        if (film && !film->removed && canSee(caller, *film))
            visible.append(id);
    }
    QList<Text> texts;
    QList<MovieId> missing;
    for (const MovieId id : visible) {
        const QByteArray *known = m_texts.object(id);
        texts.append({id, known ? *known : QByteArray()});
        if (!known)
            missing.append(id);
    }
    if (missing.isEmpty())
        return texts;
    return catalog.movies(missing).map([&](const QList<Movie> &movies) {
        QHash<MovieId, QByteArray> read;
        for (const Movie &movie : movies) {
            const QByteArray json = QJsonDocument(wire::toJson(movie)).toJson(QJsonDocument::Compact);
            m_texts.insert(movie.summary.id, new QByteArray(json), json.size());
            read.insert(movie.summary.id, json);
        }
        for (Text &text : texts) {
            if (text.json.isEmpty())
                text.json = read.value(text.film);
        }
        texts.removeIf([](const Text &text) { return text.json.isEmpty(); }); // gone meanwhile
        return texts;
    });
}

QByteArray withItems(const QJsonObject &object, const QByteArrayList &items)
{
    const QByteArray rest = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const char *separator = object.isEmpty() ? "" : ",";
    return "{\"items\":[" + items.join(',') + ']' + separator + rest.sliced(1);
}

} // namespace matinee
