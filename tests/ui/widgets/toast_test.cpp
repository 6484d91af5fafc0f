#include "ui/widgets/button.h"
#include "ui/widgets/toast.h"

#include <QDialog>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace matinee;

class ToastTest : public QObject {
    Q_OBJECT

private slots:
    void itStandsCentredAtTheFootAndFollowsItsHost()
    {
        QWidget host;
        host.resize(800, 600);
        Toast toast(&host);
        host.show();

        toast.present(u"star-full"_s, u"Rated <b>Ran</b> 5"_s, true);
        QCOMPARE(toast.height(), 44);
        QCOMPARE(toast.geometry().bottom() + 1, 600 - 24);
        QVERIFY(std::abs(toast.geometry().center().x() - 400) <= 1);
        host.resize(1000, 700);

        QCOMPARE(toast.geometry().bottom() + 1, 700 - 24);
        QVERIFY(std::abs(toast.geometry().center().x() - 500) <= 1);
    }

    void itGoesByItself()
    {
        QWidget host;
        Toast toast(&host);
        host.show();
        QSignalSpy dismissed(&toast, &Toast::dismissed);
        toast.setLifetime(120);

        toast.present(u"check"_s, u"Saved"_s, false);

        QVERIFY(toast.isVisible());
        QTRY_VERIFY(toast.isHidden());
        QCOMPARE(dismissed.size(), 1);
    }

    void thePointerHoldsIt()
    {
        QWidget host;
        Toast toast(&host);
        host.show();
        toast.setLifetime(100);
        toast.present(u"check"_s, u"Saved"_s, false);

        toast.setAttribute(Qt::WA_UnderMouse);
        QTest::qWait(300);
        QVERIFY(toast.isVisible());
        toast.setAttribute(Qt::WA_UnderMouse, false);

        QTRY_VERIFY(toast.isHidden());
    }

    void itWaitsForADialogToGo()
    {
        QWidget host;
        Toast toast(&host);
        host.show();
        QDialog dialog(&host);
        dialog.setModal(true);
        dialog.show();
        toast.setLifetime(100);
        toast.present(u"check"_s, u"Saved"_s, false);

        QTest::qWait(300);
        QVERIFY(toast.isVisible());
        dialog.hide();

        QTRY_VERIFY(toast.isHidden());
    }

    void undoSaysSoAndGoes()
    {
        QWidget host;
        host.resize(800, 600);
        Toast toast(&host);
        host.show();
        QSignalSpy undo(&toast, &Toast::undoRequested);
        toast.present(u"star-full"_s, u"Rated"_s, true);

        QTest::mouseClick(toast.findChild<Button *>(), Qt::LeftButton);

        QCOMPARE(undo.size(), 1);
        QVERIFY(toast.isHidden());
    }

    void withoutAWayBackThereIsNoUndo()
    {
        QWidget host;
        Toast toast(&host);
        host.show();

        toast.present(u"check"_s, u"Copied"_s, false);

        QVERIFY(toast.findChild<Button *>()->isHidden());
    }
};

QTEST_MAIN(ToastTest)
#include "toast_test.moc"
