#include "tests/support/open_session.h"
#include "ui/views/diary_list.h"
#include "ui/views/diary_month_view.h"
#include "ui/views/diary_page.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/segment_bar.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class DiaryPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); }

    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_page = std::make_unique<DiaryPage>(m_open->session(), m_posters);
        m_page->resize(1064, 740);
        m_page->setMonth(QDate(2025, 11, 1));
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_open.reset();
    }

    void theArrowsStayWhereTheyWereClicked()
    {
        const auto buttons = m_page->findChildren<IconButton *>();
        QCOMPARE(buttons.size(), 2);
        const QPoint before = buttons.last()->pos();

        QTest::mouseClick(buttons.last(), Qt::LeftButton);
        QCoreApplication::processEvents();

        QCOMPARE(m_page->month(), QDate(2025, 12, 1));
        QCOMPARE(buttons.last()->pos(), before);
    }

    void theCalendarOfANarrowPageStandsAlone()
    {
        const auto lists = m_page->findChildren<DiaryList *>();
        QVERIFY(
            std::any_of(lists.cbegin(), lists.cend(), [](const auto *list) { return list->isVisible(); }));

        m_page->setMinimumSize(1, 1); // as in a window, which says how small it may be
        m_page->resize(560, 540);

        QVERIFY(
            std::none_of(lists.cbegin(), lists.cend(), [](const auto *list) { return list->isVisible(); }));
        QVERIFY(calendar().isVisible());
    }

    void aWatchStandsOnItsDay()
    {
        watch(3, u"2025-11-22"_s);

        QTRY_COMPARE(calendar().entriesOf(QDate(2025, 11, 22)).size(), 1);
        QCOMPARE(calendar().entriesOf(QDate(2025, 11, 22)).first().movie.id, m_open->film(3));
        QVERIFY(calendar().entriesOf(QDate(2025, 11, 21)).isEmpty());
        QCOMPARE(list(0).model()->rowCount(), 1);
    }

    void weeksBeginOnMondayWhereTheyDo()
    {
        const QRect monday = calendar().cellOf(QDate(2025, 11, 3));
        const QRect sunday = calendar().cellOf(QDate(2025, 11, 9));

        QVERIFY(!monday.isEmpty());
        QCOMPARE(monday.top(), sunday.top());
        QVERIFY(monday.left() < sunday.left());
        QCOMPARE(calendar().cellOf(QDate(2025, 11, 10)).left(), monday.left());
        QVERIFY(calendar().cellOf(QDate(2025, 12, 31)).isEmpty());
    }

    void arrowKeysWalkThroughTheDaysAndMonths()
    {
        calendar().setFocus();
        calendar().setChosenDay(QDate(2025, 11, 30));
        QSignalSpy days(&calendar(), &DiaryMonthView::dayChosen);

        QTest::keyClick(&calendar(), Qt::Key_Left);
        QTest::keyClick(&calendar(), Qt::Key_Up);
        QCOMPARE(calendar().chosenDay(), QDate(2025, 11, 22));
        QTest::keyClick(&calendar(), Qt::Key_PageDown);

        QCOMPARE(calendar().chosenDay(), QDate(2025, 12, 22));
        QCOMPARE(m_page->month(), QDate(2025, 12, 1));
        QCOMPARE(days.count(), 3);
    }

    void aDayAndItsRowAreChosenTogether()
    {
        watch(3, u"2025-11-22"_s);
        watch(4, u"2025-11-05"_s);
        QTRY_COMPARE(list(0).model()->rowCount(), 2);
        QSignalSpy selected(m_page.get(), &DiaryPage::movieSelected);

        QTest::mouseClick(&calendar(), Qt::LeftButton, {}, calendar().cellOf(QDate(2025, 11, 5)).center());
        QCOMPARE(list(0).currentIndex().row(), 1);
        QCOMPARE(selected.last().first().value<MovieId>(), m_open->film(4));

        list(0).setCurrentIndex(list(0).model()->index(0, 0));
        QCOMPARE(calendar().chosenDay(), QDate(2025, 11, 22));
        QCOMPARE(selected.last().first().value<MovieId>(), m_open->film(3));
    }

    void deleteRemovesAnEntryAndUndoBringsItBack()
    {
        watch(3, u"2025-11-22"_s);
        QTRY_COMPARE(list(0).model()->rowCount(), 1);
        list(0).setCurrentIndex(list(0).model()->index(0, 0));

        QTest::keyClick(&list(0), Qt::Key_Delete);
        QTRY_COMPARE(list(0).model()->rowCount(), 0);
        QVERIFY(!m_open->session().mine(m_open->film(3)).seen());

        m_open->session().undo();
        QTRY_COMPARE(calendar().entriesOf(QDate(2025, 11, 22)).size(), 1);
    }

    void afterARemovalTheNextEntryIsChosen()
    {
        watch(3, u"2025-11-22"_s);
        watch(4, u"2025-11-20"_s);
        watch(5, u"2025-11-05"_s);
        QTRY_COMPARE(list(0).model()->rowCount(), 3);
        list(0).setFocus();
        list(0).setCurrentIndex(list(0).model()->index(1, 0));

        QTest::keyClick(&list(0), Qt::Key_Delete);

        QTRY_COMPARE(list(0).model()->rowCount(), 2);
        QCOMPARE(list(0).currentEntry()->movie.id, m_open->film(5));
        QCOMPARE(calendar().chosenDay(), QDate(2025, 11, 5));
    }

    void theListHasEverythingAlsoWithoutADay()
    {
        watch(3, u"2025-11-22"_s);
        watch(4, u"2019-03"_s);
        watch(5, u"2018"_s);
        watch(6, {});

        QTest::keyClick(m_page->findChild<SegmentBar *>(), Qt::Key_Right);

        QTRY_COMPARE(list(1).model()->rowCount(), 4);
        QVERIFY(list(1).isVisible());
        QVERIFY(!list(0).isVisible());
        QCOMPARE(list(0).model()->rowCount(), 1);
    }

private:
    void watch(int film, const QString &on)
    {
        Watch watch;
        watch.movie = m_open->film(film);
        watch.watchedOn = *WatchedOn::fromText(on);
        m_open->session().watch(watch);
    }

    DiaryMonthView &calendar() const { return *m_page->findChild<DiaryMonthView *>(); }
    /// 0 is the list beside the calendar, 1 the list of everything.
    DiaryList &list(int which) const
    {
        for (DiaryList *list : m_page->findChildren<DiaryList *>()) {
            const bool besideCalendar = list->parentWidget() == calendar().parentWidget();
            if (besideCalendar == (which == 0))
                return *list;
        }
        qFatal("The diary page has lost a list.");
    }

    std::unique_ptr<OpenSession> m_open;
    PosterCache m_posters;
    std::unique_ptr<DiaryPage> m_page;
};

} // namespace matinee

QTEST_MAIN(matinee::DiaryPageTest)
#include "diary_page_test.moc"
