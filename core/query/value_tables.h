#pragma once

#include "core/query/query.h"

namespace matinee {

/// A way to write a value.
struct NamedValue {
    QString name; ///< as people write it
    QString value; ///< canonical: "Sci-Fi", "FR", "ja"
};

/// The genres of the catalogue in English and in the program's language, and what else people call them.
QList<NamedValue> genreNames();
/// Countries of ISO 3166-1 and some that are no more, in English and in the languages spoken there.
QList<NamedValue> countryNames();
/// Languages of ISO 639 in English and in the language itself.
QList<NamedValue> languageNames();
/// The lists that everybody has: "watchlist", "favourites", "hidden", "seen".
QList<NamedValue> commonListNames();

/// The canonical code ("uk": none, "fr": "FR", "jpn": "ja"); std::nullopt when there is none.
std::optional<QString> countryCode(const QString &typed);
std::optional<QString> languageCode(const QString &typed);

/// For people; the code itself when it is unknown.
QString genreLabel(const QString &genre);
QString countryLabel(const QString &code);
QString languageLabel(const QString &code);

} // namespace matinee
