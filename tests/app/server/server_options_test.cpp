#include "app/server/server_options.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using Command = ServerOptions::Command;

class ServerOptionsTest : public QObject {
    Q_OBJECT

    static Result<ServerOptions> read(const QString &line, const QProcessEnvironment &environment = {})
    {
        return readServerOptions(QStringList{u"matinee-server"_s} + line.split(u' ', Qt::SkipEmptyParts),
                                 environment);
    }

private slots:
    void servingOnLoopbackIsWhatNothingMeans()
    {
        const auto options = read({});
        QVERIFY(options);
        QCOMPARE(options->command, Command::Serve);
        QCOMPARE(options->address, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(options->port, 8080);
        QVERIFY(options->workers >= 1);
        QCOMPARE(options->accounts.policy.cost.memoryBytes, std::size_t(64) << 20);
    }

    void addressesOthersCanReachNeedAProxy()
    {
        QVERIFY(!read(u"--listen 0.0.0.0:8080"_s));
        QVERIFY(!read(u"serve --listen [::]:80"_s));
        QVERIFY(!read(u"--listen 192.168.1.5:8080"_s));
        QVERIFY(!read(u"--listen 0.0.0.0:8080 --i-have-a-proxy"_s));
        QVERIFY(!read(u"--listen 0.0.0.0:8080 --trusted-proxy 10.0.0.2"_s));
        const auto options = read(u"--listen 0.0.0.0:8080 --i-have-a-proxy --trusted-proxy 10.0.0.2,::1"_s);
        QVERIFY(options);
        QCOMPARE(options->trustedProxies,
                 (QList{QHostAddress(u"10.0.0.2"_s), QHostAddress(QHostAddress::LocalHostIPv6)}));
        QVERIFY(read(u"--listen 127.0.0.1:0"_s));
        QCOMPARE(read(u"--listen [::1]:9000"_s)->port, 9000);
    }

    void theCommandLineWinsOverTheEnvironment()
    {
        QProcessEnvironment environment;
        environment.insert(u"MATINEE_LISTEN"_s, u"127.0.0.1:9001"_s);
        environment.insert(u"MATINEE_WORKERS"_s, u"3"_s);
        environment.insert(u"MATINEE_DATA_DIR"_s, u"/somewhere"_s);
        environment.insert(u"MATINEE_PASSWORD_COST"_s, u"small"_s);
        const auto options = read(u"--workers 2"_s, environment);
        QCOMPARE(options->port, 9001);
        QCOMPARE(options->workers, 2);
        QCOMPARE(options->dataFolder, u"/somewhere"_s);
        QCOMPARE(options->accounts.policy.cost.passes, 2ull);
    }

    void callersAreLimitedAndOriginsNamed()
    {
        QCOMPARE(read({})->limits.perUser, 600);
        QVERIFY(read({})->origins.isEmpty());
        const auto options = read(
            u"--requests-per-minute 50 --allow-origin https://a.example --allow-origin https://b.example"_s);
        QVERIFY(options);
        QCOMPARE(options->limits.perAddress, 100);
        QCOMPARE(options->origins, QByteArrayList({"https://a.example", "https://b.example"}));

        QProcessEnvironment environment;
        environment.insert(u"MATINEE_REQUESTS_PER_MINUTE"_s, u"0"_s);
        environment.insert(u"MATINEE_ALLOW_ORIGIN"_s, u"https://a.example,https://b.example"_s);
        QCOMPARE(read({}, environment)->limits.perUser, 0);
        QCOMPARE(read({}, environment)->origins, options->origins);
    }

    /// The folder is made its owner's alone: it must never be the one the program happens to stand in.
    void anEmptySettingIsNoSetting()
    {
        QProcessEnvironment environment;
        environment.insert(u"MATINEE_DATA_DIR"_s, QString());
        environment.insert(u"MATINEE_LISTEN"_s, QString());
        const auto options = read({}, environment);
        QVERIFY(options);
        QCOMPARE(options->dataFolder, read({})->dataFolder);
        QCOMPARE(options->port, 8080);
        QVERIFY(!read(u"--data-dir="_s));
    }

    void importsAreFullyNamed()
    {
        const auto options = read(u"import movielens /tmp/ml --user ada --movielens-user 7 --json"_s);
        QVERIFY(options);
        QCOMPARE(options->command, Command::Import);
        QCOMPARE(options->import.format, ImportFormat::MovieLens);
        QCOMPARE(options->import.path, u"/tmp/ml"_s);
        QCOMPARE(options->import.movieLensUser, 7);
        QCOMPARE(options->handle, u"ada"_s);
        QVERIFY(options->json);
    }

    void filmsAreImportedForEverybody()
    {
        const auto options = read(u"import-films csv /tmp/films.csv --columns title=Name,year=Jahr --json"_s);
        QVERIFY(options);
        QCOMPARE(options->command, Command::ImportFilms);
        QCOMPARE(options->films.format, CatalogFormat::Csv);
        QCOMPARE(options->films.path, u"/tmp/films.csv"_s);
        QCOMPARE(options->films.columns,
                 (QMap<FilmFact, QString>{{FilmFact::Title, u"Name"_s}, {FilmFact::Year, u"Jahr"_s}}));
        QVERIFY(options->json);
        QCOMPARE(read(u"import-films imdb /tmp/imdb"_s)->films.format, CatalogFormat::Imdb);
        QCOMPARE(read(u"import-films movielens /tmp/ml"_s)->films.format, CatalogFormat::MovieLens);
        QCOMPARE(read(u"import-films tmdb /tmp/ids"_s)->films.format, CatalogFormat::TmdbIds);
        QVERIFY(read(u"import-films csv /tmp/x --columns frob=Name"_s)
                    .error()
                    .message.contains("original_title"_L1));
    }

    void backupsAreNamed()
    {
        QCOMPARE(read(u"backup /srv/copies"_s)->command, Command::Backup);
        const auto options = read(u"restore /srv/copies/a.zip --data-dir /somewhere"_s);
        QCOMPARE(options->command, Command::Restore);
        QCOMPARE(options->archive, u"/srv/copies/a.zip"_s);
        QCOMPARE(options->dataFolder, u"/somewhere"_s);
    }

    void accountsAreMadeByHandle()
    {
        const auto options = read(u"admin create-user ada"_s);
        QCOMPARE(options->command, Command::CreateUser);
        QCOMPARE(options->handle, u"ada"_s);
    }

    void administratorsAreInvitedAndHelpedFromTheCommandLine()
    {
        QCOMPARE(read(u"admin invite-administrator"_s)->command, Command::InviteAdministrator);
        QCOMPARE(read(u"admin verify-audit"_s)->command, Command::VerifyAudit);
        QCOMPARE(read(u"admin remove-second-factor ada"_s)->command, Command::RemoveSecondFactor);
        const auto reset = read(u"admin reset-password ada"_s);
        QCOMPARE(reset->command, Command::ResetPassword);
        QCOMPARE(reset->handle, u"ada"_s);
    }

    void aServerThatOthersReachIsStricter()
    {
        const auto home = read({});
        QVERIFY(!home->accounts.policy.isReachable && !home->accounts.policy.signUp);
        QCOMPARE(home->accounts.policy.secondFactor, SecondFactorDuty::Nobody);
        const auto proxied = read(u"--i-have-a-proxy"_s);
        QVERIFY(proxied->accounts.policy.isReachable);
        QCOMPARE(proxied->accounts.policy.secondFactor, SecondFactorDuty::Administrators);
        const auto trusting = read(u"--trusted-proxy 127.0.0.1"_s);
        QVERIFY(trusting->accounts.policy.isReachable);
        QCOMPARE(trusting->accounts.policy.secondFactor, SecondFactorDuty::Administrators);
        const auto said = read(u"--i-have-a-proxy --sign-up open --require-second-factor everybody"_s);
        QCOMPARE(said->accounts.policy.signUp, std::optional(SignUp::Open));
        QCOMPARE(said->accounts.policy.secondFactor, SecondFactorDuty::Everybody);
        QProcessEnvironment environment;
        environment.insert(u"MATINEE_SIGN_UP"_s, u"closed"_s);
        QCOMPARE(read({}, environment)->accounts.policy.signUp, std::optional(SignUp::Closed));
    }

    void mailNeedsAServerAndAnAddress()
    {
        const auto options = read(u"--smtp-url smtps://ada@mail.example.org --smtp-from films@example.org"_s);
        QVERIFY(options && options->accounts.policy.sendsMail);
        QCOMPARE(options->accounts.mail.url, u"smtps://ada@mail.example.org"_s);
        QVERIFY(!read({})->accounts.policy.sendsMail);
    }

    void whatIsMissingIsNamed()
    {
        const auto said = [](const QString &line) {
            const auto options = read(line);
            return options ? QString() : options.error().message;
        };
        QVERIFY(said(u"backup"_s).contains(u"the file or the folder to write to"_s));
        QVERIFY(said(u"restore"_s).contains(u"the file that backup wrote"_s));
        QVERIFY(said(u"--smtp-url smtps://mail.example.org"_s).contains(u"--smtp-from is needed"_s));
        QVERIFY(said(u"--smtp-from a@example.org"_s).contains(u"--smtp-url is needed"_s));
    }

    void theServersAddressIsSaidOnce()
    {
        const auto url = [](const QString &line) {
            const auto options = read(line);
            return options ? options->accounts.policy.publicUrl : u"refused"_s;
        };
        QCOMPARE(url({}), QString());
        QCOMPARE(url(u"--public-url https://films.example/"_s), u"https://films.example"_s);
        QCOMPARE(url(u"--public-url https://home.example/films/"_s), u"https://home.example/films"_s);
        for (const auto &wrong : {u"films.example"_s, u"ftp://films.example"_s,
                                  u"https://a:b@films.example"_s, u"https://films.example?x"_s})
            QCOMPARE(url(u"--public-url "_s + wrong), u"refused"_s);
    }

    void mistakesAreRefused_data()
    {
        QTest::addColumn<QString>("line");
        for (const auto &line : {u"frobnicate"_s,
                                 u"serve now"_s,
                                 u"--frob"_s,
                                 u"--listen 8080"_s,
                                 u"--sign-up ajar"_s,
                                 u"--require-second-factor me"_s,
                                 u"--refused-passwords /nowhere"_s,
                                 u"--smtp-url https://mail.example.org --smtp-from a@example.org"_s,
                                 u"--smtp-url smtps://a:secret@mail.example.org --smtp-from a@example.org"_s,
                                 u"--smtp-url smtps://mail.example.org"_s,
                                 u"admin reset-password"_s,
                                 u"admin remove-second-factor"_s,
                                 u"admin invite-administrator ada"_s,
                                 u"--listen here:80"_s,
                                 u"--listen 127.0.0.1:99999"_s,
                                 u"--workers 0"_s,
                                 u"--workers many"_s,
                                 u"--trusted-proxy nginx"_s,
                                 u"--password-cost none"_s,
                                 u"--requests-per-minute some"_s,
                                 u"--allow-origin *"_s,
                                 u"train --allow-origin https://a.example"_s,
                                 u"--json"_s,
                                 u"import letterboxd /tmp/x"_s,
                                 u"import trakt /tmp/x --user ada"_s,
                                 u"import letterboxd --user ada"_s,
                                 u"import letterboxd /a /b --user ada"_s,
                                 u"import letterboxd /a --user ada --listen 127.0.0.1:1"_s,
                                 u"import movielens /a --user ada --movielens-user x"_s,
                                 u"import-films"_s,
                                 u"import-films letterboxd /a"_s,
                                 u"import-films imdb"_s,
                                 u"import-films imdb /a --user ada"_s,
                                 u"import-films imdb /a --columns title=Name"_s,
                                 u"import-films csv /a --columns title"_s,
                                 u"import-films csv /a --columns title="_s,
                                 u"backup"_s,
                                 u"restore a b"_s,
                                 u"restore a --json"_s,
                                 u"admin"_s,
                                 u"admin create-user"_s,
                                 u"admin create-user a b"_s,
                                 u"admin delete-user ada"_s,
                                 u"admin create-user ada --password x"_s})
            QTest::newRow(qPrintable(line)) << line;
    }
    void mistakesAreRefused()
    {
        QFETCH(QString, line);
        const auto options = read(line);
        QVERIFY(!options);
        QCOMPARE(options.error().kind, Error::Kind::Invalid);
        QVERIFY(!options.error().message.isEmpty());
    }

    void helpNamesEveryOption()
    {
        QCOMPARE(read(u"import --help"_s)->command, Command::Help);
        QCOMPARE(read(u"--version"_s)->command, Command::Version);
        for (const auto &option :
             {u"--data-dir"_s, u"--listen"_s, u"--workers"_s, u"--password-cost"_s, u"--i-have-a-proxy"_s,
              u"--trusted-proxy"_s, u"--requests-per-minute"_s, u"--allow-origin"_s, u"--user"_s,
              u"--movielens-user"_s, u"--columns"_s, u"--json"_s})
            QVERIFY2(serverUsage().contains(option), qPrintable(option));
    }
};

QTEST_APPLESS_MAIN(ServerOptionsTest)
#include "server_options_test.moc"
