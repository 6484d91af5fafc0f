#include "tests/support/open_session.h"
#include "ui/viewmodels/catalog_import_view_model.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

using State = CatalogImportViewModel::State;

class CatalogImportViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void cleanup() { m_open.reset(); }

    void aTableComesInAndTheSessionHasItsFilms()
    {
        CatalogImportViewModel import(m_open->session());
        look(import,
             write(u"mine.csv"_s, "Title,Year,Minutes\nA film of nobody's,2001,90\nAnother one,2002,\n"));
        QCOMPARE(import.format(), CatalogFormat::Csv);
        QCOMPARE(import.factOf(0), FilmFact::Title);
        QCOMPARE(import.factOf(1), FilmFact::Year);

        run(import);

        QCOMPARE(import.report().added, 2);
        QCOMPARE(import.report().rows, 2);
        QTRY_VERIFY(has(u"A film of nobody's"_s));
    }

    void doneTwiceNothingIsNew()
    {
        const QString path = write(u"mine.csv"_s, "Title,Year\nA film of nobody's,2001\n");
        CatalogImportViewModel import(m_open->session());
        look(import, path);
        run(import);

        look(import, path);
        run(import);

        QCOMPARE(import.report().added, 0);
        QCOMPARE(import.report().unchanged, 1);
    }

    void aFactBelongsToOneColumn()
    {
        CatalogImportViewModel import(m_open->session());
        look(import, write(u"mine.csv"_s, "Title,Other\nHeat,Thing\n"));
        QSignalSpy changed(&import, &CatalogImportViewModel::factsChanged);

        import.setFact(1, FilmFact::Title);

        QCOMPARE(changed.size(), 1);
        QVERIFY(!import.factOf(0));
        QCOMPARE(import.factOf(1), FilmFact::Title);
    }

    void withoutATitleItDoesNotStart()
    {
        CatalogImportViewModel import(m_open->session());
        QVERIFY(!import.missing().isEmpty());
        look(import, write(u"mine.csv"_s, "Title,Year\nHeat,1995\n"));
        QVERIFY(import.missing().isEmpty());

        import.setFact(0, std::nullopt);
        import.start();

        QVERIFY(!import.missing().isEmpty());
        QCOMPARE(import.state(), State::Chosen);
    }

    void whatIsNoCatalogueIsSaid()
    {
        CatalogImportViewModel import(m_open->session());

        import.look(write(u"picture.png"_s, "\x89PNG\r\n\x1a\n"));

        QTRY_COMPARE(import.state(), State::Unknown);
        QVERIFY(!import.error().isEmpty());
        import.look({});
        QCOMPARE(import.state(), State::Empty);
        QVERIFY(import.error().isEmpty());
    }

    void whyAPathIsOfNoUseIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty file") << u"films.csv"_s << QByteArray() << u"The file is empty"_s;
        QTest::newRow("empty folder") << QString() << QByteArray() << u"The folder is empty"_s;
        QTest::newRow("cut short") << u"films.csv.gz"_s
                                   << QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00", 9)
                                   << u"ends too early"_s;
        QTest::newRow("broken zip") << u"films.zip"_s << QByteArray("PK\x03\x04nothing") << u"zip file"_s;
        QTest::newRow("another kind")
            << u"picture.png"_s << QByteArray("\x89PNG\r\n\x1a\n") << u"none of the kinds"_s;
        QTest::newRow("nothing there") << u"-"_s << QByteArray() << u"no file or folder"_s;
    }

    void whyAPathIsOfNoUseIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const QTemporaryDir empty;
        const QString path = name.isEmpty() ? empty.path()
            : name == u"-"_s                ? empty.filePath(u"absent.csv"_s)
                                            : write(name, bytes);
        CatalogImportViewModel import(m_open->session());

        import.look(path);

        QTRY_COMPARE(import.state(), State::Unknown);
        QVERIFY2(import.error().contains(reason), qPrintable(import.error()));
    }

    void whatFailsForItsFilesIsNotStartedAgain()
    {
        // The head can be read, the rest is cut off.
        QByteArray rows = "Title,Year\n";
        for (int row = 0; row < 40'000; ++row)
            rows += "Film " + QByteArray::number(row * 7919) + ",1979\n";
        const QString whole = write(u"whole.csv"_s, rows);
        QProcess gzip;
        gzip.setStandardOutputFile(m_open->folder() + u"/cut.csv.gz"_s);
        gzip.start(u"gzip"_s, {u"-c"_s, whole});
        QVERIFY(gzip.waitForFinished());
        QFile packed(m_open->folder() + u"/cut.csv.gz"_s);
        QVERIFY(packed.resize(packed.size() * 9 / 10));
        CatalogImportViewModel import(m_open->session());
        look(import, packed.fileName());
        const qsizetype before = m_open->session().catalogue().movies.size();

        import.start();
        QTRY_COMPARE_WITH_TIMEOUT(import.state(), State::Failed, 60'000);

        QVERIFY(import.error().contains(u"ends too early"_s));
        QVERIFY(!import.missing().isEmpty());
        // A table is read once to its end before the first film is saved.
        QVERIFY2(import.error().endsWith(u"No new films were saved."_s), qPrintable(import.error()));
        QCOMPARE(m_open->session().catalogue().movies.size(), before);
        import.look(packed.fileName());
        QTRY_COMPARE(import.state(), State::Chosen);
        QVERIFY(import.missing().isEmpty());
    }

    void theNewestLookCounts()
    {
        const QString first = write(u"first.csv"_s, "Title\nOne\n");
        const QString second = write(u"second.csv"_s, "Name,Year\nTwo,2002\n");
        CatalogImportViewModel import(m_open->session());

        import.look(first);
        look(import, second);

        QCOMPARE(import.path(), second);
        QCOMPARE(import.head().columns.size(), 2);
    }

    void aCancelledImportSaysWhatIsIn()
    {
        QByteArray rows = "Title,Year\n";
        for (int row = 0; row < 20'000; ++row)
            rows += "Film " + QByteArray::number(row) + ",1979\n";
        CatalogImportViewModel import(m_open->session());
        look(import, write(u"many.csv"_s, rows));

        import.start();
        import.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(import.state(), State::Done, 20'000);

        QVERIFY(import.report().cancelled);
        QVERIFY(import.report().added < 20'000);
    }

    void problemsAreSavedAsATable()
    {
        CatalogImportViewModel import(m_open->session());
        look(import, write(u"mine.csv"_s, "Title,Year\nHeat,nineteen\n,1999\nFine,2000\n"));
        run(import);
        QVERIFY(import.report().problemCount > 0);
        const QString path = m_open->folder() + u"/problems.csv"_s;

        QVERIFY(import.saveProblems(path));

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.first().trimmed(), "file,line,problem");
        QCOMPARE(lines.size(), import.report().problems.size() + 1);
        QVERIFY(!import.saveProblems(m_open->folder() + u"/no/such/folder.csv"_s));
    }

    void timeLeftIsSaidWhenItMeansSomething()
    {
        QVERIFY(!expectedSecondsLeft(1000, 50, 100)); // too soon
        QVERIFY(!expectedSecondsLeft(60'000, 0, 100)); // nothing to go by
        QVERIFY(!expectedSecondsLeft(60'000, 5, 1000)); // too little
        QVERIFY(!expectedSecondsLeft(60'000, 5, 0)); // of nobody knows how much
        QCOMPARE(expectedSecondsLeft(60'000, 250, 1000), 180);
        QCOMPARE(expectedSecondsLeft(60'000, 1000, 1000), 0);
    }

private:
    QString write(const QString &name, const QByteArray &content) const
    {
        const QString path = m_open->folder() + u'/' + name;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(content);
        return path;
    }

    static void look(CatalogImportViewModel &import, const QString &path)
    {
        import.look(path);
        QTRY_COMPARE(import.state(), State::Chosen);
    }

    static void run(CatalogImportViewModel &import)
    {
        import.start();
        QCOMPARE(import.state(), State::Running);
        QTRY_COMPARE_WITH_TIMEOUT(import.state(), State::Done, 20'000);
    }

    bool has(const QString &title) const
    {
        const QList<MovieSummary> &movies = m_open->session().catalogue().movies;
        return std::any_of(movies.cbegin(), movies.cend(),
                           [&title](const MovieSummary &movie) { return movie.title == title; });
    }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::CatalogImportViewModelTest)
#include "catalog_import_view_model_test.moc"
