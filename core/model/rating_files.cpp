#include "core/model/rating_files.h"

#include "core/base/text.h"
#include "core/learn/csv_line.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>

namespace matinee::model {

using namespace Qt::StringLiterals;

namespace {

/// "133093" and "0133093" are "imdb:tt0133093"; nothing when it is no number.
std::optional<std::string> imdbRef(std::string_view number)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size())
        return std::nullopt;
    std::string digits = std::to_string(value);
    constexpr std::size_t Digits = 7;
    digits.insert(0, Digits - std::min(Digits, digits.size()), '0');
    return "imdb:tt" + digits;
}

std::string refOf(const std::string &item, bool areImdbNumbers)
{
    if (item.starts_with("tt") && item.find_first_not_of("0123456789", 2) == std::string::npos)
        return "imdb:" + item;
    return areImdbNumbers ? imdbRef(item).value_or(item) : item;
}

using Rename = std::function<std::string(const std::string &)>;

learn::RatingTable renamed(const learn::RatingTable &ratings, const Rename &rename)
{
    std::vector<int> numbers;
    numbers.reserve(ratings.films.size());
    learn::RatingTable table;
    for (int film = 0; film < ratings.films.size(); ++film)
        numbers.push_back(table.films.number(rename(ratings.films[film])));
    for (int user = 0; user < ratings.users.size(); ++user)
        table.users.number(ratings.users[user]);
    table.rows = ratings.rows;
    for (learn::RatingRow &row : table.rows)
        row.film = numbers[row.film];
    return table;
}

Result<std::unordered_map<std::string, std::string>> readLinks(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return fail(Error::Kind::NotFound,
                    say("core", "%1 cannot be read: %2").arg(path, file.errorString()));
    std::unordered_map<std::string, std::string> refs;
    learn::CsvLine fields;
    file.readLine(); // movieId,imdbId,tmdbId: always so
    for (int line = 2; !file.atEnd(); ++line) {
        const QByteArray text = file.readLine().trimmed();
        if (text.isEmpty())
            continue;
        if (!fields.split({text.constData(), static_cast<std::size_t>(text.size())}) || fields.size() < 2)
            return learn::badLine(path, line, say("core", "there are too few columns"));
        if (const auto ref = imdbRef(fields[1]))
            refs.emplace(fields[0], *ref);
    }
    return refs;
}

Result<learn::RatingTable> readMovieLens(const QString &folder)
{
    const auto ratings = learn::readRatings(QDir(folder).filePath(u"ratings.csv"_s));
    if (!ratings)
        return tl::unexpected(ratings.error());
    const auto links = readLinks(QDir(folder).filePath(u"links.csv"_s));
    if (!links)
        return tl::unexpected(links.error());
    return renamed(*ratings, [&](const std::string &item) {
        const auto ref = links->find(item);
        return ref == links->end() ? "movielens:" + item : ref->second;
    });
}

template <class Number>
bool readNumber(QByteArrayView text, Number &number)
{
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end() && std::isfinite(number);
}

/// user::film::rating::time
bool readRow(const QByteArray &line, learn::RatingTable &table)
{
    const QList<QByteArray> fields = QByteArray(line).replace("::", "\t").split('\t');
    learn::RatingRow row;
    if (fields.size() != 4 || fields.at(0).isEmpty() || !readNumber(fields.at(2), row.rating)
        || !readNumber(fields.at(3), row.at))
        return false;
    const auto ref = imdbRef({fields.at(1).constData(), static_cast<std::size_t>(fields.at(1).size())});
    if (!ref)
        return false;
    row.user = table.users.number({fields.at(0).constData(), static_cast<std::size_t>(fields.at(0).size())});
    row.film = table.films.number(*ref);
    table.rows.push_back(row);
    return true;
}

Result<learn::RatingTable> readMovieTweetings(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return fail(Error::Kind::NotFound,
                    say("core", "%1 cannot be read: %2").arg(path, file.errorString()));
    learn::RatingTable table;
    for (int line = 1; !file.atEnd(); ++line) {
        const QByteArray text = file.readLine().trimmed();
        if (!text.isEmpty() && !readRow(text, table))
            return learn::badLine(path, line, say("core", "user::film::rating::time is expected"));
    }
    if (table.rows.empty())
        return fail(Error::Kind::Invalid, say("core", "%1 is empty.").arg(path));
    return table;
}

} // namespace

Result<learn::RatingTable> readRatingFiles(const QString &path, bool areImdbNumbers)
{
    const QFileInfo file(path);
    if (file.isDir())
        return readMovieLens(path);
    if (file.suffix() == "dat"_L1)
        return readMovieTweetings(path);
    return learn::readRatings(path).map([&](const learn::RatingTable &ratings) {
        return renamed(ratings, [&](const std::string &item) { return refOf(item, areImdbNumbers); });
    });
}

learn::RatingTable mostRated(const learn::RatingTable &ratings, int films)
{
    std::vector<int> counts(ratings.films.size());
    for (const learn::RatingRow &row : ratings.rows)
        ++counts[row.film];
    std::vector<int> order(counts.size());
    for (int film = 0; film < std::ssize(order); ++film)
        order[film] = film;
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return counts[a] > counts[b]; });
    for (std::size_t place = static_cast<std::size_t>(films); place < order.size(); ++place)
        counts[order[place]] = 0;

    learn::RatingTable table;
    for (const learn::RatingRow &row : ratings.rows) {
        if (counts[row.film] > 0)
            table.take(ratings, row);
    }
    return table;
}

} // namespace matinee::model
