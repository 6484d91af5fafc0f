#include "ui/theme/icons.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace matinee;

namespace {

/// The colour of the most opaque pixel; what anti-aliasing leaves at the edges does not count.
QColor inkOf(const QImage &image)
{
    QColor ink(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            if (color.alpha() > ink.alpha())
                ink = color;
        }
    }
    return ink;
}

QImage drawn(Qt::LayoutDirection direction, const QString &name)
{
    QImage image(24, 24, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setLayoutDirection(direction);
    drawIcon(painter, {0, 0}, name, 24, Qt::red);
    return image;
}

} // namespace

class IconsTest : public QObject {
    Q_OBJECT

private slots:
    void everyDrawingTakesTheColourAskedFor()
    {
        const auto files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
        QVERIFY(files.size() >= 60);
        for (const QString &file : files) {
            const QImage image = iconPixmap(file.chopped(4), 24, QColor(10, 200, 30), 1.0).toImage();
            QVERIFY2(inkOf(image).alpha() > 200, qPrintable(file));
            QCOMPARE(inkOf(image).rgb(), QColor(10, 200, 30).rgb());
        }
    }

    void aSharpScreenGetsMorePixels()
    {
        const QPixmap pixmap = iconPixmap(u"film", 20, Qt::red, 2.0);

        QCOMPARE(pixmap.size(), QSize(40, 40));
        QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(20, 20));
    }

    void anIconFollowsTheApplicationsPalette()
    {
        const QIcon film = icon(u"film", Tone::Accent);

        QApplication::setPalette(paletteOf(darkTokens()));
        QCOMPARE(inkOf(film.pixmap(24).toImage()).rgb(), darkTokens().accent.rgb());
        QCOMPARE(inkOf(film.pixmap(24, QIcon::Disabled).toImage()).rgb(), darkTokens().disabled.rgb());
        QApplication::setPalette(paletteOf(lightTokens()));
        QCOMPARE(inkOf(film.pixmap(24).toImage()).rgb(), lightTokens().accent.rgb());
    }

    void anUnknownNameIsEmptyAndSaidSo()
    {
        QTest::ignoreMessage(QtWarningMsg, "No icon is called no-such-icon");
        const QPixmap pixmap = iconPixmap(u"no-such-icon", 20, Qt::red, 1.0);

        QCOMPARE(inkOf(pixmap.toImage()).alpha(), 0);
    }

    void arrowsTurnRoundInRightToLeftAndStarsDoNot()
    {
        const QImage leftwards = drawn(Qt::LeftToRight, u"chevron-left"_s);

        QVERIFY(leftwards != leftwards.mirrored(true, false));
        QCOMPARE(drawn(Qt::RightToLeft, u"chevron-left"_s), leftwards.mirrored(true, false));
        QCOMPARE(drawn(Qt::RightToLeft, u"sun"_s), drawn(Qt::LeftToRight, u"sun"_s));
    }
};

QTEST_MAIN(IconsTest)
#include "icons_test.moc"
