#include "app/server/import_films_command.h"

#include "app/server/exit_status.h"
#include "app/server/import_text.h"
#include "app/server/worker_services.h"
#include "core/base/clock.h"

#include <QJsonDocument>
#include <QTextStream>

#include <csignal>
#include <unistd.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// A signal handler has no other way to an object.
volatile std::sig_atomic_t wantsToStop = 0;

void stop(int)
{
    wantsToStop = 1;
}

/// The first signal asks for an end, a second one is not waited for.
void stopOnSignals()
{
    struct sigaction action = {};
    action.sa_handler = &stop;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

/// One line that is written over and over, and cleared at the end.
class ProgressLine {
public:
    ~ProgressLine() { write({}); }

    void show(const QString &step, qint64 done, qint64 total)
    {
        const qint64 percent = total > 0 ? done * 100 / total : 0;
        const QString line = u"%1 %2 %"_s.arg(step).arg(percent);
        if (line != m_shown)
            write(line);
        m_shown = line;
    }

private:
    void write(const QString &line)
    {
        if (m_isTerminal)
            m_out << u"\r\033[K"_s << line << Qt::flush;
    }

    bool m_isTerminal = ::isatty(STDERR_FILENO) != 0;
    QTextStream m_out{stderr};
    QString m_shown;
};

/// Columns that were not named are guessed.
Result<CatalogImportOptions> withGuesses(CatalogImportOptions options)
{
    if (options.format != CatalogFormat::Csv)
        return options;
    return CatalogImportService::csvHead(options.path).map([&](const CsvHead &head) {
        auto columns = head.guess;
        columns.insert(options.columns);
        options.columns = columns;
        return options;
    });
}

} // namespace

int importFilms(const ServerOptions &options)
{
    const SystemClock clock;
    const auto films = withGuesses(options.films);
    if (!films)
        return failed(films.error());
    const auto opened = openWorker(options, clock);
    if (!opened)
        return failed(opened.error());

    stopOnSignals();
    Result<CatalogImportReport> report;
    {
        ProgressLine line;
        report = (*opened)->services->catalogImport.import(
            *films, [&line](const QString &step, qint64 done, qint64 total) {
                line.show(step, done, total);
                return wantsToStop == 0;
            });
    }
    if (!report)
        return failed(report.error());
    QTextStream out(stdout);
    if (options.json)
        out << QJsonDocument(filmsJson(*report)).toJson(QJsonDocument::Indented);
    else
        out << filmsText(*report);
    return report->cancelled ? EXIT_FAILURE : EXIT_SUCCESS;
}

} // namespace matinee
