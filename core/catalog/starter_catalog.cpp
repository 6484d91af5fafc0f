#include "core/catalog/starter_catalog.h"

#include "core/base/text.h"
#include "core/base/uuid.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray()) {
        // A person named twice (two small parts) is one credit.
        if (!list.contains(item.toString()))
            list.append(item.toString());
    }
    return list;
}

template <class Number>
std::optional<Number> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(static_cast<Number>(value.toDouble())) : std::nullopt;
}

Movie movieFrom(const QJsonObject &object)
{
    Movie movie;
    MovieSummary &summary = movie.summary;
    summary.title = object.value("title"_L1).toString();
    summary.originalTitle = object.value("original_title"_L1).toString();
    summary.year = number<int>(object.value("year"_L1));
    summary.runtimeMinutes = number<int>(object.value("runtime_min"_L1));
    summary.popularity = number<double>(object.value("popularity"_L1));
    summary.genres = strings(object.value("genres"_L1));
    summary.directors = strings(object.value("directors"_L1));
    movie.otherTitles = strings(object.value("other_titles"_L1));
    movie.cast = strings(object.value("cast"_L1));
    movie.countries = strings(object.value("countries"_L1));
    movie.languages = strings(object.value("languages"_L1));
    movie.keywords = strings(object.value("keywords"_L1));
    movie.synopsis = object.value("synopsis"_L1).toString();
    movie.source = u"starter"_s;

    const QString imdbId = object.value("imdb_id"_L1).toString();
    if (imdbId.isEmpty()) {
        const QString titleAndYear = summary.title + u' ' + QString::number(summary.year.value_or(0));
        summary.ref = u"local:"_s + importedUuid(u"starter"_s, titleAndYear);
    } else {
        summary.ref = u"imdb:"_s + imdbId;
        movie.externalIds.insert(u"imdb"_s, imdbId);
    }
    return movie;
}

} // namespace

Result<QList<Movie>> readStarterCatalog(const QByteArray &jsonLines)
{
    QList<Movie> movies;
    int line = 0;
    for (const QByteArray &row : jsonLines.split('\n')) {
        ++line;
        if (row.trimmed().isEmpty())
            continue;
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(row, &error);
        if (!document.isObject() || document.object().value("title"_L1).toString().isEmpty())
            return fail(Error::Kind::Corrupt,
                        say("core", "Line %1 of the film catalogue cannot be read.").arg(line),
                        error.errorString());
        movies.append(movieFrom(document.object()));
    }
    return movies;
}

Result<StarterFile> starterFile()
{
    QFile file(u":/catalog/starter.jsonl"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Corrupt, say("core", "This program is incomplete; install it again."),
                    file.fileName());
    const QByteArray bytes = file.readAll();
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return StarterFile{bytes, QString::fromLatin1(hash)};
}

} // namespace matinee
