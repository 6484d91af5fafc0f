#include "ui/widgets/rating_keys.h"

#include <QKeyEvent>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace matinee;

namespace {

std::optional<int> pressed(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier, quint32 place = 0)
{
    return pointsForKey(QKeyEvent(QEvent::KeyPress, key, modifiers, place, 0, 0));
}

} // namespace

class RatingKeysTest : public QObject {
    Q_OBJECT

private slots:
    void digitsAreStarsAndShiftTakesHalfAway()
    {
        for (int digit = 1; digit <= 5; ++digit) {
            QCOMPARE(pressed(Qt::Key_0 + digit), digit * 20);
            QCOMPARE(pressed(Qt::Key_0 + digit, Qt::ShiftModifier), digit * 20 - 10);
        }
        QCOMPARE(pressed(Qt::Key_4, Qt::KeypadModifier), 80);
    }

    void symbolsOfAUsKeyboardAreTheirDigits()
    {
        QCOMPARE(pressed(Qt::Key_Exclam, Qt::ShiftModifier), 10);
        QCOMPARE(pressed(Qt::Key_At, Qt::ShiftModifier), 30);
        QCOMPARE(pressed(Qt::Key_NumberSign, Qt::ShiftModifier), 50);
        QCOMPARE(pressed(Qt::Key_Dollar, Qt::ShiftModifier), 70);
        QCOMPARE(pressed(Qt::Key_Percent, Qt::ShiftModifier), 90);
        QCOMPARE(pressed(Qt::Key_Dollar), std::nullopt);
    }

    void thePlaceOnTheKeyboardCountsOnOtherLayouts()
    {
        constexpr quint32 PlaceOfFour = 13;
        // A French keyboard: the key gives an apostrophe, with Shift the digit.
        QCOMPARE(pressed(Qt::Key_Apostrophe, Qt::NoModifier, PlaceOfFour), 80);
        QCOMPARE(pressed(Qt::Key_4, Qt::ShiftModifier, PlaceOfFour), 70);
        // A German one: Shift and 2 is a quotation mark.
        QCOMPARE(pressed(Qt::Key_QuoteDbl, Qt::ShiftModifier, PlaceOfFour - 2), 30);
    }

    void otherKeysAndShortcutsRateNothing()
    {
        QCOMPARE(pressed(Qt::Key_6), std::nullopt);
        QCOMPARE(pressed(Qt::Key_0), std::nullopt);
        QCOMPARE(pressed(Qt::Key_A), std::nullopt);
        QCOMPARE(pressed(Qt::Key_4, Qt::ControlModifier), std::nullopt);
        QCOMPARE(pressed(Qt::Key_4, Qt::AltModifier), std::nullopt);
    }

    void ratingsAreWrittenInHalves()
    {
        QCOMPARE(starsText(10), u"½"_s);
        QCOMPARE(starsText(90), u"4½"_s);
        QCOMPARE(starsText(100), u"5"_s);
        QCOMPARE(starsText(74), u"3½"_s);
        QCOMPARE(starsText(1), u"½"_s);
    }
};

QTEST_MAIN(RatingKeysTest)
#include "rating_keys_test.moc"
