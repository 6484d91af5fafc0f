#include "tests/support/open_session.h"
#include "ui/viewmodels/catalog_import_view_model.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
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
