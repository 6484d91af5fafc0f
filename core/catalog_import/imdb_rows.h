#pragma once

#include "core/base/result.h"
#include "core/catalog_import/plain_columns.h"

namespace matinee::imdb {

/// Single lines of IMDb's data sets, as https://developer.imdb.com/non-commercial-datasets documents them:
/// tab separated, a header, `\N` for unknown, no quotes. Views are of the line that was read.
///
/// Errors   Invalid, saying what is wrong with the line.

/// 133093 of "tt0133093", 206 of "nm0000206".
std::optional<quint32> readId(std::string_view text, std::string_view system);
/// "tt0133093", "nm0000206": at least seven digits.
QString idText(QLatin1StringView system, quint32 id);

struct Title {
    enum class Kind {
        Film, ///< movie, tvMovie
        LesserFilm, ///< short, tvShort, tvSpecial, video: a film when somebody voted for it
        Other, ///< episodes, series, games
    };

    quint32 id = 0;
    Kind kind = Kind::Other;
    bool isAdult = false;
    std::string_view primary;
    std::string_view original;
    std::optional<int> year;
    std::optional<int> runtimeMinutes;
    std::string_view genres; ///< separated by ","
};

inline constexpr std::array<std::string_view, 8> TitleColumns = {
    "tconst",  "titleType", "primaryTitle",   "originalTitle",
    "isAdult", "startYear", "runtimeMinutes", "genres"};
Result<Title> readTitle(const PlainColumns<8> &columns, std::string_view line);

struct Rating {
    quint32 title = 0;
    quint32 votes = 0;
    quint8 tenths = 0; ///< of the average, 10 to 100
};

inline constexpr std::array<std::string_view, 3> RatingColumns = {"tconst", "averageRating", "numVotes"};
Result<Rating> readRating(const PlainColumns<3> &columns, std::string_view line);

struct Credit {
    enum class Role : quint8 { Director, Cast, Other };

    quint32 title = 0;
    quint32 person = 0;
    quint16 position = 0;
    Role role = Role::Other;
};

inline constexpr std::array<std::string_view, 4> CreditColumns = {"tconst", "ordering", "nconst", "category"};
Result<Credit> readCredit(const PlainColumns<4> &columns, std::string_view line);

struct Person {
    quint32 id = 0;
    std::string_view name;
};

inline constexpr std::array<std::string_view, 2> PersonColumns = {"nconst", "primaryName"};
Result<Person> readPerson(const PlainColumns<2> &columns, std::string_view line);

} // namespace matinee::imdb
