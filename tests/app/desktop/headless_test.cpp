#include "core/accounts/token.h"
#include "core/backend/backend.h"
#include "core/rest/all_routes.h"
#include "core/rest/server_state.h"
#include "tests/app/desktop/headless_process.h"

#include <QDirIterator>
#include <QNetworkInterface>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;

namespace matinee {

/// The library of the window, without the window.
class HeadlessTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HeadlessProcess> m_matinee;

    static QByteArray addressOf(const Route &route)
    {
        QString path = route.path;
        return path.replace(u"{ref}"_s, u"tt0133093"_s)
            .replace(u"{id}"_s, u"1"_s)
            .replace(u"{handle}"_s, u"local"_s)
            .replace(u"{token}"_s, u"x"_s)
            .toLatin1();
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_matinee = std::make_unique<HeadlessProcess>(m_folder->path());
        QVERIFY(m_matinee->serve());
    }

    void addressAndTokenArePrinted()
    {
        QVERIFY(m_matinee->address().endsWith("/api/v1"));
        QVERIFY(isWellFormedToken(TokenKind::Personal, QString::fromLatin1(m_matinee->token())));
        HeadlessProcess other(m_folder->path());
        QVERIFY(other.serve());
        QVERIFY(other.token() != m_matinee->token());
        QCOMPARE(other.askAs(m_matinee->token(), other.ownName(), "GET", "/api/v1/me").status, 401);
    }

    void onlyTheTokenOpensTheLibrary()
    {
        const QByteArray name = m_matinee->ownName();
        const QByteArray guess = drawToken(TokenKind::Personal).toLatin1();
        QCOMPARE(m_matinee->askAs({}, name, "GET", "/api/v1/me").status, 401);
        QCOMPARE(m_matinee->askAs(guess, name, "GET", "/api/v1/me").status, 401);
        QCOMPARE(m_matinee->askAs({}, name, "PUT", "/api/v1/me/watchlist/tt0133093").status, 401);
        QCOMPARE(m_matinee->askAs({}, name, "GET", "/api/v1/movies/tt0133093").status, 401);
        QCOMPARE(m_matinee->askAs({}, name, "GET", "/docs").status, 200);

        const auto me = m_matinee->ask("GET", "/api/v1/me");

        QCOMPARE(me.status, 200);
        QCOMPARE(me.json().value("handle"_L1).toString(), u"local"_s);
        QCOMPARE(me.json().value("role"_L1).toString(), u"person"_s);
        QVERIFY(me.json().value("email"_L1).isNull());
    }

    void pagesOfOtherNamesAreTurnedAway()
    {
        const auto named = [&](const QByteArray &host) {
            return m_matinee->askAs(m_matinee->token(), host, "GET", "/api/v1/me");
        };
        const QByteArray port = ':' + QByteArray::number(m_matinee->port());
        QCOMPARE(named("localhost" + port).status, 200);
        QCOMPARE(named("[::1]" + port).status, 200);
        for (const QByteArray &other :
             {"films.example" + port, QByteArray("127.0.0.1"), QByteArray("localhost:1")}) {
            const auto refused = named(other);
            QCOMPARE(refused.status, 421);
            QCOMPARE(refused.json().value("title"_L1).toString(), u"Misdirected Request"_s);
        }
        QVERIFY(!named("localhost" + port).head.contains("Access-Control"));
    }

    void nobodyReachesItFromOutside()
    {
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            QTcpSocket socket;
            socket.connectToHost(address, m_matinee->port());
            QCOMPARE(socket.waitForConnected(5'000), address == QHostAddress(QHostAddress::LocalHost));
        }
    }

    void itIsTheLibraryOfTheWindowAlsoWhileThatIsOpen()
    {
        const SystemClock clock;
        const auto window = Services::open(m_folder->path(), clock, SharedParts(m_folder->path()));
        QVERIFY(window);
        LibraryService &library = (*window)->library;

        QCOMPARE(m_matinee->ask("PUT", "/api/v1/me/ratings/tt0133093", R"({"points":90})").status, 200);

        const auto shelf = library.shelf(LocalPerson);
        QVERIFY(shelf);
        QCOMPARE(shelf->size(), 1);
        QCOMPARE(shelf->begin()->rating->points(), 90);
        QVERIFY(library.setFavourite(LocalPerson, shelf->begin().key(), true));
        const auto items = [&](const QByteArray &path) {
            return m_matinee->ask("GET", path).json().value("items"_L1).toArray().size();
        };
        QCOMPARE(items("/api/v1/me/ratings"), 1);
        QCOMPARE(items("/api/v1/me/favourites"), 1);
    }

    void everythingOfAPersonIsThere()
    {
        QCOMPARE(m_matinee->ask("POST", "/api/v1/me/watches", R"({"movie":"tt0133093"})").status, 201);
        QCOMPARE(m_matinee->ask("POST", "/api/v1/me/lists", R"({"name":"Late nights"})").status, 201);
        QCOMPARE(m_matinee->ask("POST", "/api/v1/me/undo").status, 200);
        QCOMPARE(m_matinee->ask("PATCH", "/api/v1/me", R"({"name":"Ada"})").status, 200);
        const ServerState state;
        for (const Route &route : routesWithoutAccounts(state)) {
            if (route.method != Method::Get || route.path.contains(u'{'))
                continue;
            const auto answer = m_matinee->ask("GET", addressOf(route));
            QVERIFY2(answer.status == 200, qPrintable(route.path + u' ' + QString::number(answer.status)));
        }
    }

    void theReportIsAPdf()
    {
        const auto report = m_matinee->ask("GET", "/api/v1/me/report.pdf");

        QCOMPARE(report.status, 200);
        QVERIFY(report.head.contains("application/pdf"));
        QVERIFY(report.body.startsWith("%PDF-") && report.body.trimmed().endsWith("%%EOF"));
    }

    void whatIsAboutAccountsIsNotThere()
    {
        const ServerState state;
        QSet<QString> served;
        for (const Route &route : routesWithoutAccounts(state))
            served.insert(route.path);
        int tried = 0;
        for (const Route &route : allRoutes(state)) {
            if (served.contains(route.path))
                continue;
            const QByteArray path = addressOf(route);
            const auto answer = m_matinee->ask(nameOf(route.method), path, "{}");
            const auto stranger =
                m_matinee->askAs({}, m_matinee->ownName(), nameOf(route.method), path, "{}");
            QVERIFY2(answer.status == 404 && stranger.status == 404,
                     qPrintable(route.path + u' ' + QString::number(answer.status)));
            ++tried;
        }
        QVERIFY(tried > 30);
        QCOMPARE(m_matinee->ask("DELETE", "/api/v1/me").status, 405);
    }

    void theTokenIsInNoFile()
    {
        m_matinee->ask("PUT", "/api/v1/me/ratings/tt0133093", R"({"points":90})");
        const QByteArray token = m_matinee->token();
        m_matinee->terminate();
        QVERIFY(m_matinee->waitForFinished(15'000));

        int read = 0;
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains(token), qPrintable(file.fileName()));
            QVERIFY2(!content.contains(tokenHash(QString::fromLatin1(token)).toLatin1()),
                     qPrintable(file.fileName()));
            ++read;
        }
        QVERIFY(read > 0);
        QVERIFY(!m_matinee->readAllStandardError().contains(token));
    }

    void aSignalEndsItInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("interrupt") << SIGINT;
    }
    void aSignalEndsItInOrder()
    {
        QFETCH(int, signal);
        ::kill(pid_t(m_matinee->processId()), signal);
        QVERIFY(m_matinee->waitForFinished(15'000));
        QCOMPARE(m_matinee->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_matinee->exitCode(), 0);
    }

    void aPortInUseIsToldAndEndsIt()
    {
        HeadlessProcess other(m_folder->path());
        other.setArguments(other.arguments() + QStringList{u"--port"_s, QString::number(m_matinee->port())});

        QVERIFY(!other.serve());
        QTRY_COMPARE(other.state(), QProcess::NotRunning);

        QCOMPARE(other.exitCode(), 1);
        QVERIFY(other.readAllStandardError().contains(QByteArray::number(m_matinee->port())));
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::HeadlessTest)
#include "headless_test.moc"
