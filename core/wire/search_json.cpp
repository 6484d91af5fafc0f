#include "core/wire/search_json.h"

#include <algorithm>
#include <iterator>

namespace matinee::wire {

using namespace Qt::StringLiterals;

namespace {

struct FacetName {
    Facet facet;
    QLatin1StringView name;
};

constexpr FacetName FacetNames[] = {
    {Facet::Genre, "genre"_L1},       {Facet::Decade, "decade"_L1},   {Facet::Country, "country"_L1},
    {Facet::Language, "language"_L1}, {Facet::Runtime, "runtime"_L1}, {Facet::Rating, "rating"_L1},
    {Facet::Seen, "seen"_L1},         {Facet::My, "my"_L1},
};

} // namespace

QString nameOf(Facet facet)
{
    const auto *named = std::find_if(std::begin(FacetNames), std::end(FacetNames),
                                     [&](const FacetName &known) { return known.facet == facet; });
    return named->name;
}

std::optional<Facet> facetNamed(const QString &name)
{
    const auto *named = std::find_if(std::begin(FacetNames), std::end(FacetNames),
                                     [&](const FacetName &known) { return known.name == name; });
    return named == std::end(FacetNames) ? std::nullopt : std::optional(named->facet);
}

QStringList facetNames()
{
    QStringList names;
    for (const FacetName &known : FacetNames)
        names.append(known.name);
    return names;
}

QJsonObject facetsJson(const QHash<Facet, QList<FacetValue>> &facets)
{
    QJsonObject json;
    for (auto facet = facets.cbegin(); facet != facets.cend(); ++facet) {
        QJsonArray values;
        for (const FacetValue &value : facet.value())
            values.append(QJsonObject{{u"value"_s, value.value}, {u"count"_s, value.count}});
        json.insert(nameOf(facet.key()), values);
    }
    return json;
}

QJsonObject toJson(const PersonHit &person)
{
    return {{u"id"_s, QString::number(person.person.value())},
            {u"name"_s, person.name},
            {u"directed"_s, person.directed},
            {u"acted"_s, person.acted}};
}

QJsonArray toJson(const QList<PersonHit> &people)
{
    QJsonArray json;
    for (const PersonHit &person : people)
        json.append(toJson(person));
    return json;
}

QList<FieldFault> faultsOf(const QString &where, const QList<QueryError> &errors)
{
    QList<FieldFault> faults;
    for (const QueryError &error : errors)
        faults.append(
            {where, error.message, FieldFault::Place{error.position, error.length, error.suggestion}});
    return faults;
}

} // namespace matinee::wire
