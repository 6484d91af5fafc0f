#pragma once

#include "core/catalog/movie.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace matinee {

/// The films that ship, read straight from the source tree: real data for tests of pure code.
/// Ids count from 1 in the order of the file; empty when the file cannot be read.
inline QList<Movie> starterMovies()
{
    using namespace Qt::StringLiterals;
    const auto words = [](const QJsonValue &value) {
        QStringList list;
        for (const QJsonValue &word : value.toArray())
            list.append(word.toString());
        return list;
    };

    QFile file(qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/resources/catalog/starter.jsonl"_s);
    QList<Movie> movies;
    if (!file.open(QIODevice::ReadOnly))
        return movies;
    while (!file.atEnd()) {
        const QJsonObject film = QJsonDocument::fromJson(file.readLine()).object();
        Movie movie;
        movie.summary.id = MovieId(movies.size() + 1);
        movie.summary.ref = u"imdb:"_s + film[u"imdb_id"_s].toString();
        movie.summary.title = film[u"title"_s].toString();
        movie.summary.genres = words(film[u"genres"_s]);
        movie.summary.directors = words(film[u"directors"_s]);
        if (film[u"year"_s].isDouble())
            movie.summary.year = film[u"year"_s].toInt();
        if (film[u"runtime_min"_s].isDouble())
            movie.summary.runtimeMinutes = film[u"runtime_min"_s].toInt();
        if (film[u"popularity"_s].isDouble())
            movie.summary.popularity = film[u"popularity"_s].toDouble();
        movie.cast = words(film[u"cast"_s]);
        movie.countries = words(film[u"countries"_s]);
        movie.languages = words(film[u"languages"_s]);
        movie.keywords = words(film[u"keywords"_s]);
        movies.append(movie);
    }
    return movies;
}

} // namespace matinee
