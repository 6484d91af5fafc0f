#include "app/server/server_options.h"

#include "app/server/caller_options.h"
#include "app/server/proxy_options.h"
#include "core/base/text.h"
#include "core/catalog_import/film_facts.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <iterator>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostWorkers = 64;

tl::unexpected<Error> refused(const QString &message)
{
    return fail(Error::Kind::Invalid, message);
}

/// An option's value, from the command line or else from the environment ("data-dir" is MATINEE_DATA_DIR).
class Settings {
public:
    Settings(const QCommandLineParser &parser, const QProcessEnvironment &environment)
        : m_parser(parser),
          m_environment(environment)
    {
    }

    QString value(const QString &option, const QString &fallback) const
    {
        if (m_parser.isSet(option))
            return m_parser.value(option);
        const QString set = m_environment.value(u"MATINEE_"_s + option.toUpper().replace(u'-', u'_'));
        return set.isEmpty() ? fallback : set;
    }

    /// Of an option that may be given several times; commas part them in the environment.
    QStringList values(const QString &option) const
    {
        return m_parser.isSet(option) ? m_parser.values(option)
                                      : value(option, {}).split(u',', Qt::SkipEmptyParts);
    }

private:
    const QCommandLineParser &m_parser;
    const QProcessEnvironment &m_environment;
};

/// "127.0.0.1:8080", "[::1]:8080".
Result<void> readAddress(const QString &text, ServerOptions &options)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    bool isPort = false;
    options.port = text.sliced(colon + 1).toUShort(&isPort);
    if (colon <= 0 || !isPort || !options.address.setAddress(host))
        return refused(say("server", "--listen takes an address and a port, like 127.0.0.1:8080."));
    return {};
}

Result<void> readAccounts(const Settings &settings, bool isReachable, ServerOptions &options)
{
    return readAccountOptions([&](const QString &option) { return settings.value(option, {}); }, isReachable)
        .map([&](const AccountOptions &accounts) { options.accounts = accounts; });
}

Result<void> readCallers(const Settings &settings, ServerOptions &options)
{
    const QString usual = QString::number(RequestLimits().perUser);
    return readRequestLimits(settings.value(u"requests-per-minute"_s, usual))
        .and_then([&](const RequestLimits &limits) {
            options.limits = limits;
            return readOrigins(settings.values(u"allow-origin"_s));
        })
        .map([&](const QByteArrayList &origins) { options.origins = origins; });
}

Result<void> readServe(const Settings &settings, bool hasProxy, ServerOptions &options)
{
    options.command = ServerOptions::Command::Serve;
    bool isNumber = false;
    options.workers =
        settings.value(u"workers"_s, QString::number(QThread::idealThreadCount())).toInt(&isNumber);
    if (!isNumber || options.workers < 1 || options.workers > MostWorkers)
        return refused(say("server", "--workers takes a number from 1 to %1.").arg(MostWorkers));

    const auto proxies = readTrustedProxies(settings.value(u"trusted-proxy"_s, {}));
    if (!proxies)
        return tl::unexpected(proxies.error());
    options.trustedProxies = *proxies;
    // A proxy that is trusted is one that brings others here, also where it is on this machine.
    return readAccounts(settings, hasProxy || !proxies->isEmpty(), options)
        .and_then([&] { return readCallers(settings, options); })
        .and_then([&] { return readAddress(settings.value(u"listen"_s, u"127.0.0.1:8080"_s), options); })
        .and_then([&] { return checkReach(options.address, hasProxy, options.trustedProxies); });
}

Result<void> readImport(const QCommandLineParser &parser, const QStringList &words, ServerOptions &options)
{
    options.command = ServerOptions::Command::Import;
    const QString format = words.value(1);
    if (words.size() != 3 || (format != "letterboxd"_L1 && format != "movielens"_L1))
        return refused(say("server", "import takes a format (letterboxd or movielens) and a path."));
    options.import.format = format == "letterboxd"_L1 ? ImportFormat::Letterboxd : ImportFormat::MovieLens;
    options.import.path = words.at(2);
    options.handle = parser.value(u"user"_s);
    if (options.handle.isEmpty())
        return refused(say("server", "import needs --user: whose library it goes into."));
    options.json = parser.isSet(u"json"_s);

    const QString movieLensUser = parser.value(u"movielens-user"_s);
    bool isNumber = false;
    options.import.movieLensUser = movieLensUser.toInt(&isNumber);
    if (!isNumber || options.import.movieLensUser < 1)
        return refused(say("server", "--movielens-user takes a number from 1."));
    return {};
}

/// "title=Name,year=Release date"
Result<void> readColumns(const QString &text, ServerOptions &options)
{
    for (const QString &pair : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        const auto fact = filmFactOf(pair.left(equals).trimmed());
        const QString column = pair.mid(equals + 1).trimmed();
        if (equals < 0 || !fact || column.isEmpty()) {
            QStringList names;
            for (const FilmFact known : allFilmFacts())
                names.append(nameOf(known));
            return refused(
                say("server", "--columns takes pairs like title=Name,year=Year. What can be named: %1.")
                    .arg(names.join(u", "_s)));
        }
        options.films.columns.insert(*fact, column);
    }
    return {};
}

Result<void> readImportFilms(const QCommandLineParser &parser, const QStringList &words,
                             ServerOptions &options)
{
    const QMap<QString, CatalogFormat> formats = {{u"imdb"_s, CatalogFormat::Imdb},
                                                  {u"movielens"_s, CatalogFormat::MovieLens},
                                                  {u"tmdb"_s, CatalogFormat::TmdbIds},
                                                  {u"csv"_s, CatalogFormat::Csv}};
    options.command = ServerOptions::Command::ImportFilms;
    if (words.size() != 3 || !formats.contains(words.at(1)))
        return refused(
            say("server", "import-films takes a format (imdb, movielens, tmdb or csv) and a path."));
    options.films.format = formats.value(words.at(1));
    options.films.path = words.at(2);
    options.json = parser.isSet(u"json"_s);
    if (parser.isSet(u"columns"_s) && options.films.format != CatalogFormat::Csv)
        return refused(say("server", "--columns is for import-films csv."));
    return readColumns(parser.value(u"columns"_s), options);
}

Result<void> readAdmin(const Settings &settings, const QStringList &words, ServerOptions &options)
{
    using Command = ServerOptions::Command;
    struct Known {
        QLatin1StringView word;
        Command command;
        int words; ///< one more with a handle
    };
    static constexpr Known All[] = {{"create-user"_L1, Command::CreateUser, 3},
                                    {"make-administrator"_L1, Command::MakeAdministrator, 3},
                                    {"reset-password"_L1, Command::ResetPassword, 3},
                                    {"remove-second-factor"_L1, Command::RemoveSecondFactor, 3},
                                    {"invite-administrator"_L1, Command::InviteAdministrator, 2},
                                    {"verify-audit"_L1, Command::VerifyAudit, 2},
                                    {"replace-server-key"_L1, Command::ReplaceKey, 2},
                                    {"roll-back-model"_L1, Command::RollBack, 2}};
    const auto known = std::find_if(std::begin(All), std::end(All), [&](const Known &one) {
        return words.value(1) == one.word && words.size() == one.words;
    });
    if (known == std::end(All))
        return refused(say("server",
                           "admin takes create-user, make-administrator, reset-password or "
                           "remove-second-factor and a handle, or invite-administrator, verify-audit, "
                           "replace-server-key or roll-back-model."));
    options.command = known->command;
    options.handle = words.value(2);
    return readAccounts(settings, false, options);
}

/// An option that the command does not read is a mistake, not a wish.
Result<void> refuseOthers(const QCommandLineParser &parser, const QString &command)
{
    const QHash<QString, QStringList> taken = {
        {u"serve"_s,
         QStringList{u"listen"_s, u"workers"_s, u"i-have-a-proxy"_s, u"trusted-proxy"_s,
                     u"requests-per-minute"_s, u"allow-origin"_s}
             + accountOptionNames()},
        {u"import"_s, {u"user"_s, u"json"_s, u"movielens-user"_s}},
        {u"import-films"_s, {u"columns"_s, u"json"_s}},
        {u"admin"_s, {u"password-cost"_s, u"refused-passwords"_s}},
        {u"evaluate"_s,
         {u"train"_s, u"foldin"_s, u"validation-foldin"_s, u"validation-test"_s, u"items"_s, u"top"_s,
          u"seed"_s, u"only"_s}},
        {u"evaluate --predict"_s, {u"train"_s, u"foldin"_s, u"predict"_s, u"seed"_s}},
        {u"evaluate --model"_s, {u"model"_s, u"foldin"_s, u"items"_s, u"top"_s}},
        {u"train"_s, {u"ratings"_s, u"imdb-numbers"_s, u"source"_s, u"out"_s, u"learnt-share"_s, u"seed"_s}}};
    const QStringList everywhere{u"data-dir"_s, u"database"_s, u"server-key-file"_s};
    QString asked = command;
    for (const QString &form : {u"predict"_s, u"model"_s}) {
        if (command == "evaluate"_L1 && parser.isSet(form))
            asked = u"evaluate --"_s + form;
    }
    for (const QString &option : parser.optionNames()) {
        if (!everywhere.contains(option) && !taken.value(asked).contains(option))
            return refused(say("server", "%1 does not take --%2.").arg(asked, option));
    }
    return {};
}

Result<void> readArchive(const QStringList &words, ServerOptions &options)
{
    const bool isBackup = words.first() == "backup"_L1;
    if (words.size() != 2)
        return refused(isBackup ? say("server", "backup takes the file or the folder to write to.")
                                : say("server", "restore takes the file that backup wrote."));
    if (options.storage.database.engine == DatabaseLocation::Engine::Postgres)
        return refused(say("server",
                           "A PostgreSQL database is backed up by its own tools, such as pg_dump; keep "
                           "the server's key with it."));
    options.command = isBackup ? ServerOptions::Command::Backup : ServerOptions::Command::Restore;
    options.archive = words.at(1);
    return {};
}

/// The options that belong to a command.
Result<void> readCommand(const QCommandLineParser &parser, const Settings &settings, ServerOptions &options)
{
    const QStringList words = parser.positionalArguments();
    const QString command = words.value(0, u"serve"_s);
    if (auto others = refuseOthers(parser, command); !others)
        return others;
    if (command == "serve"_L1 && words.size() <= 1)
        return readServe(settings, parser.isSet(u"i-have-a-proxy"_s), options);
    if (command == "import"_L1)
        return readImport(parser, words, options);
    if (command == "import-films"_L1)
        return readImportFilms(parser, words, options);
    if (command == "admin"_L1)
        return readAdmin(settings, words, options);
    if (command == "backup"_L1 || command == "restore"_L1)
        return readArchive(words, options);
    if ((command == "migrate"_L1 || command == "raise-epoch"_L1) && words.size() == 1) {
        options.command =
            command == "migrate"_L1 ? ServerOptions::Command::Migrate : ServerOptions::Command::RaiseEpoch;
        return {};
    }
    if (command == "move-to"_L1) {
        options.command = ServerOptions::Command::MoveTo;
        return readMoveTarget(words).map(
            [&](const DatabaseLocation &target) { options.storage.target = target; });
    }
    if (command == "evaluate"_L1 && words.size() == 1) {
        options.command = ServerOptions::Command::Evaluate;
        return readEvaluate(parser).map(
            [&](const EvaluateOptions &evaluate) { options.evaluate = evaluate; });
    }
    if (command == "train"_L1 && words.size() == 1) {
        options.command = ServerOptions::Command::Train;
        return readTraining(parser).map(
            [&](const TrainingOptions &training) { options.training = training; });
    }
    return refused(say("server", "There is no command \"%1\". See --help.").arg(words.join(u' ')));
}

} // namespace

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/matinee-server"_s;
}

Result<ServerOptions> readServerOptions(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    parser.addOptions({{u"data-dir"_s, {}, u"folder"_s},
                       {u"database"_s, {}, u"database"_s},
                       {u"server-key-file"_s, {}, u"file"_s},
                       {u"listen"_s, {}, u"address"_s},
                       {u"workers"_s, {}, u"n"_s},
                       {u"i-have-a-proxy"_s, {}},
                       {u"trusted-proxy"_s, {}, u"addresses"_s},
                       {u"requests-per-minute"_s, {}, u"n"_s},
                       {u"allow-origin"_s, {}, u"origin"_s},
                       {u"user"_s, {}, u"handle"_s},
                       {u"movielens-user"_s, {}, u"n"_s, u"1"_s},
                       {u"columns"_s, {}, u"pairs"_s},
                       {u"json"_s, {}},
                       {{u"h"_s, u"help"_s}, {}},
                       {{u"v"_s, u"version"_s}, {}}});
    addLearningOptions(parser);
    addAccountOptions(parser);
    if (!parser.parse(arguments))
        return refused(parser.errorText());

    ServerOptions options;
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        options.command =
            parser.isSet(u"help"_s) ? ServerOptions::Command::Help : ServerOptions::Command::Version;
        return options;
    }
    const Settings settings(parser, environment);
    const QString folder = settings.value(u"data-dir"_s, defaultDataFolder());
    if (folder.isEmpty())
        return refused(say("server", "--data-dir takes a folder."));
    options.dataFolder = QDir::cleanPath(QDir().absoluteFilePath(folder));
    const auto storage = readStorage(options.dataFolder, settings.value(u"database"_s, {}),
                                     settings.value(u"server-key-file"_s, {}));
    if (!storage)
        return tl::unexpected(storage.error());
    options.storage = *storage;

    return readCommand(parser, settings, options).map([&] { return options; });
}

} // namespace matinee
