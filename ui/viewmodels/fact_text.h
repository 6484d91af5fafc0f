#pragma once

#include <QString>
#include <QStringList>

namespace matinee {

/// Who says a fact, by the name the catalogue stores: "starter" is "Starter catalogue", "imdb" is "IMDb".
/// Names we do not know stay as they are.
QString sourceName(const QString &source);

/// The code of a name in any language we know, or of a code, whatever its case; empty when it is neither.
QString countryCodeOf(const QString &nameOrCode);
QString languageCodeOf(const QString &nameOrCode);
/// A genre as the catalogue writes it; one it does not know stays as it is.
QString genreOf(const QString &typed);

/// All countries and languages we know, by the names they are shown with, sorted.
QStringList countryOffers();
QStringList languageOffers();

} // namespace matinee
