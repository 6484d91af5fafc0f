#include "core/catalog/merge_rules.h"

#include "core/catalog/film_fields.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QStringView systemOf(const QString &ref)
{
    return QStringView(ref).left(ref.indexOf(u':'));
}

QString sourceOf(const Movie &film, const QString &field)
{
    return film.factSources.value(field, film.source);
}

void setSource(Movie &film, const QString &field, const QString &source)
{
    if (source == film.source)
        film.factSources.remove(field);
    else
        film.factSources.insert(field, source);
}

void fillFacts(Movie &film, const Movie &offered)
{
    for (const FilmField &field : filmFields()) {
        const QJsonValue fact = factOf(offered, field);
        if (fact.isNull() || !factOf(film, field).isNull())
            continue;
        // An original title is worth saying when it is another one.
        if (field.name == "original_title"_L1 && fact.toString() == film.summary.title)
            continue;
        setFact(film, field, fact);
        setSource(film, field.name, sourceOf(offered, field.name));
    }
}

void addWords(QStringList &words, const QStringList &offered, const QString &except = {})
{
    for (const QString &word : offered) {
        if (words.size() < MostWords && word != except && !words.contains(word))
            words.append(word);
    }
}

void addIds(Movie &film, const Movie &offered)
{
    for (auto at = offered.externalIds.cbegin(); at != offered.externalIds.cend(); ++at) {
        if (!film.externalIds.contains(at.key()))
            film.externalIds.insert(at.key(), at.value());
    }
    // Another source's name of the film is an id too.
    const QString &ref = offered.summary.ref;
    const QString system = systemOf(ref).toString();
    if (ref != film.summary.ref && system != "local"_L1 && !film.externalIds.contains(system))
        film.externalIds.insert(system, ref.mid(system.size() + 1));
}

void followPopularity(Movie &film, const Movie &offered)
{
    auto &popularity = film.summary.popularity;
    const QString field = u"popularity"_s;
    if (!offered.summary.popularity || (popularity && sourceOf(film, field) != offered.source))
        return;
    popularity = offered.summary.popularity;
    setSource(film, field, offered.source);
}

void followScores(Movie &film, const Movie &offered)
{
    for (const Score &score : offered.scores) {
        const auto at = std::lower_bound(film.scores.begin(), film.scores.end(), score,
                                         [](const Score &a, const Score &b) { return a.source < b.source; });
        if (at != film.scores.end() && at->source == score.source)
            *at = score;
        else
            film.scores.insert(at, score);
    }
}

void tellPeopleApart(Movie &film, const Movie &offered)
{
    for (auto at = offered.personRefs.cbegin(); at != offered.personRefs.cend(); ++at) {
        if (!film.summary.directors.contains(at.key()) && !film.cast.contains(at.key()))
            continue;
        QString &ref = film.personRefs[at.key()];
        if (ref.isEmpty() || systemOf(ref) == systemOf(*at))
            ref = *at;
    }
}

} // namespace

Movie merged(Movie film, const Movie &offered)
{
    fillFacts(film, offered);
    addWords(film.keywords, offered.keywords);
    addWords(film.otherTitles, offered.otherTitles, film.summary.title);
    addIds(film, offered);
    followPopularity(film, offered);
    followScores(film, offered);
    tellPeopleApart(film, offered);
    return film;
}

} // namespace matinee
