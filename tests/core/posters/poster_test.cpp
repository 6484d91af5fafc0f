#include "core/posters/poster.h"

#include "core/posters/poster_families.h"
#include "core/posters/poster_stage.h"

#include <QHash>
#include <QPainter>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

const PosterFacts Heat{
    u"tt0113277"_s, u"Heat"_s, 1995, {u"Action"_s, u"Crime"_s, u"Drama"_s}, u"Michael Mann"_s};

/// How many colours cover at least one pixel in a hundred.
qsizetype colorsUsed(const QImage &image)
{
    QHash<QRgb, int> pixels;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++pixels[image.pixel(x, y)];
    }
    const int enough = image.width() * image.height() / 100;
    return std::count_if(pixels.cbegin(), pixels.cend(), [=](int count) { return count >= enough; });
}

QImage emptyStage()
{
    QImage image(200, 200, QImage::Format_RGB32);
    image.fill(QColor(255, 0, 255));
    return image;
}

} // namespace

class PosterTest : public QObject {
    Q_OBJECT

private slots:
    void itHasTheSizeOfItsScreen()
    {
        const QImage image = paintPoster(Heat, 152, 2);
        QCOMPARE(image.size(), QSize(304, 456));
        QCOMPARE(image.devicePixelRatio(), 2.0);
        QCOMPARE(paintStage(Heat, 220, 1).size(), QSize(220, 220));
    }

    void theSameFactsGiveTheSameImage()
    {
        QCOMPARE(paintPoster(Heat, 152, 1), paintPoster(Heat, 152, 1));
        PosterFacts other = Heat;
        other.imdbId = u"tt0079944"_s;
        QVERIFY(paintPoster(other, 152, 1) != paintPoster(Heat, 152, 1));
    }

    void aWorkerThreadPaintsTheSame()
    {
        QImage painted;
        const std::unique_ptr<QThread> thread(QThread::create([&] { painted = paintPoster(Heat, 126, 1); }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(painted, paintPoster(Heat, 126, 1));
    }

    void cornersAreBakedIn()
    {
        for (const int width : {24, 58, 152}) {
            const QImage image = paintPoster(Heat, width, 1);
            QVERIFY(qAlpha(image.pixel(0, 0)) < 16);
            QVERIFY(qAlpha(image.pixel(image.width() - 1, image.height() - 1)) < 16);
            QCOMPARE(qAlpha(image.pixel(width / 2, 0)), 255);
            QCOMPARE(qAlpha(image.pixel(width / 2, width)), 255);
        }
    }

    void theStageHasNoCorners() { QCOMPARE(qAlpha(paintStage(Heat, 100, 1).pixel(0, 0)), 255); }

    void smallOnesAreArtAlone()
    {
        PosterFacts renamed = Heat;
        renamed.title = u"Cold"_s;
        QCOMPARE(paintPoster(renamed, 43, 1), paintPoster(Heat, 43, 1));
        QVERIFY(paintPoster(renamed, 44, 1) != paintPoster(Heat, 44, 1));
    }

    void narrowOnesHaveNoCredit()
    {
        PosterFacts recut = Heat;
        recut.year = 2025;
        QCOMPARE(paintPoster(recut, 63, 1), paintPoster(Heat, 63, 1));
        QVERIFY(paintPoster(recut, 64, 1) != paintPoster(Heat, 64, 1));
    }

    void theTitleStandsOnGround()
    {
        const QImage image = paintPoster(Heat, 200, 1);
        QCOMPARE(image.pixelColor(192, 240), posterColors(Heat).ground);
    }

    void everyMotifPaintsItsStage()
    {
        for (const PosterFamily *family : posterFamilies()) {
            const Colourway &way = family->colourways.front();
            const PosterColors colors{way.ground, way.tone, way.mark, way.light, way.ink};
            for (const Motif motif : family->motifs) {
                QImage image = emptyStage();
                QPainter painter(&image);
                PosterStage stage(painter, colors, PosterRandom(7));
                motif(stage);
                painter.end();
                QVERIFY2(colorsUsed(image) >= 2, family->name.latin1());
                QVERIFY(image.pixelColor(0, 100) != QColor(255, 0, 255));
            }
        }
    }

    void unknownFactsAreNoTrouble()
    {
        for (const PosterFacts &facts : {PosterFacts{}, PosterFacts{{}, u"Untitled"_s, {}, {}, {}}}) {
            const QImage image = paintPoster(facts, 152, 1);
            QVERIFY(colorsUsed(image) >= 3);
        }
    }

    void everyScriptLeavesItsMark()
    {
        for (const QString &title : {u"七人の侍"_s, u"אוויר מקומי"_s, u"سینما پارادیزو"_s, u"Сталкер"_s}) {
            PosterFacts facts = Heat;
            facts.title = title;
            PosterFacts untitled = Heat;
            untitled.title = u" "_s;
            QVERIFY2(paintPoster(facts, 152, 1) != paintPoster(untitled, 152, 1), title.toUtf8().constData());
        }
    }

    void vectorsShowThePictureOfThePixels()
    {
        const QImage pixels = paintPoster(Heat, 200, 1);
        QImage vectors(240, 340, QImage::Format_ARGB32_Premultiplied);
        vectors.fill(Qt::transparent);
        QPainter painter(&vectors);
        drawPoster(painter, {20, 20, 200, 300}, Heat);
        painter.end();
        QCOMPARE(vectors.pixel(10, 10), qRgba(0, 0, 0, 0));
        for (const QPoint &point : {QPoint(30, 40), QPoint(100, 100), QPoint(150, 180), QPoint(192, 240)})
            QCOMPARE(vectors.pixel(point + QPoint(20, 20)), pixels.pixel(point));
    }
};

} // namespace matinee

QTEST_MAIN(matinee::PosterTest)
#include "poster_test.moc"
