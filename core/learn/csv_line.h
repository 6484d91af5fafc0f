#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matinee::learn {

/// The fields of one line of a CSV file (RFC 4180, one record a line). Views into the line where
/// nothing was quoted, else into `unquoted`, which lives as long as this object.
class CsvLine {
public:
    /// False when a quotation mark is not closed.
    bool split(std::string_view line);

    std::size_t size() const { return m_fields.size(); }
    std::string_view operator[](std::size_t field) const { return m_fields[field]; }

private:
    bool splitQuoted(std::string_view line);

    std::vector<std::string_view> m_fields;
    std::string m_unquoted;
};

/// The field as it is written into a CSV file.
std::string csvField(std::string_view text);

} // namespace matinee::learn
