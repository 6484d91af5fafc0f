#pragma once

#include "core/query/query_parser.h"

#include <functional>

namespace matinee {

/// One offer of the list under the search box.
struct Completion {
    QString text; ///< what stands in the box afterwards, whole
    qsizetype cursor = 0; ///< and where the cursor is
    QString label; ///< what the offer shows: "genre:horror", "director:"
    QString hint; ///< translated: what a column means, or the name of a code
};

/// The values that completion knows of a column, most useful first. Asked only for names of genres, people,
/// keywords, countries, languages and lists; countries and languages are codes.
using ValuesOf = std::function<QStringList(Column column, const QString &begun)>;

/// Offers for the word the cursor is in: columns ("dir" -> "director:") and values ("genre:ho" ->
/// "genre:horror"). Empty where there is nothing to offer: a plain word offers only columns that it begins,
/// from the second letter on. At most `limit`.
QList<Completion> complete(const QString &text, qsizetype cursor, const ValuesOf &values, int limit = 8);

} // namespace matinee
