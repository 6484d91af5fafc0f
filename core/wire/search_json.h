#pragma once

#include "core/search/search_service.h"
#include "core/wire/error_json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace matinee::wire {

/// The name of a facet in `facets=` and in the answer: "genre", "decade"...
QString nameOf(Facet facet);
std::optional<Facet> facetNamed(const QString &name);
/// Every name, in the order of the enumeration.
QStringList facetNames();

/// {"genre": [{"value", "count"}]}; a value is written as a query takes it.
QJsonObject facetsJson(const QHash<Facet, QList<FacetValue>> &facets);

/// A person in short: {id, name, directed, acted}.
QJsonObject toJson(const PersonHit &person);
QJsonArray toJson(const QList<PersonHit> &people);

/// What the parser could not read in the query given as `where`.
QList<FieldFault> faultsOf(const QString &where, const QList<QueryError> &errors);

} // namespace matinee::wire
