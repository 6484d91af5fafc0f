#include "core/catalog_import/imdb_rows.h"

#include "core/base/text.h"

#include <limits>

namespace matinee::imdb {

namespace {

constexpr std::size_t LongestTitle = 2'000; // bytes
constexpr int EarliestYear = 1870;
constexpr int LatestYear = 2100;
constexpr int LongestRuntime = 60'000; // minutes: there is a film of five weeks

tl::unexpected<Error> wrong(const QString &message)
{
    return fail(Error::Kind::Invalid, message);
}

tl::unexpected<Error> wrongCells()
{
    return wrong(say("core", "The row has more or fewer cells than the first line."));
}

tl::unexpected<Error> wrongId(std::string_view text)
{
    return wrong(say("core", "\"%1\" is no id of IMDb.").arg(textOf(text.substr(0, 40))));
}

/// Absent when the cell is empty, an error when it is no number from `least` to `most`.
Result<std::optional<int>> readNumber(std::string_view text, int least, int most)
{
    if (text.empty())
        return std::nullopt;
    const auto number = numberOf(text);
    if (!number || *number < least || *number > most)
        return wrong(say("core", "\"%1\" is no number from %2 to %3.")
                         .arg(textOf(text.substr(0, 40)), QString::number(least), QString::number(most)));
    return static_cast<int>(*number);
}

Title::Kind readKind(std::string_view type)
{
    if (type == "movie" || type == "tvMovie")
        return Title::Kind::Film;
    if (type == "short" || type == "tvShort" || type == "tvSpecial" || type == "video")
        return Title::Kind::LesserFilm;
    return Title::Kind::Other;
}

Credit::Role readRole(std::string_view category)
{
    if (category == "director")
        return Credit::Role::Director;
    if (category == "actor" || category == "actress" || category == "self")
        return Credit::Role::Cast;
    return Credit::Role::Other;
}

/// "8.7" is 87; std::nullopt when it is no figure from 1.0 to 10.0.
std::optional<quint8> readTenths(std::string_view text)
{
    const std::size_t point = text.find('.');
    const auto whole = numberOf(text.substr(0, point));
    const auto tenth = point == std::string_view::npos ? 0 : numberOf(text.substr(point + 1));
    if (!whole || *whole > 10 || !tenth || *tenth > 9 || *whole * 10 + *tenth < 10
        || *whole * 10 + *tenth > 100)
        return std::nullopt;
    return static_cast<quint8>(*whole * 10 + *tenth);
}

} // namespace

std::optional<quint32> readId(std::string_view text, std::string_view system)
{
    if (text.substr(0, system.size()) != system)
        return std::nullopt;
    const auto number = numberOf(text.substr(system.size()));
    if (!number || *number == 0 || *number > std::numeric_limits<quint32>::max())
        return std::nullopt;
    return static_cast<quint32>(*number);
}

QString idText(QLatin1StringView system, quint32 id)
{
    return system + QString::number(id).rightJustified(7, u'0');
}

Result<Title> readTitle(const PlainColumns<8> &columns, std::string_view line)
{
    const auto cells = columns.split(line);
    if (!cells)
        return wrongCells();
    const auto &[tconst, type, primary, original, adult, startYear, runtime, genres] = *cells;
    const auto id = readId(tconst, "tt");
    if (!id)
        return wrongId(tconst);

    Title title;
    title.id = *id;
    title.kind = readKind(type);
    title.isAdult = adult == "1";
    if (title.kind == Title::Kind::Other || title.isAdult)
        return title;
    if (textOf(primary).isEmpty() || primary.size() > LongestTitle || original.size() > LongestTitle)
        return wrong(say("core", "The film has no title, or one that is far too long."));
    title.primary = primary;
    title.original = original;
    title.genres = genres;
    const auto year = readNumber(startYear, EarliestYear, LatestYear);
    if (!year)
        return tl::unexpected(year.error());
    title.year = *year;
    return readNumber(runtime, 0, LongestRuntime).map([&](const std::optional<int> &minutes) {
        title.runtimeMinutes = minutes == 0 ? std::nullopt : minutes;
        return title;
    });
}

Result<Rating> readRating(const PlainColumns<3> &columns, std::string_view line)
{
    const auto cells = columns.split(line);
    if (!cells)
        return wrongCells();
    const auto &[tconst, average, numVotes] = *cells;
    const auto id = readId(tconst, "tt");
    if (!id)
        return wrongId(tconst);
    const auto tenths = readTenths(average);
    const auto votes = numberOf(numVotes);
    if (!tenths || !votes || *votes > std::numeric_limits<quint32>::max())
        return wrong(say("core", "The row has no average from 1 to 10, or no number of votes."));
    return Rating{*id, static_cast<quint32>(*votes), *tenths};
}

Result<Credit> readCredit(const PlainColumns<4> &columns, std::string_view line)
{
    const auto cells = columns.split(line);
    if (!cells)
        return wrongCells();
    const auto &[tconst, ordering, nconst, category] = *cells;
    const auto title = readId(tconst, "tt");
    if (!title)
        return wrongId(tconst);
    const auto person = readId(nconst, "nm");
    if (!person)
        return wrongId(nconst);
    const auto position = numberOf(ordering);
    if (!position || *position > std::numeric_limits<quint16>::max())
        return wrong(say("core", "\"%1\" is no place in the credits.").arg(textOf(ordering.substr(0, 40))));
    return Credit{*title, *person, static_cast<quint16>(*position), readRole(category)};
}

Result<Person> readPerson(const PlainColumns<2> &columns, std::string_view line)
{
    const auto cells = columns.split(line);
    if (!cells)
        return wrongCells();
    const auto &[nconst, name] = *cells;
    const auto id = readId(nconst, "nm");
    if (!id)
        return wrongId(nconst);
    if (textOf(name).isEmpty() || name.size() > LongestTitle)
        return wrong(say("core", "The person has no name, or one that is far too long."));
    return Person{*id, name};
}

} // namespace matinee::imdb
