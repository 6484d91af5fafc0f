// How much processor time the recommender takes: recommend_bench [copies of the starter catalogue]
// To be read from a release build.

#include "core/recommend/engine.h"
#include "tests/support/starter_movies.h"

#include <cstdio>
#include <ctime>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// Milliseconds of processor time of one run of `work`, the mean of `runs`.
template <class Work>
double milliseconds(int runs, Work work)
{
    const std::clock_t start = std::clock();
    for (int run = 0; run < runs; ++run)
        work();
    return 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC / runs;
}

/// A larger catalogue of the same shape: the copies share genres, decades, countries and common
/// keywords, but not people.
QList<Movie> catalogue(int copies)
{
    const QList<Movie> starter = starterMovies();
    QList<Movie> movies = starter;
    for (int copy = 1; copy < copies; ++copy) {
        const QString suffix = QString::number(copy);
        for (Movie movie : starter) {
            movie.summary.id = MovieId(movies.size() + 1);
            for (QString &name : movie.summary.directors)
                name += suffix;
            for (QString &name : movie.cast)
                name += suffix;
            movies.append(movie);
        }
    }
    return movies;
}

Shelf shelfOf(const QList<Movie> &movies, int ratings)
{
    Shelf shelf;
    for (int rating = 0; rating < ratings; ++rating) {
        const qsizetype film = rating * 7919LL % movies.size();
        shelf[movies.at(film).summary.id].rating = Rating::fromPoints(20 + rating * 37 % 81);
    }
    return shelf;
}

} // namespace

int main(int argc, char **argv)
{
    const int copies = argc > 1 ? QByteArray(argv[1]).toInt() : 1;
    const QList<Movie> movies = catalogue(qMax(1, copies));
    if (movies.isEmpty()) {
        std::fprintf(stderr, "MATINEE_SOURCE_DIR does not name the source tree\n");
        return 1;
    }

    std::printf("%lld films\n", static_cast<long long>(movies.size()));
    std::printf("build %.1f ms\n", milliseconds(3, [&] { Engine engine(movies); }));
    const Engine engine(movies);
    for (const int ratings : {0, 10, 50, 200, 1000}) {
        const Shelf shelf = shelfOf(movies, ratings);
        const double page = milliseconds(10, [&] { engine.forYou(shelf); });
        const double list = milliseconds(10, [&] { engine.suggest(shelf, {}); });
        const double one = milliseconds(10, [&] { engine.explain(shelf, movies.first().summary.id); });
        std::printf("%4d ratings: forYou %.2f ms, suggest %.2f ms, explain %.2f ms\n", ratings, page, list,
                    one);
    }
    std::printf("similar %.2f ms\n",
                milliseconds(10, [&] { engine.similar(movies.first().summary.id, 20); }));
    return 0;
}
