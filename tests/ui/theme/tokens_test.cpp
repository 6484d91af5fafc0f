#include "ui/theme/tokens.h"

#include <QPalette>
#include <QTest>

#include <cmath>

using namespace matinee;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// Relative luminance as WCAG 2 defines it.
double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

constexpr double ForText = 4.5;
constexpr double ForShapes = 3.0;

} // namespace

class TokensTest : public QObject {
    Q_OBJECT

private slots:
    void contrastIsComputedAsTheStandardSays()
    {
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 1e-9);
        QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.478) < 0.01);
    }

    void textReadsOnEveryGround_data() { bothThemes(); }
    void textReadsOnEveryGround()
    {
        const Tokens &t = theme();
        for (const QColor &ground :
             {t.window, t.surface, t.raised, t.dialog, t.hover, t.pressed, t.segmentOn})
            QVERIFY2(contrast(t.text, ground) >= ForText, qPrintable(ground.name()));
        for (const QColor &ground : {t.window, t.surface, t.raised, t.dialog, t.hover})
            QVERIFY2(contrast(t.muted, ground) >= ForText, qPrintable(ground.name()));
        for (const QColor &ground : {t.window, t.surface, t.raised, t.dialog}) {
            QVERIFY2(contrast(t.accent, ground) >= ForText, qPrintable(ground.name()));
            QVERIFY2(contrast(t.error, ground) >= ForText, qPrintable(ground.name()));
        }
        QVERIFY(contrast(t.text, t.accentSoft) >= ForText);
        QVERIFY(contrast(t.accent, t.accentSoft) >= ForText);
        for (const QColor &fill : {t.accent, t.accentHover, t.accentPressed})
            QVERIFY2(contrast(t.onAccent, fill) >= ForText, qPrintable(fill.name()));
    }

    void ringsAndStarsStandOut_data() { bothThemes(); }
    void ringsAndStarsStandOut()
    {
        const Tokens &t = theme();
        for (const QColor &ground : {t.window, t.surface, t.dialog}) {
            QVERIFY2(contrast(t.accent, ground) >= ForShapes, qPrintable(ground.name()));
            QVERIFY2(contrast(t.starEmpty, ground) >= ForShapes, qPrintable(ground.name()));
            QVERIFY2(contrast(t.everyone, ground) >= ForShapes, qPrintable(ground.name()));
        }
    }

    void iconsOnPostersReadOnTheirPlate()
    {
        const PosterTokens &t = posterTokens();
        QVERIFY(contrast(t.icon, t.plate) >= ForText);
        QVERIFY(contrast(t.star, t.plate) >= ForText);
        QVERIFY(contrast(t.starEmpty, t.plate) >= ForText);
    }

    void aPaletteTellsItsTokens_data() { bothThemes(); }
    void aPaletteTellsItsTokens()
    {
        const QPalette palette = paletteOf(theme());

        QCOMPARE(&tokensOf(palette), &theme());
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::WindowText), theme().text);
        QCOMPARE(palette.color(QPalette::Disabled, QPalette::ButtonText), theme().disabled);
        QCOMPARE(palette.color(QPalette::Active, QPalette::PlaceholderText), theme().muted);
    }

private:
    static void bothThemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }

    static const Tokens &theme()
    {
        QFETCH(bool, dark);
        return dark ? darkTokens() : lightTokens();
    }
};

QTEST_MAIN(TokensTest)
#include "tokens_test.moc"
