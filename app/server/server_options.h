#pragma once

#include "app/server/account_options.h"
#include "app/server/learning_options.h"
#include "app/server/storage_options.h"
#include "core/base/result.h"
#include "core/catalog_import/catalog_import_service.h"
#include "core/importing/import_service.h"
#include "core/rest/request_budget.h"

#include <QByteArrayList>
#include <QHostAddress>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace matinee {

/// What the command line and the environment ask of the program.
struct ServerOptions {
    enum class Command {
        Serve,
        Import,
        ImportFilms,
        CreateUser,
        MakeAdministrator,
        InviteAdministrator,
        ResetPassword,
        RemoveSecondFactor,
        VerifyAudit,
        ReplaceKey,
        RollBack,
        Evaluate,
        Train,
        Backup,
        Restore,
        Migrate,
        MoveTo,
        RaiseEpoch,
        Help,
        Version
    };

    Command command = Command::Serve;
    QString dataFolder; ///< MATINEE_DATA_DIR
    StorageOptions storage;

    // serve
    QHostAddress address = QHostAddress::LocalHost; ///< MATINEE_LISTEN
    quint16 port = 8080;
    int workers = 1; ///< MATINEE_WORKERS
    QList<QHostAddress> trustedProxies; ///< MATINEE_TRUSTED_PROXY
    RequestLimits limits; ///< MATINEE_REQUESTS_PER_MINUTE
    QByteArrayList origins; ///< MATINEE_ALLOW_ORIGIN, with commas
    AccountOptions accounts; ///< MATINEE_PASSWORD_COST, MATINEE_SIGN_UP and so on

    // import, import-films, admin create-user and other commands about one account
    QString handle;
    ImportOptions import;
    CatalogImportOptions films;
    bool json = false;

    QString archive; ///< of backup (also a folder) and restore

    EvaluateOptions evaluate;
    TrainingOptions training;
};

/// `arguments` starts with the program's name. Options win over the environment.
/// Errors   Invalid (names the option and what it takes).
Result<ServerOptions> readServerOptions(const QStringList &arguments, const QProcessEnvironment &environment);

/// Where everything is kept when nothing else is said.
QString defaultDataFolder();
QString serverUsage();

} // namespace matinee
