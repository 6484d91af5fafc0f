#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace matinee;

namespace {

/// First and last column with ink, in pixels.
std::pair<int, int> inkOf(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    const QRgb ground = image.pixel(0, 0);
    int first = image.width();
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixel(x, y) != ground) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
        }
    }
    return {first, last};
}

} // namespace

class TextLabelTest : public QObject {
    Q_OBJECT

private slots:
    void markupFromOthersIsText()
    {
        TextLabel label(Type::Body, u"<b>Heat</b>"_s);
        TextLabel plain(Type::Body, u"Heat"_s);

        QVERIFY(label.sizeHint().width() > 2 * plain.sizeHint().width());
        label.setParagraph(u"<b>Heat</b>"_s);
        QVERIFY(label.text().contains(u"&lt;b&gt;"_s));
    }

    void aLongTitleEndsInsideTheLabel()
    {
        ElidedLabel label(Type::Body, u"Dr. Strangelove or: How I Learned to Stop Worrying"_s);
        label.resize(120, 20);

        QVERIFY(label.minimumSizeHint().width() < 40);
        QVERIFY(inkOf(label).second < 120);
        QVERIFY(inkOf(label).first < 10);
    }

    void anEnglishParagraphStandsAtTheLeadingEdgeOfAnArabicWindow()
    {
        TextLabel label(Type::Body, {});
        label.setParagraph(u"Heat"_s);
        label.resize(200, 20);
        QVERIFY(inkOf(label).first < 10);

        label.setLayoutDirection(Qt::RightToLeft);

        QVERIFY(inkOf(label).second > 190);
    }

    void anEnglishTitleStandsAtTheLeadingEdgeOfAnArabicWindow()
    {
        TextLabel label(Type::Body, u"Heat"_s);
        ElidedLabel elided(Type::Body, u"Heat"_s);
        for (auto *each : {&label, static_cast<TextLabel *>(&elided)}) {
            each->resize(200, 20);
            QVERIFY(inkOf(*each).first < 10);

            each->setLayoutDirection(Qt::RightToLeft);

            QVERIFY(inkOf(*each).second > 190);
        }
    }

    void itGrowsWithTheTextScale()
    {
        Theme theme(*qApp, Theme::Mode::Dark);
        TextLabel label(Type::Caption, u"1995"_s);
        label.show();
        QCOMPARE(label.font().pixelSize(), 11);

        theme.setTextScale(2.0);

        QTRY_COMPARE(label.font().pixelSize(), 22);
        QCOMPARE(label.minimumHeight(), 32);
        theme.setTextScale(1.0);
    }

    void itsToneFollowsTheTheme()
    {
        Theme theme(*qApp, Theme::Mode::Dark);
        TextLabel label(Type::Body, u"muted"_s, Tone::Muted);
        label.show();
        QCOMPARE(label.palette().color(label.foregroundRole()), darkTokens().muted);

        theme.setMode(Theme::Mode::Light);

        QTRY_COMPARE(label.palette().color(label.foregroundRole()), lightTokens().muted);
    }
};

QTEST_MAIN(TextLabelTest)
#include "text_label_test.moc"
