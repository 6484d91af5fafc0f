#pragma once

#include "core/base/id.h"

#include <QList>
#include <QString>

namespace matinee {

class ContentProfile;
class FilmIndex;
class Popularity;

/// Films that a newcomer can say yes to in one go, named by what they have in common.
struct FilmGroup {
    enum class Kind { Genre, Keyword, Director };
    Kind kind = Kind::Genre;
    QString name; ///< as the catalogue writes it: "Horror", "computer animation", "James Cameron"
    QList<MovieId> movies; ///< best known first, at most 12
    friend bool operator==(const FilmGroup &, const FilmGroup &) = default;
};

/// At most `count` groups that cover the well-known part of the catalogue: each of films that people know and
/// that are like each other, and unlike those of the groups before. Half of them are genres, the rest
/// keywords and directors. The same catalogue always gives the same groups.
QList<FilmGroup> filmGroups(const FilmIndex &index, const ContentProfile &content,
                            const Popularity &popularity, int count);

} // namespace matinee
