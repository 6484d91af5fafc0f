#pragma once

#include "core/base/result.h"

#include <array>
#include <optional>
#include <string_view>

namespace matinee {

/// Text of a file as ours: UTF-8, without NUL characters and blanks at the ends.
QString textOf(std::string_view bytes);

/// A number that is nothing else, without sign; std::nullopt for the empty text, too.
std::optional<qint64> numberOf(std::string_view digits);

/// Takes the lines of a file apart whose cells are separated and never quoted. `\N` and the empty cell are
/// unknown, and come out empty.
template <std::size_t Wanted>
class PlainColumns {
public:
    using Cells = std::array<std::string_view, Wanted>;

    /// Finds the wanted columns in the first line. Errors: Invalid (one is missing; names it and the file).
    static Result<PlainColumns> find(const QString &file, std::string_view header,
                                     const std::array<std::string_view, Wanted> &names, char separator);

    /// The wanted cells in the order they were asked for, which are views of `line`; std::nullopt when it has
    /// more or fewer cells than the first line.
    std::optional<Cells> split(std::string_view line) const;

private:
    static constexpr std::size_t MostColumns = 64;
    static constexpr std::uint8_t Unwanted = 255;

    std::array<std::uint8_t, MostColumns> m_placeOf{}; ///< of each column in Cells
    std::size_t m_columns = 0;
    char m_separator = '\t';
};

tl::unexpected<Error> missingColumn(const QString &file, std::string_view column);

template <std::size_t Wanted>
Result<PlainColumns<Wanted>> PlainColumns<Wanted>::find(const QString &file, std::string_view header,
                                                        const std::array<std::string_view, Wanted> &names,
                                                        char separator)
{
    PlainColumns columns;
    columns.m_separator = separator;
    columns.m_placeOf.fill(Unwanted);
    std::array<bool, Wanted> isFound{};
    for (std::size_t start = 0; start <= header.size() && columns.m_columns < MostColumns;) {
        const std::size_t end = std::min(header.find(separator, start), header.size());
        for (std::size_t i = 0; i < Wanted; ++i) {
            if (!isFound[i] && header.substr(start, end - start) == names[i]) {
                isFound[i] = true;
                columns.m_placeOf[columns.m_columns] = static_cast<std::uint8_t>(i);
            }
        }
        ++columns.m_columns;
        start = end + 1;
    }
    for (std::size_t i = 0; i < Wanted; ++i) {
        if (!isFound[i])
            return missingColumn(file, names[i]);
    }
    return columns;
}

template <std::size_t Wanted>
auto PlainColumns<Wanted>::split(std::string_view line) const -> std::optional<Cells>
{
    Cells cells;
    std::size_t column = 0;
    for (std::size_t start = 0; start <= line.size(); ++column) {
        if (column == m_columns)
            return std::nullopt;
        const std::size_t end = std::min(line.find(m_separator, start), line.size());
        if (m_placeOf[column] != Unwanted) {
            std::string_view cell = line.substr(start, end - start);
            cells[m_placeOf[column]] = cell == "\\N" ? std::string_view() : cell;
        }
        start = end + 1;
    }
    return column == m_columns ? std::optional(cells) : std::nullopt;
}

} // namespace matinee
