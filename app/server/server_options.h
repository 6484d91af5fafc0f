#pragma once

#include "core/accounts/password.h"
#include "core/base/result.h"
#include "core/catalog_import/catalog_import_service.h"
#include "core/importing/import_service.h"

#include <QHostAddress>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace matinee {

/// Of evaluate: paths of CSV files, and what to do with them.
struct EvaluateOptions {
    QString train;
    QString foldIn;
    QString validationFoldIn; ///< both or none of the two
    QString validationTest;
    QString items; ///< the films that may be suggested; empty: all
    int top = 100;
    int seed = 1;
    QString only; ///< the one expert that is asked; empty: all
};

/// What the command line and the environment ask of the program.
struct ServerOptions {
    enum class Command { Serve, Import, ImportFilms, CreateUser, Evaluate, Help, Version };

    Command command = Command::Serve;
    QString dataFolder; ///< MATINEE_DATA_DIR

    // serve
    QHostAddress address = QHostAddress::LocalHost; ///< MATINEE_LISTEN
    quint16 port = 8080;
    int workers = 1; ///< MATINEE_WORKERS
    PasswordCost passwordCost; ///< MATINEE_PASSWORD_COST

    // import, import-films, admin create-user
    QString handle;
    ImportOptions import;
    CatalogImportOptions films;
    bool json = false;

    EvaluateOptions evaluate;
};

/// `arguments` starts with the program's name. Options win over the environment.
/// Errors   Invalid (names the option and what it takes).
Result<ServerOptions> readServerOptions(const QStringList &arguments, const QProcessEnvironment &environment);

QString serverUsage();

} // namespace matinee
