#include "core/base/uuid.h"
#include "tests/core/sync/two_sides.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTextStream>

#include <ctime>

using namespace matinee;
using namespace Qt::StringLiterals;

// What the first synchronisation of a large library costs, without a network: one device sends everything, a
// second reads it. CPU of all three sides together, and the bytes of the messages.

namespace {

constexpr int Films = 8000;

QList<Movie> madeUpFilms()
{
    QList<Movie> films;
    for (int n = 0; n < Films; ++n) {
        Movie film;
        film.summary.ref = u"imdb:tt%1"_s.arg(5'000'000 + n);
        film.summary.title = u"Film number %1"_s.arg(n);
        film.summary.year = 1930 + n % 90;
        film.source = u"starter"_s;
        film.externalIds.insert(u"imdb"_s, film.summary.ref.mid(5));
        films.append(film);
    }
    return films;
}

/// 20,000 records: ratings, diary entries, reviews and a watchlist.
QList<RecordEdit> library(const QDateTime &now)
{
    const QString at = now.toString(Qt::ISODateWithMs);
    QList<RecordEdit> edits;
    const auto ref = [](int n) { return u"imdb:tt%1"_s.arg(5'000'000 + n % Films); };
    for (int n = 0; n < 7500; ++n)
        edits.append({u"rating"_s, ref(n),
                      QJsonObject{{u"value"_s, 10 + n % 90}, {u"rated_at"_s, at}, {u"present"_s, true}}});
    for (int n = 0; n < 10'500; ++n)
        edits.append({u"watch"_s, importedUuid(u"bench"_s, QString::number(n)),
                      QJsonObject{{u"film"_s, ref(n)},
                                  {u"watched_on"_s, u"2026-02-%1"_s.arg(1 + n % 28, 2, 10, '0'_L1)}}});
    for (int n = 0; n < 1000; ++n)
        edits.append({u"review"_s, importedUuid(u"bench review"_s, QString::number(n)),
                      QJsonObject{{u"film"_s, ref(n)},
                                  {u"text"_s, u"It rains, and nobody speaks of it. "_s.repeated(8)},
                                  {u"written_at"_s, at},
                                  {u"present"_s, true}}});
    for (int n = 0; n < 1000; ++n)
        edits.append({u"watchlist"_s, ref(7500 + n % 500 + (n / 500) * 3000),
                      QJsonObject{{u"added_at"_s, at}, {u"present"_s, true}}});
    return edits;
}

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

void measure(const QString &what, TestDevice &device, TestServer &server)
{
    QElapsedTimer wall;
    wall.start();
    const double before = cpuSeconds();
    qint64 bytes = 0;
    int questions = 0;
    qint64 longest = 0;
    double serverCpu = 0;
    while (const auto question = device.store.ask(device.home.ada, true).value()) {
        const double asked = cpuSeconds();
        const SyncAnswer answer = server.answer(*question);
        serverCpu += cpuSeconds() - asked;
        bytes += QJsonDocument(question->body).toJson(QJsonDocument::Compact).size()
            + QJsonDocument(answer.body).toJson(QJsonDocument::Compact).size();
        ++questions;
        QElapsedTimer one;
        one.start();
        const auto step = device.store.take(device.home.ada, *question, answer).value();
        longest = std::max(longest, one.elapsed());
        if (step.next != SyncStep::Next::Ask)
            break;
    }
    QTextStream(stdout) << what << ": " << wall.elapsed() << " ms, CPU " << cpuSeconds() - before
                        << " s (server " << serverCpu << " s), " << questions << " questions, "
                        << bytes / 1024 << " KiB, longest step of the device " << longest << " ms\n";
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    TestServer server;
    TestDevice one;
    TestDevice two;
    for (TestLibrary *home : {&server.home, &one.home, &two.home})
        (void)home->catalog.addMissing(madeUpFilms());
    const int made =
        one.home.library.applyAll(one.home.ada, u"bench"_s, library(one.home.clock.now())).value();
    QTextStream(stdout) << made << " records\n";
    measure(u"first device sends"_s, one, server);
    measure(u"second device reads"_s, two, server);
    (void)two.store.startResync(two.home.ada);
    measure(u"second device reads all again"_s, two, server);
    return EXIT_SUCCESS;
}
