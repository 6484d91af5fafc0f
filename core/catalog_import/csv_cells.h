#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace matinee::csv {

/// Single cells of CSV files that anybody may have written. std::nullopt for text that is not what it should
/// be.

/// The first four digits that stand alone and are 1870 to 2100: "1999", "1999-03-31", "31/03/1999", "1999.0".
std::optional<int> readYear(const QString &text);
/// "136", "136 min", "136.0", "2h16", "2h 16m", "2:16", "2:16:30", "PT2H16M".
std::optional<int> readMinutes(const QString &text);
/// "tt0133093" and what contains it, as an address does; bare digits are the number of it.
std::optional<QString> readImdbId(const QString &text);
/// "603", "tmdb:603", "https://www.themoviedb.org/movie/603-the-matrix".
std::optional<QString> readTmdbId(const QString &text);
/// "1234", "1,234", "1.234", "1 234", "1234.0".
std::optional<qint64> readCount(const QString &text);
/// Split at "|", else ";", else ",", whichever is there first in this order; without blanks and repetitions.
QStringList readList(const QString &text, qsizetype most);

struct Figure {
    double value = 0;
    std::optional<double> scale; ///< when the cell says it: "8.7/10", "85 %"
};
/// "8.7", "8,7", "8.7/10", "85%". Not negative.
std::optional<Figure> readFigure(const QString &text);
/// A column whose highest figure is at most 5 counts to 5, at most 10 to 10, at most 100 to 100; else
/// std::nullopt, because it is no rating.
std::optional<double> scaleOf(double highest);

/// ISO 3166-1 alpha-2 of "US", "USA", "United States"; ISO 639 of "en", "English". By the names that queries
/// know, so that a film is found by what its file said. std::nullopt: not known.
std::optional<QString> countryCode(const QString &text);
std::optional<QString> languageCode(const QString &text);
/// Our catalogue's word for a genre: "science fiction" is Sci-Fi. Words it does not have stay as they are.
QString genreName(const QString &text);

} // namespace matinee::csv
