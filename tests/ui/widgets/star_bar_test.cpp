#include "ui/theme/theme.h"
#include "ui/widgets/star_bar.h"
#include "ui/widgets/star_painter.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace matinee;

class StarBarTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_bar = std::make_unique<StarBar>(Star);
        m_bar->setInteractive(true);
        m_bar->resize(m_bar->sizeHint());
        m_bar->show();
        m_rated = std::make_unique<QSignalSpy>(m_bar.get(), &StarBar::rated);
        m_cleared = std::make_unique<QSignalSpy>(m_bar.get(), &StarBar::cleared);
    }

    void aClickOnAHalfRatesThatHalf()
    {
        for (int star = 0; star < 5; ++star) {
            click(star, 0.25);
            QCOMPARE(m_bar->points(), star * 20 + 10);
            click(star, 0.75);
            QCOMPARE(m_bar->points(), star * 20 + 20);
        }
        QCOMPARE(m_rated->size(), 10);
        QCOMPARE(m_rated->last().first().toInt(), 100);
    }

    void rightToLeftTurnsTheHalvesRound()
    {
        m_bar->setLayoutDirection(Qt::RightToLeft);

        click(4, 0.75); // the rightmost half is the first

        QCOMPARE(m_bar->points(), 10);
    }

    void clickingThePresentRatingClearsIt()
    {
        m_bar->setPoints(70);

        click(3, 0.25);

        QCOMPARE(m_bar->points(), std::nullopt);
        QCOMPARE(m_cleared->size(), 1);
        QCOMPARE(m_rated->size(), 0);
    }

    void hoveringPreviewsAndLeavingRestores()
    {
        m_bar->setPoints(40);
        QSignalSpy hovered(m_bar.get(), &StarBar::hovered);
        const QImage before = m_bar->grab().toImage();

        QTest::mouseMove(m_bar.get(), at(4, 0.75));
        const QImage during = m_bar->grab().toImage();
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(m_bar.get(), &leave);

        QVERIFY(during != before);
        QCOMPARE(m_bar->grab().toImage(), before);
        QCOMPARE(m_bar->points(), 40);
        QCOMPARE(hovered.size(), 2);
        QCOMPARE(m_rated->size(), 0);
    }

    void keysGoByHalvesAndStopAtTheEnds()
    {
        QTest::keyClick(m_bar.get(), Qt::Key_Right);
        QCOMPARE(m_bar->points(), 10);
        QTest::keyClick(m_bar.get(), Qt::Key_5);
        QTest::keyClick(m_bar.get(), Qt::Key_Right);
        QCOMPARE(m_bar->points(), 100);
        QTest::keyClick(m_bar.get(), Qt::Key_4, Qt::ShiftModifier);
        QCOMPARE(m_bar->points(), 70);
        QTest::keyClick(m_bar.get(), Qt::Key_Left);
        QCOMPARE(m_bar->points(), 60);
        QTest::keyClick(m_bar.get(), Qt::Key_Delete);
        QCOMPARE(m_bar->points(), std::nullopt);
        QTest::keyClick(m_bar.get(), Qt::Key_Left);
        QCOMPARE(m_cleared->size(), 1);
    }

    void aReadOnlyBarIgnoresThePointer()
    {
        m_bar->setInteractive(false);

        click(2, 0.5);

        QCOMPARE(m_bar->points(), std::nullopt);
        QCOMPARE(m_bar->focusPolicy(), Qt::NoFocus);
    }

    void aScreenReaderHearsTheRating()
    {
        m_bar->setPoints(90);
        QVERIFY(m_bar->accessibleName().contains(u"4½"_s));
    }

    void betweenHalvesTheNearerIsShown()
    {
        QCOMPARE(starFill(0, 4), StarFill::Empty);
        QCOMPARE(starFill(0, 5), StarFill::Half);
        QCOMPARE(starFill(3, 74), StarFill::Half);
        QCOMPARE(starFill(3, 75), StarFill::Full);
        QCOMPARE(starFill(4, 80), StarFill::Empty);
    }

private:
    static constexpr int Star = 24;
    static constexpr int Pitch = 28;

    static QPoint at(int star, double part) { return {star * Pitch + int(Star * part), Star / 2}; }
    void click(int star, double part) { QTest::mouseClick(m_bar.get(), Qt::LeftButton, {}, at(star, part)); }

    std::unique_ptr<StarBar> m_bar;
    std::unique_ptr<QSignalSpy> m_rated;
    std::unique_ptr<QSignalSpy> m_cleared;
};

QTEST_MAIN(StarBarTest)
#include "star_bar_test.moc"
