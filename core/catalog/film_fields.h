#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

#include <QJsonObject>

#include <span>
#include <variant>

namespace matinee {

/// A fact of a film that a source can bring and a person can enter or put right.
struct FilmField {
    using Place = std::variant<QString *, std::optional<int> *, QStringList *>;

    QLatin1StringView name; ///< in `film` records, movie_fact and movie_correction
    Place (*place)(Movie &movie);
    int least; ///< characters of a text, the number, entries of a list
    int most;
    const char *entry = nullptr; ///< pattern of a list's entries; none: a text of 1 to 200 characters
};

/// title, original_title, year, runtime_minutes, synopsis, genres, directors, cast, countries, languages,
/// keywords.
std::span<const FilmField> filmFields();
/// nullptr: no such field.
const FilmField *filmField(const QString &name);

/// A text, a number or an array of texts; null is unknown.
QJsonValue factOf(const Movie &movie, const FilmField &field);
/// Takes a fact as factOf() writes it.
void setFact(Movie &movie, const FilmField &field, const QJsonValue &value);
/// What a person gave for a field, in order: texts trimmed, a list's repeats left out, null for what is
/// empty. Errors: Invalid, names the field and what it can be.
Result<QJsonValue> checkedFact(const FilmField &field, const QJsonValue &value);
/// All known facts, by field.
QJsonObject factsOf(const Movie &movie);

/// For `directors` and `cast`: the refs of those whose names the film has there.
QJsonObject personRefsOf(const Movie &movie, const FilmField &field);

} // namespace matinee
