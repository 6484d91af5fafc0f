// How well RatingForecast foretells the ratings of MovieLens for the films that ship:
// forecast_bench FOLDER, with ratings.csv and links.csv (ml-latest-small). To be read from a release build.

#include "core/recommend/content_profile.h"
#include "core/recommend/popularity.h"
#include "core/recommend/rating_forecast.h"
#include "tests/support/starter_movies.h"

#include <QMap>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QList<QList<QByteArray>> rowsOf(const QString &path)
{
    QFile file(path);
    QList<QList<QByteArray>> rows;
    if (file.open(QIODevice::ReadOnly))
        file.readLine(); // the header
    while (file.isOpen() && !file.atEnd())
        rows.append(file.readLine().trimmed().split(','));
    return rows;
}

using People = QMap<int, std::vector<RatedFilm>>;

People peopleOf(const QString &folder, const QList<Movie> &movies)
{
    QHash<QByteArray, int> filmOfImdb;
    for (int film = 0; film < movies.size(); ++film)
        filmOfImdb.insert(movies.at(film).summary.ref.toLatin1().mid(7), film); // "imdb:tt" goes before
    QHash<QByteArray, int> filmOf;
    for (const auto &row : rowsOf(folder + u"/links.csv"_s)) {
        if (filmOfImdb.contains(row.value(1)))
            filmOf.insert(row.value(0), filmOfImdb.value(row.value(1)));
    }
    People people;
    for (const auto &row : rowsOf(folder + u"/ratings.csv"_s)) {
        const auto rating = Rating::fromPoints(qRound(row.value(2).toDouble() * 20));
        if (rating && filmOf.contains(row.value(1)))
            people[row.value(0).toInt()].push_back({filmOf.value(row.value(1)), *rating, {}});
    }
    return people;
}

/// What became of many forecasts.
struct Tally {
    int count = 0;
    int within = 0;
    double squares = 0;
    void add(const PointsForecast &forecast, int points)
    {
        ++count;
        within += forecast.low <= points && points <= forecast.high;
        squares += (points - forecast.points) * (points - forecast.points);
    }
    double error() const { return std::sqrt(squares / count); }
    double share() const { return double(within) / count; }
};

} // namespace

int main(int argc, char **argv)
{
    const QList<Movie> movies = starterMovies();
    const People people = argc > 1 ? peopleOf(QString::fromLocal8Bit(argv[1]), movies) : People();
    if (people.isEmpty()) {
        std::fprintf(stderr, "forecast_bench FOLDER, with MATINEE_SOURCE_DIR naming the source tree\n");
        return 1;
    }
    const ContentProfile content(filmFeatures(movies));
    const std::vector<double> popularity = Popularity(popularityFigures(movies)).scores();

    constexpr std::size_t FewestAsked = 10;
    constexpr std::size_t MostAsked = 40;
    for (const std::size_t told : {5U, 10U, 20U, 40U, 100U}) {
        std::mt19937 random(static_cast<std::uint32_t>(told));
        Tally all;
        Tally narrow;
        for (auto person = people.cbegin(); person != people.cend(); ++person) {
            if (person.key() % 2 == 0 || person->size() < told + FewestAsked) // the even were learnt from
                continue;
            std::vector<RatedFilm> rated = *person;
            std::shuffle(rated.begin(), rated.end(), random);
            const auto end = rated.begin() + static_cast<std::ptrdiff_t>(told);
            const auto forecast = RatingForecast::of({rated.begin(), end}, content, popularity);
            for (auto asked = end; asked != rated.end() && asked - end < std::ptrdiff_t(MostAsked); ++asked) {
                const PointsForecast guess = forecast->forecast(asked->film);
                all.add(guess, asked->rating.points());
                if (isNarrow(guess))
                    narrow.add(guess, asked->rating.points());
            }
        }
        std::printf("%3zu ratings: error %.1f points, %.3f within; %.3f are narrow, of these error %.1f, "
                    "%.3f within\n",
                    told, all.error(), all.share(), double(narrow.count) / all.count, narrow.error(),
                    narrow.share());
    }
    return 0;
}
