#include "tests/support/open_session.h"
#include "ui/viewmodels/diary_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class DiaryModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void entriesStandInTheirMonth()
    {
        DiaryModel diary(m_open->session());
        const QAbstractItemModelTester tester(&diary, QAbstractItemModelTester::FailureReportingMode::QtTest);
        watch(m_open->film(0), u"2025-11-22"_s);
        watch(m_open->film(1), u"2025-11-02"_s);
        watch(m_open->film(2), u"2025-10-31"_s);
        watch(m_open->film(3), u"2024"_s);
        watch(m_open->film(4), {});

        QTRY_COMPARE(diary.entries().size(), 5);

        const QList<DiaryEntry> november = diary.month(QDate(2025, 11, 15));
        QCOMPARE(november.size(), 2);
        QCOMPARE(november.first().movie.id, m_open->film(0));
        QCOMPARE(november.last().movie.id, m_open->film(1));
        QCOMPARE(diary.year(2025).size(), 3);
        QCOMPARE(diary.undated().size(), 2);
        QCOMPARE(diary.newestDay(), QDate(2025, 11, 22));
        QCOMPARE(diary.index(0).data(DiaryModel::DayRole).toDate(), QDate(2025, 11, 22));
        QVERIFY(!diary.index(0).data(DiaryModel::WatchIdRole).toString().isEmpty());
    }

    void aNewRatingReachesTheEntry()
    {
        DiaryModel diary(m_open->session());
        watch(m_open->film(0), u"2025-11-22"_s);
        QTRY_COMPARE(diary.entries().size(), 1);
        QVERIFY(!diary.entries().first().rating);

        m_open->session().rate(m_open->film(0), *Rating::fromPoints(70));

        QCOMPARE(diary.entries().first().rating, *Rating::fromPoints(70));
    }

    void undoTakesTheEntryOut()
    {
        DiaryModel diary(m_open->session());
        watch(m_open->film(0), u"2025-11-22"_s);
        QTRY_COMPARE(diary.entries().size(), 1);

        m_open->session().undo();

        QTRY_COMPARE(diary.entries().size(), 0);
        QVERIFY(!m_open->session().mine(m_open->film(0)).seen());
    }

private:
    void watch(MovieId movie, const QString &on)
    {
        Watch watch;
        watch.movie = movie;
        watch.watchedOn = *WatchedOn::fromText(on);
        m_open->session().watch(watch);
    }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::DiaryModelTest)
#include "diary_model_test.moc"
