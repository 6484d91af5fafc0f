#include "core/wire/catalog_json.h"

#include "core/wire/json_value.h"

namespace matinee::wire {

using namespace Qt::StringLiterals;

namespace {

QJsonArray texts(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QJsonValue idIn(const QString &ref, QStringView system)
{
    const qsizetype colon = ref.indexOf(u':');
    return QStringView(ref).left(colon) == system ? QJsonValue(ref.sliced(colon + 1))
                                                  : QJsonValue(QJsonValue::Null);
}

QJsonObject idsOf(const Movie &movie)
{
    QJsonObject ids = {{u"imdb"_s, idIn(movie.summary.ref, u"imdb")},
                       {u"tmdb"_s, idIn(movie.summary.ref, u"tmdb")}};
    for (auto id = movie.externalIds.cbegin(); id != movie.externalIds.cend(); ++id) {
        if (ids.contains(id.key()))
            ids.insert(id.key(), id.value());
    }
    return ids;
}

QJsonArray castOf(const Movie &movie)
{
    QJsonArray cast;
    for (const QString &name : movie.cast)
        cast.append(QJsonObject{{u"name"_s, name}, {u"role"_s, QJsonValue::Null}});
    return cast;
}

bool isKnown(const QJsonValue &value)
{
    return !value.isNull() && !(value.isArray() && value.toArray().isEmpty());
}

QJsonArray scoresOf(const Movie &movie)
{
    QJsonArray scores;
    for (const Score &score : movie.scores)
        scores.append(QJsonObject{{u"source"_s, score.source},
                                  {u"value"_s, score.value},
                                  {u"scale"_s, score.scale},
                                  {u"votes"_s, orNull(score.votes)}});
    return scores;
}

/// Which source each known fact comes from; each score names its own.
QJsonObject sourcesOf(const QJsonObject &facts, const Movie &movie)
{
    QJsonObject sources;
    for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
        if (fact.key() != "ref"_L1 && fact.key() != "ids"_L1 && fact.key() != "scores"_L1
            && isKnown(fact.value()))
            sources.insert(fact.key(), movie.factSources.value(fact.key(), movie.source));
    }
    return sources;
}

} // namespace

QJsonObject toJson(const MovieSummary &movie)
{
    return {{u"ref"_s, movie.ref},
            {u"title"_s, movie.title},
            {u"original_title"_s, orNull(movie.originalTitle)},
            {u"year"_s, orNull(movie.year)},
            {u"runtime_minutes"_s, orNull(movie.runtimeMinutes)},
            {u"genres"_s, texts(movie.genres)},
            {u"directors"_s, texts(movie.directors)}};
}

QJsonObject toJson(const Movie &movie)
{
    QJsonObject json = toJson(movie.summary);
    json.insert(u"ids"_s, idsOf(movie));
    json.insert(u"other_titles"_s, texts(movie.otherTitles));
    json.insert(u"cast"_s, castOf(movie));
    json.insert(u"countries"_s, texts(movie.countries));
    json.insert(u"languages"_s, texts(movie.languages));
    json.insert(u"keywords"_s, texts(movie.keywords));
    json.insert(u"synopsis"_s, orNull(movie.synopsis));
    json.insert(u"plot"_s, QJsonValue::Null);
    json.insert(u"poster"_s, QJsonValue::Null);
    json.insert(u"scores"_s, scoresOf(movie));
    json.insert(u"sources"_s, sourcesOf(json, movie));
    return json;
}

} // namespace matinee::wire
