#include "core/report/text_box.h"

#include "core/report/report_style.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace matinee {

using namespace Qt::StringLiterals;

class TextBoxTest : public QObject {
    Q_OBJECT

private slots:
    void shortTextIsOneLine()
    {
        const TextBox box(u"Ran"_s, reportFont(12), 17, 200, 3);
        QCOMPARE(box.height(), 17.0);
        QVERIFY(box.textWidth() > 10 && box.textWidth() < 50);
    }

    void noTextTakesNoRoom() { QCOMPARE(TextBox({}, reportFont(12), 17, 200).height(), 0.0); }

    void longTextIsBrokenAndThenCut()
    {
        const QString text = u"The films of a long and happy life "_s.repeated(4);
        const TextBox whole(text, reportFont(12), 17, 150, 100);
        const TextBox cut(text, reportFont(12), 17, 150, 2);
        QVERIFY(whole.height() > 4 * 17);
        QCOMPARE(cut.height(), 34.0);
        QVERIFY(whole.textWidth() <= 150);
        QVERIFY(cut.textWidth() <= 150);
    }

    void aWordWiderThanTheBoxIsBroken()
    {
        QVERIFY(TextBox(u"x"_s.repeated(200), reportFont(12), 17, 100, 50).textWidth() <= 100);
    }

    void rightAlignedTextEndsAtItsCorner()
    {
        QImage image(200, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        TextBox(u"HHH"_s, reportFont(20), 40, 200).draw(painter, {180, 0}, Qt::black, TextBox::Align::Right);
        painter.end();
        QVERIFY(inkIn(image, {150, 0, 30, 40}));
        QVERIFY(!inkIn(image, {181, 0, 19, 40}));
        QVERIFY(!inkIn(image, {0, 0, 100, 40}));
    }

private:
    static bool inkIn(const QImage &image, const QRect &where)
    {
        QImage blank = image.copy(where);
        blank.fill(Qt::white);
        return image.copy(where) != blank;
    }
};

} // namespace matinee

QTEST_MAIN(matinee::TextBoxTest)
#include "text_box_test.moc"
