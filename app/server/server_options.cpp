#include "app/server/server_options.h"

#include "core/base/text.h"
#include "core/catalog_import/film_facts.h"
#include "core/learn/ensemble.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QThread>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostWorkers = 64;
constexpr int MostSuggestions = 10'000;

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

private:
    const QCommandLineParser &m_parser;
    const QProcessEnvironment &m_environment;
};

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/matinee-server"_s;
}

/// "127.0.0.1:8080", "[::1]:8080".
Result<void> readAddress(const QString &text, bool hasProxy, ServerOptions &options)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    bool isPort = false;
    options.port = text.sliced(colon + 1).toUShort(&isPort);
    if (colon <= 0 || !isPort || !options.address.setAddress(host))
        return refused(say("server", "--listen takes an address and a port, like 127.0.0.1:8080."));
    if (!options.address.isLoopback() && !hasProxy)
        return refused(
            say("server",
                "Matinee speaks plain HTTP, so it listens on this machine only (127.0.0.1 or [::1]).\n"
                "Put a proxy with TLS in front of it, and say so with --i-have-a-proxy."));
    return {};
}

Result<void> readPasswordCost(const Settings &settings, ServerOptions &options)
{
    const QString cost = settings.value(u"password-cost"_s, u"standard"_s);
    if (cost == "small"_L1)
        options.passwordCost = PasswordCost::small();
    else if (cost != "standard"_L1)
        return refused(say("server", "--password-cost takes standard or small."));
    return {};
}

Result<void> readServe(const Settings &settings, bool hasProxy, ServerOptions &options)
{
    options.command = ServerOptions::Command::Serve;
    bool isNumber = false;
    options.workers =
        settings.value(u"workers"_s, QString::number(QThread::idealThreadCount())).toInt(&isNumber);
    if (!isNumber || options.workers < 1 || options.workers > MostWorkers)
        return refused(say("server", "--workers takes a number from 1 to %1.").arg(MostWorkers));

    return readPasswordCost(settings, options).and_then([&] {
        return readAddress(settings.value(u"listen"_s, u"127.0.0.1:8080"_s), hasProxy, options);
    });
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
    options.command = ServerOptions::Command::CreateUser;
    options.handle = words.value(2);
    if (words.size() != 3 || words.at(1) != "create-user"_L1)
        return refused(say("server", "admin takes create-user and a handle."));
    return readPasswordCost(settings, options);
}

Result<void> readEvaluate(const QCommandLineParser &parser, const QStringList &words, ServerOptions &options)
{
    options.command = ServerOptions::Command::Evaluate;
    EvaluateOptions &evaluate = options.evaluate;
    evaluate.train = parser.value(u"train"_s);
    evaluate.foldIn = parser.value(u"foldin"_s);
    evaluate.validationFoldIn = parser.value(u"validation-foldin"_s);
    evaluate.validationTest = parser.value(u"validation-test"_s);
    evaluate.items = parser.value(u"items"_s);
    evaluate.only = parser.value(u"only"_s);
    if (words.size() != 1 || evaluate.train.isEmpty() || evaluate.foldIn.isEmpty())
        return refused(say("server", "evaluate needs --train and --foldin: two CSV files."));
    if (evaluate.validationFoldIn.isEmpty() != evaluate.validationTest.isEmpty())
        return refused(say("server", "--validation-foldin and --validation-test go together."));
    bool isNumber = false;
    evaluate.top = parser.value(u"top"_s).toInt(&isNumber);
    if (!isNumber || evaluate.top < 1 || evaluate.top > MostSuggestions)
        return refused(say("server", "--top takes a number from 1 to %1.").arg(MostSuggestions));
    evaluate.seed = parser.value(u"seed"_s).toInt(&isNumber);
    if (!isNumber || evaluate.seed < 0)
        return refused(say("server", "--seed takes a number from 0."));
    QStringList names;
    for (const std::string &name : learn::expertNames())
        names.append(QString::fromStdString(name));
    if (!evaluate.only.isEmpty() && !names.contains(evaluate.only))
        return refused(say("server", "--only takes one of: %1.").arg(names.join(u", "_s)));
    return {};
}

/// An option that the command does not read is a mistake, not a wish.
Result<void> refuseOthers(const QCommandLineParser &parser, const QString &command)
{
    const QHash<QString, QStringList> taken = {
        {u"serve"_s, {u"listen"_s, u"workers"_s, u"password-cost"_s, u"i-have-a-proxy"_s}},
        {u"import"_s, {u"user"_s, u"json"_s, u"movielens-user"_s}},
        {u"import-films"_s, {u"columns"_s, u"json"_s}},
        {u"admin"_s, {u"password-cost"_s}},
        {u"evaluate"_s,
         {u"train"_s, u"foldin"_s, u"validation-foldin"_s, u"validation-test"_s, u"items"_s, u"top"_s,
          u"seed"_s, u"only"_s}}};
    for (const QString &option : parser.optionNames()) {
        if (option != "data-dir"_L1 && !taken.value(command).contains(option))
            return refused(say("server", "%1 does not take --%2.").arg(command, option));
    }
    return {};
}

} // namespace

Result<ServerOptions> readServerOptions(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    parser.addOptions({{u"data-dir"_s, {}, u"folder"_s},
                       {u"listen"_s, {}, u"address"_s},
                       {u"workers"_s, {}, u"n"_s},
                       {u"password-cost"_s, {}, u"profile"_s},
                       {u"i-have-a-proxy"_s, {}},
                       {u"user"_s, {}, u"handle"_s},
                       {u"movielens-user"_s, {}, u"n"_s, u"1"_s},
                       {u"columns"_s, {}, u"pairs"_s},
                       {u"json"_s, {}},
                       {u"train"_s, {}, u"file"_s},
                       {u"foldin"_s, {}, u"file"_s},
                       {u"validation-foldin"_s, {}, u"file"_s},
                       {u"validation-test"_s, {}, u"file"_s},
                       {u"items"_s, {}, u"file"_s},
                       {u"top"_s, {}, u"n"_s, u"100"_s},
                       {u"seed"_s, {}, u"n"_s, u"1"_s},
                       {u"only"_s, {}, u"expert"_s},
                       {{u"h"_s, u"help"_s}, {}},
                       {{u"v"_s, u"version"_s}, {}}});
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

    const QStringList words = parser.positionalArguments();
    const QString command = words.value(0, u"serve"_s);
    const auto read = [&]() -> Result<void> {
        if (command == "serve"_L1 && words.size() <= 1)
            return readServe(settings, parser.isSet(u"i-have-a-proxy"_s), options);
        if (command == "import"_L1)
            return readImport(parser, words, options);
        if (command == "import-films"_L1)
            return readImportFilms(parser, words, options);
        if (command == "admin"_L1)
            return readAdmin(settings, words, options);
        if (command == "evaluate"_L1)
            return readEvaluate(parser, words, options);
        return refused(say("server", "There is no command \"%1\". See --help.").arg(words.join(u' ')));
    };
    return refuseOthers(parser, command).and_then(read).map([&] { return options; });
}

QString serverUsage()
{
    return say("server",
               "Usage: matinee-server [command] [options]\n\n"
               "  serve                             answer the REST API (when no command is given)\n"
               "    --listen <address:port>         where (127.0.0.1:8080)\n"
               "    --workers <n>                   threads that answer (one per core)\n"
               "    --password-cost <profile>       standard, or small for little memory\n"
               "    --i-have-a-proxy                allow an address that others can reach\n"
               "  import letterboxd <path>          bring an export into somebody's library\n"
               "  import movielens <path>\n"
               "    --user <handle>                 whose\n"
               "    --movielens-user <n>            whose rows of ratings.csv (1)\n"
               "    --json                          tell what was done as JSON\n"
               "  import-films imdb <path>          bring films into the catalogue: title.basics.tsv and\n"
               "                                    what lies beside it, also packed\n"
               "  import-films movielens <path>     a data set's folder or .zip\n"
               "  import-films tmdb <path>          a daily file of ids, also packed\n"
               "  import-films csv <path>           any CSV file with a header\n"
               "    --columns <pairs>               which column is what: title=Name,year=Year (guessed)\n"
               "    --json                          tell what was done as JSON\n"
               "  admin create-user <handle>        the password is read from standard input\n"
               "  evaluate                          write suggestions for measuring: user,item,score\n"
               "    --train <file>                  ratings to learn from: user,item,rating,timestamp\n"
               "    --foldin <file>                 what the people to suggest to have rated\n"
               "    --validation-foldin <file>      other people, to choose by; without them some of the\n"
               "    --validation-test <file>        train file are held back\n"
               "    --items <file>                  suggest only the films of its column item\n"
               "    --top <n>                       how many a person (100)\n"
               "    --seed <n>                      of what is drawn (1)\n"
               "    --only <expert>                 one expert instead of all\n\n"
               "  --data-dir <folder>               where everything is kept (%1)\n"
               "  --help, --version\n\n"
               "Options are also read from the environment: MATINEE_DATA_DIR, MATINEE_LISTEN, "
               "MATINEE_WORKERS,\n"
               "MATINEE_PASSWORD_COST. Exit status: 0 done, 1 failed, 2 bad input.\n")
        .arg(defaultDataFolder());
}

} // namespace matinee
