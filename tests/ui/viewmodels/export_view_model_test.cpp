#include "tests/support/open_session.h"
#include "ui/viewmodels/export_view_model.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class ExportViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_open.wait());
        QSignalSpy done(&m_open.session(), &Session::done);
        for (int row = 0; row < 5; ++row)
            m_open.session().rate(m_open.film(row), *Rating::fromPoints(80));
        QTRY_COMPARE(done.size(), 5);
        QVERIFY(QDir(m_open.folder()).mkdir(u"out"_s));
    }

    void cleanup() { QFile::remove(path()); }

    void aReportBecomesAPdf()
    {
        ExportViewModel exporting(m_open.session());
        QSignalSpy state(&exporting, &ExportViewModel::stateChanged);

        exporting.start({}, u"Marta"_s, path());
        QCOMPARE(exporting.state(), ExportViewModel::State::Running);
        QTRY_COMPARE_WITH_TIMEOUT(exporting.state(), ExportViewModel::State::Done, 60'000);

        QCOMPARE(state.size(), 2);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        QVERIFY(file.size() > 2000);
    }

    void aCancelledExportLeavesNoFile()
    {
        ExportViewModel exporting(m_open.session());

        exporting.start({}, u"Marta"_s, path());
        exporting.cancel();

        QTRY_COMPARE_WITH_TIMEOUT(exporting.state(), ExportViewModel::State::Cancelled, 60'000);
        QVERIFY(filesWritten().isEmpty());
    }

    void aClosedDialogCancelsToo()
    {
        {
            ExportViewModel exporting(m_open.session());
            exporting.start({}, u"Marta"_s, path());
        }

        QTest::qWait(300);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
        QVERIFY(filesWritten().isEmpty());
    }

    void anUnwritablePlaceIsSaid()
    {
        ExportViewModel exporting(m_open.session());

        exporting.start({}, u"Marta"_s, m_open.folder() + u"/no/such/folder/report.pdf"_s);

        QTRY_COMPARE_WITH_TIMEOUT(exporting.state(), ExportViewModel::State::Failed, 60'000);
        QVERIFY(!exporting.error().isEmpty());
    }

private:
    QString path() const { return m_open.folder() + u"/out/report.pdf"_s; }
    QStringList filesWritten() const { return QDir(m_open.folder() + u"/out"_s).entryList(QDir::Files); }

    OpenSession m_open;
};

} // namespace matinee

QTEST_MAIN(matinee::ExportViewModelTest)
#include "export_view_model_test.moc"
