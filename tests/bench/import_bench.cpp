#include "core/catalog/catalog_service.h"
#include "core/importing/import_service.h"
#include "core/library/library_service.h"
#include "core/store/database.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace matinee;

/// Imports one person of a MovieLens folder into a new database file beside the films that ship, then again:
///
///     import_bench FOLDER [PERSON]     ml-latest-small's person 414 has 2,698 ratings
int main(int argc, char **argv)
{
    if (argc < 2 || !QFileInfo::exists(QString::fromLocal8Bit(argv[1]))) {
        std::puts("usage: import_bench FOLDER [PERSON]");
        return 0;
    }
    const QCoreApplication application(argc, argv);
    const int person = argc > 2 ? QByteArray(argv[2]).toInt() : 414;
    const QTemporaryDir folder;
    const auto database = Database::open(folder.filePath(QStringLiteral("library.db")));
    if (!database
        || !(*database)->execute(
            QStringLiteral("INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'local', '', 0)")))
        return 1;
    const SystemClock clock;
    CatalogService catalog(**database, clock);
    LibraryService library(**database, clock);
    ImportService importing(catalog, library);
    if (!catalog.loadStarter())
        return 1;
    for (const char *run : {"first", "again"}) {
        QElapsedTimer wall;
        wall.start();
        const std::clock_t before = std::clock();
        const auto report =
            importing.import(UserId(1), {ImportFormat::MovieLens, QString::fromLocal8Bit(argv[1]), person});
        const double cpu = double(std::clock() - before) / CLOCKS_PER_SEC;
        if (!report) {
            std::printf("%s: %s\n", run, qPrintable(report.error().message));
            return 1;
        }
        std::printf("%s: %.2f CPU s, %.2f s, %d rows, %d matched, %d created, %d changed, %d problems\n", run,
                    cpu, double(wall.elapsed()) / 1000, report->rows, report->matched, report->created,
                    report->changed, report->problemCount);
    }
    return 0;
}
