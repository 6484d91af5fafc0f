#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/catalog/movie.h"

#include <QByteArrayList>
#include <QCache>

class QJsonObject;

namespace matinee {

class CatalogService;

/// Films as the JSON text that lists of them are made of. Most lists are of the same films, and reading a
/// film and writing it down costs far more than finding it: those asked for last are kept, up to 4 MiB, until
/// the catalogue changes. Of one worker.
class FilmTexts {
public:
    /// Of the films of `ids` that the caller may see and that are not removed, in their order.
    struct Text {
        MovieId film;
        QByteArray json; ///< one object
    };
    Result<QList<Text>> of(CatalogService &catalog, UserId caller, const QList<MovieId> &ids);

private:
    static constexpr qsizetype MostBytes = 4 * 1024 * 1024;

    CataloguePtr m_catalogue; ///< that the texts are of
    QCache<MovieId, QByteArray> m_texts{MostBytes};
};

/// `object` as JSON text with the texts of `items` as its list "items".
QByteArray withItems(const QJsonObject &object, const QByteArrayList &items);

} // namespace matinee
