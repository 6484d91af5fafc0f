// What making a model small costs, and how long it takes to ask one: compact_bench RATINGS.csv
// Quality is NDCG@100 for the people held out by model::holdOut(); "with X" has only expert X made small.

#include "core/learn/linear_algebra.h"
#include "core/learn/ranking_quality.h"
#include "core/model/held_out.h"
#include "core/model/rating_files.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

using namespace matinee;
using namespace matinee::model;

namespace {

double cpuMicroseconds()
{
    timespec now = {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
}

/// CPU time to fold somebody in and list the best 100.
void printFoldIn(const char *name, const learn::Model &model, const Numbers &numbers,
                 const std::vector<Stranger> &strangers)
{
    std::vector<double> times;
    for (int round = 0; round < 5; ++round) {
        for (const Stranger &stranger : strangers) {
            learn::History history;
            for (const std::string &film : stranger.history) {
                if (const auto number = numbers(film))
                    history.push_back({*number});
            }
            std::sort(history.begin(), history.end(),
                      [](const auto &a, const auto &b) { return a.film < b.film; });
            const double start = cpuMicroseconds();
            const auto list = learn::bestFilms(model.scores(history), history, learn::ListLength);
            times.push_back(cpuMicroseconds() - start + (list.empty() ? 1e9 : 0));
        }
    }
    std::sort(times.begin(), times.end());
    std::printf("%-8s fold-in and top 100: p50 %.0f us, p99 %.0f us\n", name, times[times.size() / 2],
                times[times.size() * 99 / 100]);
}

} // namespace

int main(int argc, char **argv)
{
    learn::useOneThread();
    const auto ratings = readRatingFiles(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    if (!ratings) {
        std::printf("%s\n", qUtf8Printable(ratings.error().message));
        return 1;
    }
    const HeldOut held = holdOut(mostRated(*ratings, 10'000));
    const learn::World world(held.learnt);
    learn::LearnOptions how;
    how.compact = true;
    const auto full = learn::Ensemble::learn(world, {}, how);
    const CompactModel compact = compress(world, full);
    const auto small = assembled(compact);
    const Numbers numbers = [&](std::string_view name) { return world.film(name); };
    const auto quality = [&](const learn::Model &model) {
        return meanOf(qualityFor(model, numbers, held.strangers));
    };
    std::printf("%d films, %zu strangers, full %.4f\n", world.films(), held.strangers.size(), quality(full));
    for (std::size_t expert = 0; expert < full.experts().size(); ++expert) {
        auto experts = full.experts();
        experts[expert] = small->experts()[expert];
        std::printf("with %-10s %.4f   alone: full %.4f small %.4f\n", full.choices().experts[expert].c_str(),
                    quality(learn::Ensemble(experts, full.choices(), nullptr)),
                    quality(*full.experts()[expert]), quality(*experts[expert]));
    }
    std::printf("small %.4f\n", quality(*small));
    printFoldIn("full", full, numbers, held.strangers);
    printFoldIn("small", *small, numbers, held.strangers);
    return 0;
}
