#pragma once

#include "core/catalog/movie.h"

#include <QJsonObject>

namespace matinee {

/// A fact of a film that a person put right.
struct Correction {
    QString field; ///< see FilmField
    QJsonValue value; ///< as factOf() writes it
    QJsonObject original; ///< what sources say, see originalOf()
    UserId user;

    friend bool operator==(const Correction &, const Correction &) = default;
};

/// What a film that is not corrected says of a field: {"value"}, "source" where it is not the film's own,
/// "refs" of people by name.
QJsonObject originalOf(const Movie &film, const QString &field);

/// The film as its sources have it.
Movie withoutCorrections(Movie film, const QList<Correction> &corrections);
/// The film as it is shown; the source of what is corrected is "own".
Movie withCorrections(Movie film, const QList<Correction> &corrections);

} // namespace matinee
