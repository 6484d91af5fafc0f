#include "core/learn/csv_line.h"

namespace matinee::learn {

bool CsvLine::split(std::string_view line)
{
    m_fields.clear();
    if (line.find('"') != std::string_view::npos)
        return splitQuoted(line);
    for (;;) {
        const auto comma = line.find(',');
        m_fields.push_back(line.substr(0, comma));
        if (comma == std::string_view::npos)
            return true;
        line.remove_prefix(comma + 1);
    }
}

bool CsvLine::splitQuoted(std::string_view line)
{
    m_unquoted.clear();
    m_unquoted.reserve(line.size()); // the views stay where they are
    bool isQuoted = false;
    std::size_t start = 0;
    const auto endField = [&] {
        m_fields.push_back(std::string_view(m_unquoted).substr(start));
        start = m_unquoted.size();
    };
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (isQuoted && line.substr(at, 2) == "\"\"")
            m_unquoted += line[++at];
        else if (line[at] == '"')
            isQuoted = !isQuoted;
        else if (line[at] == ',' && !isQuoted)
            endField();
        else
            m_unquoted += line[at];
    }
    endField();
    return !isQuoted;
}

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char letter : text)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + '"';
}

} // namespace matinee::learn
