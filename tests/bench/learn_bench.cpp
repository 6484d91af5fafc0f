// What learning costs:
//   learn_bench ease|ials|write [LIKES FILMS PEOPLE [FACTORS]]
//   learn_bench foldin SPLIT
// ease and ials learn one model from a made-up crowd; each run is a process of its own, so that its peak of
// memory is its own. write puts the crowd on stdout as CSV. foldin learns the ensemble of SPLIT (train.csv
// and foldin.csv) and tells how long one person waits for the best hundred films. Where OpenBLAS does not
// know the processor, OPENBLAS_CORETYPE is set as matinee-server does.

#include "core/learn/ensemble.h"
#include "core/learn/linear_algebra.h"
#include "core/learn/ranking_quality.h"
#include "tests/bench/made_up_crowd.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <unistd.h>

using namespace matinee;
using namespace matinee::learn;
using namespace Qt::StringLiterals;

namespace {

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// VmRSS or VmHWM in MB.
double memory(const char *what)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.split(':').value(1).trimmed().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

template <class Learn>
void measure(const char *name, const Interactions &liked, Learn learn)
{
    std::printf("%zu likes, %d films, %d people; %.0f MB\n", liked.marks().size(), liked.films(),
                liked.people(), memory("VmRSS"));
    const double began = cpuSeconds();
    const auto learnt = learn();
    const double took = cpuSeconds() - began;
    const History some(liked.of(0).begin(), liked.of(0).end());
    std::printf("%s: %.1f CPU s, at most %.0f MB, first of person 0: film %d\n", name, took, memory("VmHWM"),
                bestFilms(learnt->scores(some), some, 1).front());
}

void write(const Interactions &liked)
{
    std::puts("user,item,rating,timestamp");
    for (int person = 0; person < liked.people(); ++person) {
        for (const Mark &mark : liked.of(person))
            std::printf("%d,%d,5,%.0f\n", person, mark.film, mark.at);
    }
}

int foldIn(const QString &split)
{
    const auto train = readRatings(split + u"/train.csv"_s);
    const auto asked = readRatings(split + u"/foldin.csv"_s);
    if (!train || !asked) {
        std::puts(qPrintable((train ? asked : train).error().message));
        return 1;
    }
    const World world(*train);
    const double began = cpuSeconds();
    const Ensemble ensemble = Ensemble::learn(world, {}, {});
    std::printf("learnt in %.2f CPU s\n", cpuSeconds() - began);
    std::vector<double> waits; // milliseconds
    for (const World::Person &person : world.fold(*asked)) {
        QElapsedTimer timer;
        timer.start();
        const auto films = bestFilms(ensemble.scores(person.liked), person.liked, ListLength);
        waits.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(waits.begin(), waits.end());
    std::printf("fold-in and the best %d of %d films, %zu people: p50 %.3f ms, p99 %.3f ms\n", ListLength,
                world.films(), waits.size(), waits[waits.size() / 2], waits[waits.size() * 99 / 100]);
    return 0;
}

int usage()
{
    std::puts(
        "usage: learn_bench ease|ials|write [LIKES FILMS PEOPLE [FACTORS]]\n       learn_bench foldin SPLIT");
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    if (const QString code = fasterArithmetic();
        !code.isEmpty() && !qEnvironmentVariableIsSet("OPENBLAS_CORETYPE")) {
        qputenv("OPENBLAS_CORETYPE", code.toLatin1());
        ::execv("/proc/self/exe", argv);
    }
    useOneThread();
    const QByteArray what = argc > 1 ? argv[1] : "";
    if (what == "foldin" && argc == 3)
        return foldIn(QString::fromLocal8Bit(argv[2]));
    const auto number = [&](int place, qlonglong usual) {
        return argc > place ? QByteArray(argv[place]).toLongLong() : usual;
    };
    CrowdSize size;
    size.likes = number(2, size.likes);
    size.films = static_cast<int>(number(3, size.films));
    size.people = static_cast<int>(number(4, size.people));
    const Interactions liked = madeUpCrowd(size, 1);
    IalsPlan plan;
    plan.factors = static_cast<int>(number(5, plan.factors));
    if (what == "ease")
        measure("EASE", liked, [&] { return learnEase(liked, {}); });
    else if (what == "ials")
        measure("iALS", liked, [&] { return std::make_unique<Ials>(liked, plan, 1); });
    else if (what == "write")
        write(liked);
    else
        return usage();
    return 0;
}
