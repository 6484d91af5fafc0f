#include "core/learn/ratings_csv.h"

#include "core/base/text.h"
#include "core/learn/csv_line.h"

#include <QFile>

#include <array>
#include <charconv>
#include <cmath>

namespace matinee::learn {
namespace {

/// One line after the other, without its end.
class Lines {
public:
    explicit Lines(std::string_view text) : m_rest(text)
    {
        if (m_rest.starts_with("\xEF\xBB\xBF"))
            m_rest.remove_prefix(3);
    }

    bool next(std::string_view &line)
    {
        if (m_rest.empty())
            return false;
        const auto end = m_rest.find('\n');
        line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        ++m_number;
        return true;
    }
    int number() const { return m_number; }

private:
    std::string_view m_rest;
    int m_number = 0;
};

Result<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::NotFound,
                    say("core", "%1 cannot be read: %2").arg(path, file.errorString()));
    return file.readAll();
}

std::optional<double> numberOf(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

constexpr std::array<std::string_view, 4> ColumnNames = {"user", "item", "rating", "timestamp"};
constexpr std::array<std::string_view, 4> MovieLensNames = {"userId", "movieId", "rating", "timestamp"};
enum Column { User, Item, Rating, Timestamp };
using Places = std::array<std::size_t, 4>; // where each column is; NoPlace when it is not needed
constexpr std::size_t NoPlace = ~std::size_t(0);

Result<Places> readHeader(const QString &path, Lines &lines, CsvLine &fields,
                          const std::vector<Column> &needed)
{
    std::string_view header;
    if (!lines.next(header))
        return fail(Error::Kind::Invalid, say("core", "%1 is empty.").arg(path));
    if (!fields.split(header))
        return badLine(path, 1, say("core", "a quotation mark is not closed"));
    Places places;
    places.fill(NoPlace);
    for (const Column column : needed) {
        for (std::size_t field = 0; field < fields.size() && places[column] == NoPlace; ++field) {
            if (fields[field] == ColumnNames[column] || fields[field] == MovieLensNames[column])
                places[column] = field;
        }
        if (places[column] == NoPlace)
            return badLine(path, 1,
                           say("core", "there is no column \"%1\"")
                               .arg(QString::fromLatin1(ColumnNames[column].data(),
                                                        static_cast<qsizetype>(ColumnNames[column].size()))));
    }
    return places;
}

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), 60)));
}

/// What is wrong with the fields of a row, or nothing.
QString readRow(const CsvLine &fields, const Places &places, RatingTable &table, RatingRow &row)
{
    for (const std::size_t place : places) {
        if (place != NoPlace && place >= fields.size())
            return say("core", "there are too few columns");
    }
    if (fields[places[User]].empty() || fields[places[Item]].empty())
        return say("core", "user or item is missing");
    if (places[Rating] != NoPlace) {
        const auto rating = numberOf(fields[places[Rating]]);
        if (!rating || !std::isfinite(static_cast<float>(*rating)))
            return say("core", "the rating \"%1\" is not a number").arg(shown(fields[places[Rating]]));
        const auto at = numberOf(fields[places[Timestamp]]);
        if (!at)
            return say("core", "the timestamp \"%1\" is not a number").arg(shown(fields[places[Timestamp]]));
        row.rating = static_cast<float>(*rating);
        row.at = *at;
    }
    row.user = table.users.number(fields[places[User]]);
    row.film = table.films.number(fields[places[Item]]);
    return {};
}

} // namespace

int Names::number(std::string_view name)
{
    const auto known = m_numbers.find(name);
    if (known != m_numbers.end())
        return known->second;
    m_names.emplace_back(name);
    return m_numbers.emplace(m_names.back(), size() - 1).first->second;
}

std::optional<int> Names::find(std::string_view name) const
{
    const auto known = m_numbers.find(name);
    return known == m_numbers.end() ? std::nullopt : std::optional(known->second);
}

void RatingTable::take(const RatingTable &other, RatingRow row)
{
    row.user = users.number(other.users[row.user]);
    row.film = films.number(other.films[row.film]);
    rows.push_back(row);
}

tl::unexpected<Error> badLine(const QString &path, int line, const QString &what)
{
    return fail(Error::Kind::Invalid, say("core", "%1, line %2: %3.").arg(path).arg(line).arg(what));
}

Result<RatingTable> readRatings(const QString &path, RatingColumns columns)
{
    const auto content = readAll(path);
    if (!content)
        return tl::unexpected(content.error());
    Lines lines({content->constData(), static_cast<std::size_t>(content->size())});
    CsvLine fields;
    const auto places =
        readHeader(path, lines, fields,
                   columns == RatingColumns::All ? std::vector<Column>{User, Item, Rating, Timestamp}
                                                 : std::vector<Column>{User, Item});
    if (!places)
        return tl::unexpected(places.error());

    RatingTable table;
    for (std::string_view line; lines.next(line);) {
        if (line.empty())
            continue;
        RatingRow row;
        row.line = lines.number();
        if (!fields.split(line))
            return badLine(path, row.line, say("core", "a quotation mark is not closed"));
        if (const QString wrong = readRow(fields, *places, table, row); !wrong.isEmpty())
            return badLine(path, row.line, wrong);
        table.rows.push_back(row);
    }
    if (table.rows.empty())
        return fail(Error::Kind::Invalid, say("core", "%1 has a header and no rows.").arg(path));
    return table;
}

Result<Names> readItems(const QString &path)
{
    const auto content = readAll(path);
    if (!content)
        return tl::unexpected(content.error());
    Lines lines({content->constData(), static_cast<std::size_t>(content->size())});
    CsvLine fields;
    const auto places = readHeader(path, lines, fields, {Item});
    if (!places)
        return tl::unexpected(places.error());
    Names items;
    for (std::string_view line; lines.next(line);) {
        if (line.empty())
            continue;
        if (!fields.split(line) || fields.size() <= (*places)[Item] || fields[(*places)[Item]].empty())
            return badLine(path, lines.number(), say("core", "item is missing"));
        items.number(fields[(*places)[Item]]);
    }
    return items;
}

} // namespace matinee::learn
