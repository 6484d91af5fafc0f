#include "tests/app/server/corpus_run.h"
#include "tests/app/server/server_process.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// The server without a proxy meets every case of the corpus.
class HttpCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void everyCaseEndsAsItMustAndHarmsNobody()
    {
        const QList<HttpCase> cases = httpCorpus();
        QVERIFY(cases.size() >= 300);
        QTemporaryDir folder;
        ServerProcess server(folder.path());
        QVERIFY(server.serveQuietly());

        CorpusRun run(server.port(), server.films(), false);
        const QStringList failures = run.failures(cases);

        for (const QString &failure : failures)
            qInfo("%s", qPrintable(failure));
        QVERIFY(failures.isEmpty());
        QCOMPARE(server.state(), QProcess::Running);
        // Without a trusted proxy nobody's word for where they are counts.
        QVERIFY(server.log().contains("\"client\":\"127.1."));
        QVERIFY(!server.log().contains("\"client\":\"::1\""));
        server.terminate();
        QVERIFY(server.waitForFinished(15'000));
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::HttpCorpusTest)
#include "http_corpus_test.moc"
