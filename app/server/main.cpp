#include "app/server/account_command.h"
#include "app/server/backup_command.h"
#include "app/server/evaluate_command.h"
#include "app/server/exit_status.h"
#include "app/server/import_command.h"
#include "app/server/import_films_command.h"
#include "app/server/model_command.h"
#include "app/server/predict_command.h"
#include "app/server/serve_command.h"
#include "app/server/server_options.h"
#include "app/server/storage_command.h"
#include "app/server/train_command.h"
#include "core/base/translations.h"
#include "core/learn/linear_algebra.h"
#include "core/serving/serve.h"

#include <QFile>
#include <QGuiApplication>
#include <QTextStream>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace matinee;

namespace {

int serveOffscreen(const ServerOptions &options, int argc, char *argv[])
{
    prepareToServe();
    QGuiApplication application(argc, argv);
    installTranslations();
    return serve(options);
}

int run(const ServerOptions &options, int argc, char *argv[])
{
    if (options.command == ServerOptions::Command::Serve)
        return serveOffscreen(options, argc, argv);
    if (options.command == ServerOptions::Command::Evaluate
        || options.command == ServerOptions::Command::Train)
        learn::preferFastArithmetic(argv);
    QCoreApplication application(argc, argv);
    installTranslations();
    if (options.command == ServerOptions::Command::Evaluate)
        return !options.evaluate.predict.isEmpty() ? predictRatings(options)
            : options.evaluate.model.isEmpty()     ? evaluate(options)
                                                   : evaluateModel(options);
    if (options.command == ServerOptions::Command::Train)
        return trainModel(options);
    if (options.command == ServerOptions::Command::RollBack)
        return rollBackModel(options);
    if (options.command == ServerOptions::Command::Import)
        return importExport(options);
    if (options.command == ServerOptions::Command::ImportFilms)
        return importFilms(options);
    if (options.command == ServerOptions::Command::Backup)
        return backUp(options);
    if (options.command == ServerOptions::Command::Restore)
        return restore(options);
    if (options.command == ServerOptions::Command::CreateUser)
        return createUser(options);
    if (options.command == ServerOptions::Command::InviteAdministrator)
        return inviteAdministrator(options);
    if (options.command == ServerOptions::Command::ResetPassword)
        return resetPassword(options);
    if (options.command == ServerOptions::Command::RemoveSecondFactor)
        return removeSecondFactor(options);
    if (options.command == ServerOptions::Command::VerifyAudit)
        return verifyAudit(options);
    if (options.command == ServerOptions::Command::ReplaceKey)
        return replaceServerKey(options);
    if (options.command == ServerOptions::Command::MakeAdministrator)
        return makeAdministrator(options);
    if (options.command == ServerOptions::Command::Migrate)
        return migrateDatabase(options);
    if (options.command == ServerOptions::Command::MoveTo)
        return moveToPostgres(options);
    if (options.command == ServerOptions::Command::RaiseEpoch)
        return raiseEpoch(options);
    const QString version = u"matinee-server " MATINEE_VERSION "\n"_s;
    QTextStream(stdout) << (options.command == ServerOptions::Command::Help ? serverUsage() : version);
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char *argv[])
{
    keepSecrets();
    QStringList arguments;
    std::transform(argv, argv + argc, std::back_inserter(arguments),
                   [](const char *argument) { return QFile::decodeName(argument); });
    const auto options = readServerOptions(arguments, QProcessEnvironment::systemEnvironment());
    return options ? run(*options, argc, argv) : failed(options.error());
}
