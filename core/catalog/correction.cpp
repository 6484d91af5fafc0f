#include "core/catalog/correction.h"

#include "core/catalog/film_fields.h"

namespace matinee {

using namespace Qt::StringLiterals;

QJsonObject originalOf(const Movie &film, const QString &field)
{
    const FilmField *fact = filmField(field);
    QJsonObject original{{u"value"_s, factOf(film, *fact)}};
    if (const auto source = film.factSources.constFind(field); source != film.factSources.cend())
        original.insert(u"source"_s, *source);
    if (const QJsonObject refs = personRefsOf(film, *fact); !refs.isEmpty())
        original.insert(u"refs"_s, refs);
    return original;
}

Movie withoutCorrections(Movie film, const QList<Correction> &corrections)
{
    for (const Correction &correction : corrections) {
        const QJsonObject &original = correction.original;
        setFact(film, *filmField(correction.field), original.value("value"_L1));
        film.factSources.remove(correction.field);
        if (original.contains("source"_L1))
            film.factSources.insert(correction.field, original.value("source"_L1).toString());
        const QJsonObject refs = original.value("refs"_L1).toObject();
        for (auto ref = refs.begin(); ref != refs.end(); ++ref)
            film.personRefs.insert(ref.key(), ref.value().toString());
    }
    return film;
}

Movie withCorrections(Movie film, const QList<Correction> &corrections)
{
    for (const Correction &correction : corrections) {
        setFact(film, *filmField(correction.field), correction.value);
        film.factSources.insert(correction.field, u"own"_s);
    }
    // Refs of people whom the film no longer names would be told of nobody.
    erase_if(film.personRefs, [&](std::pair<const QString &, QString &> ref) {
        return !film.summary.directors.contains(ref.first) && !film.cast.contains(ref.first);
    });
    return film;
}

} // namespace matinee
