#include "tests/support/open_session.h"
#include "ui/viewmodels/import_view_model.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class ImportViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void anExportComesInAndUndoTakesItBack()
    {
        write(u"ratings.csv"_s,
              "Date,Name,Year,Letterboxd URI,Rating\n2024-03-15,Stalker,1979,https://boxd.it/1abc,4.5\n");
        ImportViewModel import(m_open->session());
        QSignalSpy reset(&m_open->session(), &Session::shelfReset);
        QSignalSpy imported(&m_open->session(), &Session::imported);

        import.start({ImportFormat::Letterboxd, folder(), 1});
        QCOMPARE(import.state(), ImportViewModel::State::Running);
        QTRY_COMPARE_WITH_TIMEOUT(import.state(), ImportViewModel::State::Done, 20'000);

        QCOMPARE(import.report().ratings, 1);
        QTRY_COMPARE(reset.size(), 1);
        QCOMPARE(imported.size(), 1);
        QCOMPARE(m_open->session().shelf().size(), 1);
        QCOMPARE(m_open->session().shelf().cbegin()->rating, *Rating::fromPoints(90));

        m_open->session().undo();
        QTRY_VERIFY(m_open->session().shelf().isEmpty());
    }

    void aMissingFolderIsSaid()
    {
        ImportViewModel import(m_open->session());

        import.start({ImportFormat::Letterboxd, m_open->folder() + u"/nowhere"_s, 1});

        QTRY_COMPARE(import.state(), ImportViewModel::State::Failed);
        QVERIFY(!import.error().isEmpty());
        QVERIFY(m_open->session().shelf().isEmpty());
    }

    void aCancelledImportChangesNothing()
    {
        QByteArray rows = "Date,Name,Year,Letterboxd URI,Rating\n";
        for (int row = 0; row < 5000; ++row)
            rows += "2024-03-15,Film " + QByteArray::number(row) + ",1979,https://boxd.it/x"
                + QByteArray::number(row) + ",4\n";
        write(u"ratings.csv"_s, rows);
        ImportViewModel import(m_open->session());

        import.start({ImportFormat::Letterboxd, folder(), 1});
        import.cancel();

        QTRY_COMPARE_WITH_TIMEOUT(import.state(), ImportViewModel::State::Cancelled, 20'000);
        m_open->reopen();
        QVERIFY(m_open->wait());
        QVERIFY(m_open->session().shelf().isEmpty());
    }

    void aFolderTellsItsFormat()
    {
        write(u"ratings.csv"_s, "userId,movieId,rating,timestamp\n");
        QCOMPARE(ImportViewModel::formatOf(folder()), ImportFormat::Letterboxd);

        write(u"movies.csv"_s, "movieId,title,genres\n");
        QCOMPARE(ImportViewModel::formatOf(folder()), ImportFormat::MovieLens);
    }

private:
    QString folder() const { return m_open->folder() + u"/export"_s; }

    void write(const QString &name, const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile file(folder() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::ImportViewModelTest)
#include "import_view_model_test.moc"
