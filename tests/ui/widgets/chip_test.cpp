#include "ui/widgets/chip.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace matinee;

class ChipTest : public QObject {
    Q_OBJECT

private slots:
    void aClickChoosesAndAnotherTakesItAway()
    {
        Chip chip(u"1960s"_s);
        chip.setCount(155);
        const int before = chip.sizeHint().width();

        QTest::mouseClick(&chip, Qt::LeftButton);
        QVERIFY(chip.isChecked());
        QVERIFY(chip.sizeHint().width() > before + 14); // the cross
        QTest::keyClick(&chip, Qt::Key_Space);

        QVERIFY(!chip.isChecked());
        QCOMPARE(chip.sizeHint().width(), before);
    }

    void theNameSaysTheCount()
    {
        Chip chip(u"Western"_s);
        QCOMPARE(chip.accessibleName(), u"Western"_s);

        chip.setCount(12);

        QVERIFY(chip.accessibleName().startsWith(u"Western"_s));
        QVERIFY(chip.accessibleName().contains(u"12"_s));
    }

    void aChosenOneCanBeDeleted()
    {
        Chip chip(u"Western"_s);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QVERIFY(!chip.isChecked());

        chip.setChecked(true);
        QTest::keyClick(&chip, Qt::Key_Backspace);

        QVERIFY(!chip.isChecked());
    }

    void excludingIsAnotherClick()
    {
        Chip chip(u"Western"_s);
        QSignalSpy exclude(&chip, &Chip::excludeRequested);

        QTest::mouseClick(&chip, Qt::RightButton);
        QTest::mouseClick(&chip, Qt::LeftButton, Qt::ShiftModifier);
        QTest::keyClick(&chip, Qt::Key_Minus);
        QTest::keyClick(&chip, Qt::Key_Space, Qt::ShiftModifier);

        QCOMPARE(exclude.size(), 4);
        QVERIFY(!chip.isChecked());
        QTest::keyClick(&chip, Qt::Key_Return);
        QVERIFY(chip.isChecked());
    }

    void aNoteStandsWhereCountsDo()
    {
        Chip person(u"Akira Kurosawa"_s);
        const int before = person.sizeHint().width();

        person.setNote(u"30 films"_s);
        person.setIconName(u"user"_s);

        QVERIFY(person.sizeHint().width() > before + 40);
        QCOMPARE(person.accessibleName(), u"Akira Kurosawa, 30 films"_s);
    }

    void nothingLeftLooksDifferent()
    {
        Chip chip(u"Western"_s);
        chip.setCount(1);
        chip.resize(chip.sizeHint());
        const QImage alive = chip.grab().toImage();

        chip.setCount(0);

        QVERIFY(chip.grab().toImage() != alive);
        QCOMPARE(chip.height(), 28);
    }
};

QTEST_MAIN(ChipTest)
#include "chip_test.moc"
