#include "ui/views/flow_layout.h"
#include "ui/views/name_chip.h"
#include "ui/views/names_field.h"
#include "ui/widgets/offer_popup.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

class NamesFieldTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_field = std::make_unique<NamesField>(u"Add a name"_s);
        m_field->resize(400, 100);
        m_field->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_field.get()));
    }

    void cleanup() { m_field.reset(); }

    void enterAndCommaAddAName()
    {
        QSignalSpy changed(m_field.get(), &NamesField::changed);

        QTest::keyClicks(&m_field->edit(), u"Ann  Lee,"_s);
        QTest::keyClicks(&m_field->edit(), u"Bo"_s);
        QTest::keyClick(&m_field->edit(), Qt::Key_Return);

        QCOMPARE(m_field->values(), (QStringList{u"Ann Lee"_s, u"Bo"_s}));
        QCOMPARE(changed.size(), 2);
        QVERIFY(m_field->edit().text().isEmpty());
        QCOMPARE(chips().size(), 2);
    }

    void aNameIsThereOnce()
    {
        m_field->setValues({u"Drama"_s});

        QTest::keyClicks(&m_field->edit(), u"drama,"_s);

        QCOMPARE(m_field->values(), QStringList{u"Drama"_s});
        QVERIFY(m_field->edit().text().isEmpty());
    }

    void aClickOnAChipTakesItsNameAway()
    {
        m_field->setValues({u"Drama"_s, u"Crime"_s});

        chips().constFirst()->click();

        QCOMPARE(m_field->values(), QStringList{u"Crime"_s});
        QCOMPARE(chips().size(), 1);
    }

    void backspaceTakesTheLastNameBackIntoTheLine()
    {
        m_field->setValues({u"Drama"_s, u"Crime"_s});

        QTest::keyClick(&m_field->edit(), Qt::Key_Backspace);

        QCOMPARE(m_field->values(), QStringList{u"Drama"_s});
        QCOMPARE(m_field->edit().text(), u"Crime"_s);
    }

    void leavingTheLineAddsWhatIsInIt()
    {
        QLineEdit other(m_field.get());
        other.show();
        m_field->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
        m_field->edit().setFocus();
        QTest::keyClicks(&m_field->edit(), u"Ann"_s);

        other.setFocus();

        QCOMPARE(m_field->values(), QStringList{u"Ann"_s});
    }

    void whatIsNoValueStaysInTheLine()
    {
        m_field->setWords({[](const QString &value) { return value.toLower(); },
                           [](const QString &typed) { return typed == u"x"_s ? u"X"_s : QString(); }});
        QSignalSpy refused(m_field.get(), &NamesField::notUnderstood);

        QTest::keyClicks(&m_field->edit(), u"y,"_s);
        QCOMPARE(refused.size(), 1);
        QVERIFY(!m_field->settle());
        QCOMPARE(m_field->edit().text(), u"y"_s);

        m_field->edit().setText(u"x"_s);
        QVERIFY(m_field->settle());
        QCOMPARE(m_field->values(), QStringList{u"X"_s});
        QCOMPARE(chips().constFirst()->text(), u"x"_s);
    }

    void enterInAnEmptyLineIsForTheDialog()
    {
        QDialog dialog;
        auto *save = new QPushButton(&dialog);
        save->setDefault(true);
        auto *field = new NamesField(u"Add"_s);
        auto *column = new QVBoxLayout(&dialog);
        column->addWidget(field);
        column->addWidget(save);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QSignalSpy saved(save, &QPushButton::clicked);

        QTest::keyClicks(&field->edit(), u"Ann"_s);
        QTest::keyClick(&field->edit(), Qt::Key_Return);
        QCOMPARE(saved.size(), 0);

        QTest::keyClick(&field->edit(), Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
    }

    void pastedNamesAreSeveral()
    {
        m_field->edit().insert(u"Ann Lee, Bo ,, Ann Lee"_s);

        QVERIFY(m_field->settle());

        QCOMPARE(m_field->values(), (QStringList{u"Ann Lee"_s, u"Bo"_s}));
    }

    void choicesAreOfferedAndTakenByKey()
    {
        m_field->setChoices({u"Crime"_s, u"Documentary"_s, u"Drama"_s, u"Melodrama"_s});
        m_field->setValues({u"Crime"_s});
        m_field->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
        m_field->edit().setFocus();

        QTest::keyClicks(&m_field->edit(), u"cri"_s);
        QVERIFY(!popup()->isVisible()); // it is there already
        m_field->edit().clear();
        QTest::keyClicks(&m_field->edit(), u"dra"_s);
        QVERIFY(popup()->isVisible());
        QTest::keyClick(&m_field->edit(), Qt::Key_Down);
        QTest::keyClick(&m_field->edit(), Qt::Key_Down);
        QTest::keyClick(&m_field->edit(), Qt::Key_Return);

        QCOMPARE(m_field->values(), (QStringList{u"Crime"_s, u"Melodrama"_s}));
        QVERIFY(!popup()->isVisible());
    }

    void enterTakesTheOnlyOffer()
    {
        m_field->setChoices({u"Short"_s, u"Horror"_s, u"Drama"_s, u"Documentary"_s});
        focus();

        QTest::keyClicks(&m_field->edit(), u"hor"_s);
        QTest::keyClick(&m_field->edit(), Qt::Key_Return);
        QCOMPARE(m_field->values(), QStringList{u"Horror"_s});

        QTest::keyClicks(&m_field->edit(), u"d"_s);
        QTest::keyClick(&m_field->edit(), Qt::Key_Return);
        QCOMPARE(m_field->values(), QStringList{u"Horror"_s}); // which of the two?
        QCOMPARE(popup()->current(), 0);
    }

    void aNewNameIsMadeByItsOfferAlone()
    {
        m_field->setChoices({u"Horror"_s, u"Drama"_s});
        m_field->setNewNameOffer(u"New genre “%1”"_s);
        focus();
        QSignalSpy refused(m_field.get(), &NamesField::notUnderstood);

        QTest::keyClicks(&m_field->edit(), u"hor"_s);
        QVERIFY(!m_field->settle());
        QCOMPARE(refused.size(), 1);
        QVERIFY(m_field->values().isEmpty());

        m_field->edit().clear();
        QTest::keyClicks(&m_field->edit(), u"Giallo"_s);
        QTest::keyClick(&m_field->edit(), Qt::Key_Down);
        QTest::keyClick(&m_field->edit(), Qt::Key_Return);
        QCOMPARE(m_field->values(), QStringList{u"Giallo"_s});

        QTest::keyClicks(&m_field->edit(), u"drama,"_s);
        QCOMPARE(m_field->values().size(), 2);
    }

    void tabDoesNotTakeAnOfferNobodyChose()
    {
        m_field->setChoices({u"Drama"_s});
        m_field->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
        m_field->edit().setFocus();
        QTest::keyClicks(&m_field->edit(), u"dra"_s);
        QVERIFY(popup()->isVisible());

        QTest::keyClick(&m_field->edit(), Qt::Key_Tab);

        QVERIFY(!m_field->values().contains(u"Drama"_s));
    }

    void tabGoesThroughTheChipsToTheLine()
    {
        QDialog dialog;
        auto *before = new QLineEdit;
        auto *field = new NamesField(u"Add"_s);
        auto *after = new QLineEdit;
        auto *column = new QVBoxLayout(&dialog);
        for (QWidget *widget :
             {static_cast<QWidget *>(before), static_cast<QWidget *>(field), static_cast<QWidget *>(after)})
            column->addWidget(widget);
        field->setValues({u"One"_s, u"Two"_s});
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        before->setFocus();

        QStringList order;
        for (int step = 0; step < 4; ++step) {
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
            const auto *chip = qobject_cast<NameChip *>(dialog.focusWidget());
            order.append(chip                                         ? chip->text()
                             : dialog.focusWidget() == &field->edit() ? u"line"_s
                             : dialog.focusWidget() == after          ? u"after"_s
                                                                      : u"?"_s);
        }

        QCOMPARE(order, (QStringList{u"One"_s, u"Two"_s, u"line"_s, u"after"_s}));
    }

    void whatHasNoRoomGoesToTheNextLine()
    {
        QWidget page;
        auto *flow = new FlowLayout(10, &page);
        QList<QWidget *> parts;
        for (int part = 0; part < 3; ++part) {
            parts.append(new QWidget);
            parts.constLast()->setMinimumSize(100, 20);
            flow->insertWidget(part, parts.constLast());
        }

        QCOMPARE(flow->heightForWidth(320), 20);
        QCOMPARE(flow->heightForWidth(319), 50);
        QCOMPARE(flow->heightForWidth(100), 80);
        page.setLayoutDirection(Qt::RightToLeft);
        flow->setGeometry(QRect(0, 0, 250, 50));
        QCOMPARE(parts.at(0)->geometry(), QRect(150, 0, 100, 20));
        QCOMPARE(parts.at(2)->geometry(), QRect(0, 30, 250, 20));
    }

private:
    void focus()
    {
        m_field->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
        m_field->edit().setFocus();
    }

    OfferPopup *popup() const { return m_field->window()->findChild<OfferPopup *>(); }

    QList<NameChip *> chips() const
    {
        QList<NameChip *> shown;
        for (NameChip *chip : m_field->findChildren<NameChip *>()) {
            if (!chip->isHidden())
                shown.append(chip);
        }
        return shown;
    }

    std::unique_ptr<NamesField> m_field;
};

} // namespace matinee

QTEST_MAIN(matinee::NamesFieldTest)
#include "names_field_test.moc"
