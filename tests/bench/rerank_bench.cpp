// What re-ranking does to the first ten suggestions of real people: rerank_bench FOLDER
// FOLDER has test.csv and foldin_3.csv to foldin_20.csv (user,item, with IMDb ids of starter films).

#include "core/recommend/engine.h"
#include "core/recommend/genre_habits.h"
#include "core/recommend/taste.h"
#include "tests/support/starter_movies.h"

#include <QFile>
#include <QMap>

#include <algorithm>
#include <cstdio>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr int Shown = 10;

using Films = QMap<QString, QList<MovieId>>;

Films read(const QString &path, const QHash<QString, MovieId> &idOf)
{
    Films films;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return films;
    file.readLine();
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        films[cells.value(0)].append(idOf.value(cells.value(1)));
    }
    return films;
}

/// Means over people.
struct Figures {
    double recall = 0, divergence = 0, alike = 0;

    void add(const QList<MovieId> &shown, const QList<MovieId> &wanted, const FilmIndex &index,
             const ContentProfile &content, GenreBalance balance)
    {
        int found = 0;
        double pairs = 0;
        for (qsizetype i = 0; i < shown.size(); ++i) {
            found += int(wanted.contains(shown.at(i)));
            balance.add(index.filmOf(shown.at(i)));
            for (qsizetype j = 0; j < i; ++j)
                pairs += content.similarity(index.filmOf(shown.at(i)), index.filmOf(shown.at(j)));
        }
        recall += double(found) / double(std::min<qsizetype>(Shown, wanted.size()));
        divergence += balance.divergence();
        alike += pairs / (Shown * (Shown - 1) / 2.0);
    }
    void print(const char *name, double people) const
    {
        std::printf("  %-10s recall@10 %.4f  KL@10 %.3f  likeness of pairs %.4f\n", name, recall / people,
                    divergence / people, alike / people);
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QString folder = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    QList<Movie> movies = starterMovies();
    std::sort(movies.begin(), movies.end(),
              [](const Movie &a, const Movie &b) { return a.summary.id < b.summary.id; });
    QHash<QString, MovieId> idOf;
    for (const Movie &movie : std::as_const(movies))
        idOf.insert(movie.summary.ref.mid(5), movie.summary.id);
    const Engine engine(movies);
    const FilmIndex index(movies);
    const ContentProfile content(filmFeatures(movies));
    const Films wanted = read(folder + u"/test.csv"_s, idOf);
    if (wanted.isEmpty()) {
        std::puts("usage: rerank_bench FOLDER");
        return 1;
    }
    for (const int liked : {3, 5, 10, 20}) {
        const Films known = read(folder + u"/foldin_%1.csv"_s.arg(liked), idOf);
        Figures byScore, asShown;
        for (auto person = wanted.cbegin(); person != wanted.cend(); ++person) {
            Shelf shelf;
            std::vector<Encounter> encounters;
            for (const MovieId movie : known.value(person.key())) {
                shelf[movie].rating = Rating::fromPoints(100);
                encounters.push_back({index.filmOf(movie), Rating::fromPoints(100), false});
            }
            const GenreHabits habits(index, tasteOf(encounters));
            const GenreBalance balance(index, habits);
            const auto match = engine.forYou(shelf).match;
            QList<MovieId> ranked = match.keys();
            std::partial_sort(
                ranked.begin(), ranked.begin() + Shown, ranked.end(),
                [&](MovieId a, MovieId b) { return match[a] != match[b] ? match[a] > match[b] : a < b; });
            byScore.add(ranked.first(Shown), *person, index, content, balance);
            QList<MovieId> shown;
            SuggestOptions options;
            options.limit = Shown;
            for (const Suggestion &suggestion : engine.suggest(shelf, options))
                shown.append(suggestion.movie);
            asShown.add(shown, *person, index, content, balance);
        }
        std::printf("%d liked films, %lld people\n", liked, static_cast<long long>(wanted.size()));
        byScore.print("by score", double(wanted.size()));
        asShown.print("re-ranked", double(wanted.size()));
    }
    return 0;
}
