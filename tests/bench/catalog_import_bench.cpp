#include "core/base/clock.h"
#include "core/catalog/catalog_service.h"
#include "core/catalog_import/catalog_import_service.h"
#include "core/store/database.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// Of this process, since it began.
double peakMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Imports and tells what it took. `cancelAt`, a share of the whole, cancels there and tells how long that
/// took.
bool import(CatalogImportService &importing, const CatalogImportOptions &options, const char *run,
            double cancelAt)
{
    QElapsedTimer wall;
    wall.start();
    const std::clock_t before = std::clock();
    QElapsedTimer sinceCancelled;
    QElapsedTimer sinceTold;
    sinceTold.start();
    qint64 longestSilence = 0;
    QString step;
    const auto report = importing.import(options, [&](const QString &now, qint64 done, qint64 total) {
        longestSilence = std::max(longestSilence, sinceTold.restart());
        if (now != step)
            std::printf("  %6.2f s  %s\n", double(wall.elapsed()) / 1000, qPrintable(now));
        step = now;
        const bool goesOn = double(done) < cancelAt * double(total);
        if (!goesOn)
            sinceCancelled.start();
        return goesOn;
    });
    const double cpu = double(std::clock() - before) / CLOCKS_PER_SEC;
    if (!report) {
        std::printf("%s: %s\n", run, qPrintable(report.error().message));
        return false;
    }
    std::printf("%s: %.1f CPU s, %.1f s, peak %.0f MB, longest without progress %lld ms\n", run, cpu,
                double(wall.elapsed()) / 1000, peakMegabytes(), longestSilence);
    if (report->cancelled)
        std::printf("  cancelled, which took %lld ms\n", sinceCancelled.elapsed());
    std::printf("  %lld rows, %lld added, %lld changed, %lld unchanged, %lld skipped, %lld problems\n",
                report->rows, report->added, report->changed, report->unchanged, report->skipped,
                report->problemCount);
    return true;
}

} // namespace

/// Imports a catalogue into a new database file beside the films that ship, then again, then cancels
/// half-way:
///
///     catalog_import_bench PATH [FILE]     FILE, the database, is kept
int main(int argc, char **argv)
{
    const QString path = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    const auto format = CatalogImportService::formatOf(path);
    if (!format) {
        std::puts("usage: catalog_import_bench PATH [FILE]");
        return 0;
    }
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString file = argc > 2 ? QString::fromLocal8Bit(argv[2]) : folder.filePath(u"library.db"_s);
    const auto database = Database::open(file);
    if (!database)
        return 1;
    const SystemClock clock;
    CatalogService catalog(**database, clock);
    CatalogImportService importing(catalog);
    if (!catalog.loadStarter())
        return 1;
    const CatalogImportOptions options{*format, path, {}};
    if (!import(importing, options, "first", 2))
        return 1;
    std::printf("  the database has %.0f MB\n", double(QFileInfo(file).size()) / 1024 / 1024);
    return import(importing, options, "again", 2) && import(importing, options, "half", 0.5) ? 0 : 1;
}
