#include "core/posters/poster_design.h"

#include <QTest>

#include <cmath>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

const PosterFacts Heat{
    u"tt0113277"_s, u"Heat"_s, 1995, {u"Action"_s, u"Crime"_s, u"Drama"_s}, u"Michael Mann"_s};
const PosterFacts Stalker{
    u"tt0079944"_s, u"Stalker"_s, 1979, {u"Drama"_s, u"Sci-Fi"_s}, u"Andrei Tarkovsky"_s};
const PosterFacts Playtime{u"tt0062136"_s, u"Playtime"_s, 1967, {u"Comedy"_s}, u"Jacques Tati"_s};

/// WCAG 2: relative luminance and contrast of two colours.
double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class PosterDesignTest : public QObject {
    Q_OBJECT

private slots:
    void theSeedIsTheSameOnEveryDevice()
    {
        QCOMPARE(posterSeed(Heat), 0x2e6b3115U);
        QCOMPARE(posterSeed(Stalker), 0x9084ff67U);
        QCOMPARE(posterSeed(Playtime), 0x23a99fecU);
    }

    void theNumbersAreTheSameOnEveryDevice()
    {
        PosterRandom random(0x2e6b3115U);
        for (const double expected : {.2558, .7527, .2082, .3138, .6704, .1249})
            QVERIFY(std::abs(random.next() - expected) < 0.00005);
    }

    void aSeedOfZeroStillGivesNumbers()
    {
        PosterRandom random(0);
        QVERIFY(random.next() > 0);
    }

    void withoutAnIdTitleAndYearAreTheSeed()
    {
        const PosterFacts remake{{}, u"Heat"_s, 1986, {}, {}};
        const PosterFacts original{{}, u"Heat"_s, 1995, {}, {}};
        const PosterFacts undated{{}, u"Heat"_s, {}, {}, {}};
        QVERIFY(posterSeed(remake) != posterSeed(original));
        QVERIFY(posterSeed(undated) != posterSeed(original));
    }

    void heatIsADoorInSwappedColours()
    {
        const PosterDesign design = designPoster(Heat);
        QCOMPARE(design.family->name, "crime"_L1);
        QCOMPARE(design.colors.ground, QColor(0x2B2D31));
        QCOMPARE(design.colors.mark, QColor(0xD8CFC0));
        QCOMPARE(design.colors.light, QColor(0xC2473B));
        QVERIFY(design.swapped);
        QVERIFY(!design.mirrored);
        QVERIFY(design.motif == &motif::doors);
        QCOMPARE(design.voice, PosterVoice::Block);
        QCOMPARE(design.layout, PosterLayout::Low);
    }

    void stalkerIsAMonolith()
    {
        const PosterDesign design = designPoster(Stalker);
        QCOMPARE(design.family->name, "scifi"_L1);
        QCOMPARE(design.colors.ground, QColor(0x33302E));
        QCOMPARE(design.colors.mark, QColor(0xFF8A4C));
        QVERIFY(!design.swapped);
        QVERIFY(!design.mirrored);
        QVERIFY(design.motif == &motif::monolith);
        QCOMPARE(design.voice, PosterVoice::Plain);
        QCOMPARE(design.layout, PosterLayout::Low);
    }

    void playtimeIsAMirroredHarlequin()
    {
        const PosterDesign design = designPoster(Playtime);
        QCOMPARE(design.family->name, "comedy"_L1);
        QCOMPARE(design.colors.ground, QColor(0xF2C14E));
        QVERIFY(design.swapped);
        QVERIFY(design.mirrored);
        QVERIFY(design.motif == &motif::harlequin);
        QCOMPARE(design.voice, PosterVoice::Plain);
        QCOMPARE(design.layout, PosterLayout::High);
    }

    void theRarestGenreDecides()
    {
        QCOMPARE(posterFamily({u"Comedy"_s, u"Western"_s}).name, "west"_L1);
        QCOMPARE(posterFamily({u"Drama"_s, u"Mystery"_s}).name, "thriller"_L1);
        QCOMPARE(posterFamily({}).name, "drama"_L1);
        QCOMPARE(posterFamily({u"Telenovela"_s}).name, "drama"_L1);
    }

    void inkIsReadableOnEveryGroundAndTone()
    {
        for (const PosterFamily *family : posterFamilies()) {
            for (const Colourway &way : family->colourways) {
                const QByteArray where =
                    family->name.latin1() + QByteArray(" #") + QByteArray::number(way.ground, 16);
                QVERIFY2(contrast(way.ink, way.ground) >= 4.5, where.constData());
                QVERIFY2(contrast(way.ink, way.tone) >= 4.5, where.constData());
            }
        }
    }

    void otherScriptsAreSetPlain()
    {
        PosterFacts facts = Heat;
        facts.title = u"ヒート"_s;
        QCOMPARE(posterVoice(facts), PosterVoice::Plain);
        facts.title = u"8½ – Les Misérables"_s;
        QCOMPARE(posterVoice(facts), PosterVoice::Block);
    }
};

} // namespace matinee

QTEST_APPLESS_MAIN(matinee::PosterDesignTest)
#include "poster_design_test.moc"
