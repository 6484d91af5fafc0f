#include "tests/app/server/server_process.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

const QByteArray Password = ServerProcess::Password;

struct Ended {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

/// The program as somebody at a terminal meets it.
class ProgramTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString dataFolder() const { return m_folder->filePath(u"data"_s); }

    Ended run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        ServerProcess process(dataFolder());
        process.setArguments(arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished();
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QString writeExport() const
    {
        const QString folder = m_folder->filePath(u"letterboxd"_s);
        QDir().mkpath(folder);
        QFile ratings(folder + u"/ratings.csv"_s);
        if (ratings.open(QIODevice::WriteOnly))
            ratings.write("Date,Name,Year,Letterboxd URI,Rating\r\n"
                          "2024-01-02,Alien,1979,https://boxd.it/2awY,4.5\r\n"
                          "2024-01-03,A Film Nobody Knows,2019,https://boxd.it/zzzz,3\r\n");
        return folder;
    }

    /// Lines of a daily id file of TMDB.
    static void writeFilms(QFile &file, int first, int end)
    {
        for (int id = first; id < end; ++id)
            file.write(u"{\"id\":%1,\"original_title\":\"Film %1\"}\n"_s.arg(id).toUtf8());
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void helpAndVersionNeedNothing()
    {
        QVERIFY(run({u"--help"_s}).out.startsWith("Usage: matinee-server"));
        QVERIFY(run({u"--version"_s}).out.startsWith("matinee-server "));
        QVERIFY(!QFile::exists(dataFolder()));
    }

    void badInputEndsWith2()
    {
        QCOMPARE(run({u"frobnicate"_s}).status, 2);
        QCOMPARE(run({u"--listen"_s, u"0.0.0.0:0"_s}).status, 2);
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, "short\n").status, 2);
        QCOMPARE(run({u"import"_s, u"letterboxd"_s, u"/nowhere"_s, u"--user"_s, u"nobody"_s}).status, 2);
        QVERIFY(!run({u"frobnicate"_s}).err.isEmpty());
    }

    void whatNeedsALibraryMakesNone()
    {
        for (const QStringList &command :
             {QStringList{u"admin"_s, u"reset-password"_s, u"ada"_s},
              {u"admin"_s, u"make-administrator"_s, u"ada"_s},
              {u"admin"_s, u"remove-second-factor"_s, u"ada"_s},
              {u"admin"_s, u"verify-audit"_s},
              {u"import"_s, u"letterboxd"_s, writeExport(), u"--user"_s, u"ada"_s}}) {
            const Ended ended = run(command);
            QCOMPARE(ended.status, 2);
            QVERIFY2(ended.err.contains("library.db"), ended.err);
            QVERIFY(!QFile::exists(dataFolder()));
        }
    }

    void aLostSecondFactorIsTakenAway()
    {
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 0);
        const Ended ended = run({u"admin"_s, u"remove-second-factor"_s, u"ada"_s});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains("Account ada"), ended.out);
        QCOMPARE(run({u"admin"_s, u"remove-second-factor"_s, u"bob"_s}).status, 2);
    }

    void anAccountMadeHereSignsInThere()
    {
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 0);
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 2);

        ServerProcess server(dataFolder());
        QVERIFY(server.serve());
        QVERIFY(server.signIn().contains("mat_a_"));

        server.terminate();
        QVERIFY(server.waitForFinished(5000));
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
    }

    /// Connections are handed round, so some of these meet another worker than the one that took the film.
    void everyWorkerFindsAFilmThatWasJustEntered()
    {
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 0);
        ServerProcess server(dataFolder());
        QVERIFY(server.serve({u"--workers"_s, u"3"_s}));
        const QByteArray session = server.signIn();
        const QByteArray token = session.sliced(session.indexOf("mat_a_"), 49);
        const QByteArray made = server.askJson("POST", "/movies", {{u"title"_s, u"Zyzzyva Rising"_s}}, token);
        QVERIFY2(made.startsWith("HTTP/1.1 201"), made);
        for (int i = 0; i < 6; ++i) {
            const QByteArray found = server.ask(
                "GET /api/v1/movies?q=zyzzyva HTTP/1.0\r\nAuthorization: Bearer " + token + "\r\n\r\n");
            QVERIFY2(found.contains("Zyzzyva Rising"), found);
            QVERIFY(!server.ask("GET /api/v1/movies?q=zyzzyva HTTP/1.0\r\n\r\n").contains("Zyzzyva"));
        }
    }

    void nothingOnDiskOrInTheLogIsASecret()
    {
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 0);
        ServerProcess server(dataFolder());
        QVERIFY(server.serve());
        const QByteArray session = server.signIn();
        const QByteArray access = session.sliced(session.indexOf("mat_a_"), 49);
        const QByteArray refresh = session.sliced(session.indexOf("mat_r_"), 49);
        const QByteArray me =
            server.ask("GET /api/v1/me HTTP/1.0\r\nAuthorization: Bearer " + access + "\r\n\r\n");
        QVERIFY(me.startsWith("HTTP/1.1 200"));
        server.terminate();
        QVERIFY(server.waitForFinished(5000));

        QByteArray everything = server.readAllStandardError();
        QVERIFY(everything.contains("/api/v1/me"));
        QDirIterator files(dataFolder(), QDir::Files | QDir::Hidden);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)),
                     qPrintable(file.fileName()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            everything += file.readAll();
        }
        for (const QByteArray &secret : {access, refresh, Password})
            QVERIFY2(!everything.contains(secret), secret.constData());
    }

    void anExportIsBroughtInOnce()
    {
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 0);
        const QStringList import{u"import"_s, u"letterboxd"_s, writeExport(),
                                 u"--user"_s, u"ada"_s,        u"--json"_s};
        const Ended first = run(import);
        QCOMPARE(first.status, 0);
        const QJsonObject report = QJsonDocument::fromJson(first.out).object();
        QCOMPARE(report.value(u"ratings"_s), 2);
        QCOMPARE(report.value(u"matched"_s), 1);
        QCOMPARE(report.value(u"created"_s), 1);
        QCOMPARE(QJsonDocument::fromJson(run(import).out).object().value(u"changed"_s), 0);
    }

    void filmsOfAnotherCatalogueAreBroughtInOnce()
    {
        QFile file(m_folder->filePath(u"films.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Film,Jahr\nA Film Nobody Knows,2019\nAlien,1979\n,\n,2000\n");
        file.close();
        const QStringList import{u"import-films"_s, u"csv"_s,       file.fileName(),
                                 u"--columns"_s,    u"year=Jahr"_s, u"--json"_s};
        const Ended first = run(import);
        QCOMPARE(first.status, 0);
        QVERIFY(first.err.isEmpty());
        const QJsonObject report = QJsonDocument::fromJson(first.out).object();
        QCOMPARE(report.value(u"added"_s), 1);
        QCOMPARE(report.value(u"problem_count"_s), 1);
        QCOMPARE(report.value(u"problems"_s).toArray().first().toObject().value(u"line"_s), 5);
        const QJsonObject again = QJsonDocument::fromJson(run(import).out).object();
        QCOMPARE(again.value(u"added"_s).toInt() + again.value(u"changed"_s).toInt(), 0);

        QVERIFY(run({u"import-films"_s, u"csv"_s, file.fileName()}).out.contains("films.csv:5: "));
        QCOMPARE(run({u"import-films"_s, u"imdb"_s, m_folder->path()}).status, 2);
    }

    /// The films come through a pipe, so that it is known where the import is when the signal comes.
    void aSignalEndsAnImportOfFilmsInGoodOrder()
    {
        std::signal(SIGPIPE, SIG_IGN); // the reader leaves first
        const QString pipe = m_folder->filePath(u"ids.json"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        ServerProcess process(dataFolder());
        process.setArguments({u"import-films"_s, u"tmdb"_s, pipe, u"--json"_s});
        process.start();
        QVERIFY(process.waitForStarted());
        QFile films(pipe);
        QVERIFY(films.open(QIODevice::WriteOnly | QIODevice::Unbuffered)); // waits for the reader
        writeFilms(films, 1, 10'000);
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        writeFilms(films, 10'000, 20'000);
        films.close();
        QVERIFY(process.waitForFinished());

        QCOMPARE(process.exitCode(), 1);
        const QJsonObject report = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QVERIFY(report.value(u"cancelled"_s).toBool());
        const int added = report.value(u"added"_s).toInt();
        QVERIFY(added > 0 && added < 19'999);
        QFile all(m_folder->filePath(u"all.json"_s));
        QVERIFY(all.open(QIODevice::WriteOnly));
        writeFilms(all, 1, 20'000);
        all.close();
        const Ended rest = run({u"import-films"_s, u"tmdb"_s, all.fileName(), u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(rest.out).object().value(u"unchanged"_s), added);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::ProgramTest)
#include "program_test.moc"
