#include "app/server/import_command.h"

#include "app/server/exit_status.h"
#include "app/server/import_text.h"
#include "app/server/worker_services.h"
#include "core/base/clock.h"

#include <QJsonDocument>
#include <QTextStream>

namespace matinee {

int importExport(const ServerOptions &options)
{
    const SystemClock clock;
    const auto opened = openExistingWorker(options, clock);
    if (!opened)
        return failed(opened.error());
    const auto report =
        (*opened)->accounts->people.findByHandle(options.handle).and_then([&](const Account &account) {
            return (*opened)->services->importing.import(account.user, options.import);
        });
    if (!report)
        return failed(report.error());

    QTextStream out(stdout);
    if (options.json)
        out << QJsonDocument(importJson(*report)).toJson(QJsonDocument::Indented);
    else
        out << importText(*report);
    return EXIT_SUCCESS;
}

} // namespace matinee
