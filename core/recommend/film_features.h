#pragma once

#include "core/catalog/movie.h"
#include "core/recommend/sparse_rows.h"

namespace matinee {

/// Something films can have in common.
struct Feature {
    enum class Kind { Director, Actor, Keyword, Genre, Decade, Country, Language };
    Kind kind = Kind::Keyword;
    QString name;
};

/// Films by features: TF-IDF, every row of length 1, so the product of two rows is the cosine of two films.
struct FilmFeatures {
    std::vector<Feature> features; ///< one per column
    SparseRows rows; ///< one per film, in the order of the movies
};

/// What each kind of feature is worth is kept in one table in the source. What only one film has
/// joins it to nothing and is left out.
FilmFeatures filmFeatures(const QList<Movie> &movies);

} // namespace matinee
