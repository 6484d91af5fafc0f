#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

const QByteArray Password = "a long enough secret";

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

    void prepare(QProcess &process) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"MATINEE_DATA_DIR"_s, dataFolder());
        environment.insert(u"MATINEE_PASSWORD_COST"_s, u"small"_s);
        process.setProcessEnvironment(environment);
        process.setProgram(QStringLiteral(SERVER_PROGRAM));
    }

    Ended run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        prepare(process);
        process.setArguments(arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished();
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    /// Starts serving on a free port; 0 when it does not come up.
    static quint16 startServing(QProcess &process)
    {
        process.setArguments({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
        process.setReadChannel(QProcess::StandardError);
        process.start();
        while (process.waitForReadyRead()) {
            while (process.canReadLine()) {
                const QJsonObject event = QJsonDocument::fromJson(process.readLine()).object();
                if (event.value(u"event"_s) == u"listening"_s)
                    return quint16(event.value(u"port"_s).toInt());
            }
        }
        return 0;
    }

    static QByteArray ask(quint16 port, const QByteArray &request)
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        socket.waitForConnected();
        socket.write(request);
        socket.waitForDisconnected(20'000);
        return socket.readAll();
    }

    static QByteArray signIn(quint16 port)
    {
        const QJsonObject wanted{{u"handle"_s, u"ada"_s},
                                 {u"password"_s, QString::fromLatin1(Password)},
                                 {u"device_name"_s, u"test"_s}};
        const QByteArray body = QJsonDocument(wanted).toJson(QJsonDocument::Compact);
        return ask(port,
                   "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                   "Content-Type: application/json\r\nContent-Length: "
                       + QByteArray::number(body.size()) + "\r\n\r\n" + body);
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

    void anAccountMadeHereSignsInThere()
    {
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 0);
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 2);

        QProcess server;
        prepare(server);
        const quint16 port = startServing(server);
        QVERIFY(port != 0);
        QVERIFY(signIn(port).contains("mat_a_"));

        server.terminate();
        QVERIFY(server.waitForFinished(5000));
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
    }

    void nothingOnDiskOrInTheLogIsASecret()
    {
        QCOMPARE(run({u"admin"_s, u"create-user"_s, u"ada"_s}, Password + '\n').status, 0);
        QProcess server;
        prepare(server);
        const quint16 port = startServing(server);
        const QByteArray session = signIn(port);
        const QByteArray access = session.sliced(session.indexOf("mat_a_"), 49);
        const QByteArray refresh = session.sliced(session.indexOf("mat_r_"), 49);
        const QByteArray me =
            ask(port, "GET /api/v1/me HTTP/1.0\r\nAuthorization: Bearer " + access + "\r\n\r\n");
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
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
