#pragma once

#include "core/base/result.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace matinee::learn {

/// Text ids, numbered from 0 in the order in which they first came.
class Names {
public:
    Names() = default;
    Names(Names &&) = default;
    Names &operator=(Names &&) = default;
    Names(const Names &) = delete; // its keys would look into the other's names
    Names &operator=(const Names &) = delete;

    int number(std::string_view name);
    std::optional<int> find(std::string_view name) const;
    const std::string &operator[](int number) const { return m_names[number]; }
    int size() const { return static_cast<int>(m_names.size()); }

private:
    std::deque<std::string> m_names; // a deque, so that the keys' views stay valid
    std::unordered_map<std::string_view, int> m_numbers;
};

struct RatingRow {
    int user = 0;
    int film = 0;
    float rating = 0;
    double at = 0; ///< seconds since 1970; 0 when nobody knows
    int line = 0; ///< of the file, the header is 1
};

struct RatingTable {
    Names users;
    Names films;
    std::vector<RatingRow> rows; ///< in the file's order; a film may come twice, then the later row counts

    /// Adds a row of another table.
    void take(const RatingTable &other, RatingRow row);
};

/// Which columns a file must have besides user and item.
enum class RatingColumns {
    All, ///< rating and timestamp
    Pairs, ///< none
};

/// Reads a CSV file with a header; columns are found by name (user and item may be called userId and movieId,
/// as MovieLens does), others are left alone.
/// Errors   NotFound (no such file), Invalid (names the file, the line and what is wrong: an empty
///          file, a missing column, no rating at all, a rating or time that is no number).
Result<RatingTable> readRatings(const QString &path, RatingColumns columns = RatingColumns::All);

/// The ids of column `item`. Errors as above.
Result<Names> readItems(const QString &path);

/// An error about one line of a file.
tl::unexpected<Error> badLine(const QString &path, int line, const QString &what);

} // namespace matinee::learn
