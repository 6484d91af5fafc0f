#include "core/feedback/feedback_service.h"
#include "tests/support/open_session.h"
#include "ui/views/accuracy_page.h"
#include "ui/views/chart_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/column_chart.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/stat_card.h"
#include "ui/widgets/switch.h"

#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class AccuracyPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_page = std::make_unique<AccuracyPage>(m_open->session());
        m_page->resize(1064, 740);
    }

    void cleanup()
    {
        m_page.reset();
        m_open.reset();
    }

    void anEmptyLogSaysWhatWillBeHere()
    {
        open();
        auto *nothing = m_page->findChild<EmptyState *>();
        QTRY_VERIFY(nothing->isVisible());
        QVERIFY(!m_page->findChild<ChartCard *>()->isVisible());
        QVERIFY(!button(u"Show the log"_s).isEnabled());
        QVERIFY(!button(u"Clear the log"_s).isEnabled());

        QSignalSpy back(m_page.get(), &AccuracyPage::backWanted);
        nothing->findChild<Button *>()->click();
        QCOMPARE(back.size(), 1);
    }

    void fiveRatedSuggestionsBecomeFigures()
    {
        suggestAndRate(5);
        open();

        QTRY_VERIFY(m_page->findChild<ChartCard *>()->isVisible());
        QVERIFY(!m_page->findChild<EmptyState *>()->isVisible());
        // Matches of 95 % rated 100, 90, 80, 70 and 60 points: four were liked.
        QVERIFY(m_page->findChild<StatCard *>()->accessibleDescription().startsWith(u"4 of 5"_s));
    }

    void theChartIsReadByKeysAndAsATable()
    {
        suggestAndRate(5);
        open();
        auto *card = m_page->findChild<ChartCard *>();
        QTRY_VERIFY(card->isVisible());
        auto *chart = card->findChild<ColumnChart *>();
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_End);
        QVERIFY2(chart->accessibleDescription().contains(u"4 of 5"_s),
                 qPrintable(chart->accessibleDescription()));
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->accessibleDescription().contains(u"no film"_s));

        auto *parts = card->findChild<SegmentBar *>();
        QTest::keyClick(parts, Qt::Key_Right);
        auto *table = card->findChild<DataTable *>();
        QVERIFY(table->isVisible() && !chart->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"5"_s);
    }

    void theSwitchStopsTheLog()
    {
        open();
        auto *keep = m_page->findChild<Switch *>();
        QTRY_VERIFY(keep->isEnabled());
        QVERIFY(keep->isChecked());

        QTest::keyClick(keep, Qt::Key_Space);

        QVERIFY(!keep->isChecked());
        QTRY_VERIFY(!isKept());
    }

    void clearingAsksFirst()
    {
        suggestAndRate(5);
        open();
        QTRY_VERIFY(button(u"Clear the log"_s).isEnabled());

        button(u"Clear the log"_s).click();
        dialogButton(u"Cancel"_s).click();
        QVERIFY(button(u"Clear the log"_s).isEnabled());
        button(u"Clear the log"_s).click();
        dialogButton(u"Clear"_s).click();

        QTRY_VERIFY(!button(u"Clear the log"_s).isEnabled());
        QVERIFY(m_page->findChild<EmptyState *>()->isVisible());
    }

    void theLogCanBeRead()
    {
        suggestAndRate(5);
        open();
        QTRY_VERIFY(button(u"Show the log"_s).isEnabled());

        button(u"Show the log"_s).click();

        auto *table = dialog()->findChild<DataTable *>();
        QCOMPARE(table->model()->rowCount(), 5);
        QVERIFY(table->model()->index(0, 0).data().toString() != u""_s);
    }

    void withTextsOfTwiceTheSizeNothingIsCutOff()
    {
        suggestAndRate(5);
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPixelSize(26);
        QApplication::setFont(large);
        m_page = std::make_unique<AccuracyPage>(m_open->session());
        m_page->resize(904, 740); // in the narrowest window
        open();
        QTRY_VERIFY(m_page->findChild<ChartCard *>()->isVisible());

        const QWidget *content = m_page->findChild<QScrollArea *>()->widget();
        QVERIFY2(content->minimumSizeHint().width() <= 904,
                 qPrintable(QString::number(content->minimumSizeHint().width())));
        QVERIFY(content->width() <= m_page->width());
        const auto *chart = m_page->findChild<ColumnChart *>();
        QTRY_COMPARE(chart->height(), chart->sizeHint().height()); // the page scrolls instead
        QApplication::setFont(usual);
    }

    void everythingHasANameForScreenReaders()
    {
        suggestAndRate(5);
        open();
        QTRY_VERIFY(m_page->findChild<ChartCard *>()->isVisible());
        for (QWidget *part : m_page->findChildren<QWidget *>()) {
            const auto *named = qobject_cast<QAbstractButton *>(part);
            if (part->focusPolicy() == Qt::NoFocus || !part->isVisible() || part->inherits("QScrollArea"))
                continue;
            QVERIFY2(!part->accessibleName().isEmpty() || (named && !named->text().isEmpty()),
                     part->metaObject()->className());
        }
    }

private:
    void open()
    {
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    /// Films with a match of 95 %, rated 100, 90, 80 and so on afterwards.
    void suggestAndRate(int films)
    {
        const Doors &doors = m_open->session().doors();
        QList<FeedbackEvent> events;
        for (int i = 0; i < films; ++i) {
            FeedbackEvent event;
            event.movie = m_open->film(i);
            event.list = feedback_list::ForYou;
            event.position = i + 1;
            event.match = 0.95;
            event.at = QDateTime(QDate(2026, 3, 13), QTime(12, 0),
                                 Qt::UTC); // the session's clock stands on the 14th
            events.append(event);
        }
        const auto recorded = doors.feedback.call(&FeedbackService::record, doors.user, events);
        QTRY_VERIFY(recorded.isFinished());
        QCOMPARE(recorded.result().value(), films);
        for (int i = 0; i < films; ++i)
            m_open->session().rate(m_open->film(i), *Rating::fromPoints(100 - 10 * i));
        QTRY_COMPARE_WITH_TIMEOUT(m_open->session().forYou().verdicts, films, 20'000);
    }

    bool isKept()
    {
        const Doors &doors = m_open->session().doors();
        const auto kept = doors.feedback.call(&FeedbackService::isKept, doors.user);
        return !QTest::qWaitFor([&] { return kept.isFinished(); }) || kept.result().value();
    }

    static Button &named(const QWidget &parent, const QString &text)
    {
        const QList<Button *> buttons = parent.findChildren<Button *>();
        const auto found = std::find_if(buttons.cbegin(), buttons.cend(),
                                        [&](const Button *button) { return button->text() == text; });
        return **found;
    }
    Button &button(const QString &text) const { return named(*m_page, text); }
    /// The newest.
    Dialog *dialog() const { return m_page->findChildren<Dialog *>().last(); }
    Button &dialogButton(const QString &text) const { return named(*dialog(), text); }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<AccuracyPage> m_page;
};

} // namespace matinee

QTEST_MAIN(matinee::AccuracyPageTest)
#include "accuracy_page_test.moc"
