#include "tests/support/open_session.h"
#include "ui/views/film_group_card.h"
#include "ui/views/first_run_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/poster_cache.h"

#include <QSignalSpy>
#include <QTest>

namespace matinee {

class FirstRunPageTest : public QObject {
    Q_OBJECT

private slots:
    void theArrowsMoveByCardAndByRow()
    {
        OpenSession open;
        QVERIFY(open.wait());
        PosterCache posters;
        FirstRunPage page(open.session(), posters);
        page.resize(1100, 500); // low, so that there is something to scroll
        page.show();
        page.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTRY_VERIFY_WITH_TIMEOUT(focused(page), 20'000);
        const QRect first = focused(page)->geometry();

        QTest::keyClick(page.focusWidget(), Qt::Key_Down);
        QCOMPARE(focused(page)->x(), first.x());
        QVERIFY(focused(page)->y() > first.bottom());
        const QRect second = focused(page)->geometry();
        QTest::keyClick(page.focusWidget(), Qt::Key_Right);
        QCOMPARE(focused(page)->y(), second.y());
        QVERIFY(focused(page)->x() > second.right());
        QTest::keyClick(page.focusWidget(), Qt::Key_Left);
        QTest::keyClick(page.focusWidget(), Qt::Key_Up);

        QCOMPARE(focused(page)->geometry(), first);
    }

    void whoHasAnAccountMaySignInAtOnce()
    {
        OpenSession open;
        PosterCache posters;
        FirstRunPage page(open.session(), posters);
        QSignalSpy wanted(&page, &FirstRunPage::signInWanted);

        for (auto *button : page.findChildren<Button *>()) {
            if (button->text() == QStringLiteral("I have an account"))
                button->click();
        }

        QCOMPARE(wanted.size(), 1);
    }

private:
    static const FilmGroupCard *focused(const FirstRunPage &page)
    {
        return qobject_cast<const FilmGroupCard *>(page.focusWidget());
    }
};

} // namespace matinee

QTEST_MAIN(matinee::FirstRunPageTest)
#include "first_run_page_test.moc"
