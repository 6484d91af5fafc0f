#include "ui/widgets/poster_cache.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace matinee;

namespace {

PosterFacts film(const QString &id)
{
    return {.imdbId = id,
            .title = u"Film "_s + id,
            .year = 1995,
            .genres = {u"Crime"_s},
            .director = u"Ann Other"_s};
}

} // namespace

class PosterCacheTest : public QObject {
    Q_OBJECT

private slots:
    void aPosterComesLaterAndStays()
    {
        PosterCache cache;
        QSignalSpy ready(&cache, &PosterCache::ready);

        QVERIFY(cache.poster(film(u"tt1"_s), 100, 2.0).isNull());
        QTRY_COMPARE(ready.size(), 1);
        const QPixmap poster = cache.poster(film(u"tt1"_s), 100, 2.0);

        QCOMPARE(poster.deviceIndependentSize(), QSizeF(100, 150));
        QCOMPARE(poster.devicePixelRatio(), 2.0);
        QTest::qWait(50);
        QCOMPARE(ready.size(), 1);
    }

    void anotherWidthStandsInMeanwhile()
    {
        PosterCache cache;
        cache.poster(film(u"tt1"_s), 100, 1.0);
        QTRY_VERIFY(!cache.poster(film(u"tt1"_s), 100, 1.0).isNull());

        QVERIFY(cache.poster(film(u"tt1"_s), 120, 1.0).isNull());

        QCOMPARE(cache.standIn(film(u"tt1"_s)).width(), 100);
        QVERIFY(cache.standIn(film(u"tt2"_s)).isNull());
    }

    void memoryStaysWithinItsBudget()
    {
        constexpr qint64 OnePoster = 100 * 150 * 4;
        PosterCache cache(3 * OnePoster);
        for (const auto &id : {u"tt1"_s, u"tt2"_s, u"tt3"_s, u"tt4"_s, u"tt5"_s}) {
            cache.poster(film(id), 100, 1.0);
            QTRY_VERIFY(!cache.poster(film(id), 100, 1.0).isNull());
        }

        QVERIFY(cache.standIn(film(u"tt1"_s)).isNull());
        QVERIFY(!cache.standIn(film(u"tt5"_s)).isNull());
    }

    void theStageIsSquareAndNoStandIn()
    {
        PosterCache cache;
        cache.stage(film(u"tt1"_s), 80, 1.0);

        QTRY_VERIFY(!cache.stage(film(u"tt1"_s), 80, 1.0).isNull());

        QCOMPARE(cache.stage(film(u"tt1"_s), 80, 1.0).size(), QSize(80, 80));
        QVERIFY(cache.standIn(film(u"tt1"_s)).isNull());
    }

    void leavingWhilePostersArePaintedIsSafe()
    {
        for (int round = 0; round < 5; ++round) {
            PosterCache cache;
            for (int id = 0; id < 40; ++id)
                cache.poster(film(QString::number(id)), 120, 1.0);
        }
    }
};

QTEST_MAIN(PosterCacheTest)
#include "poster_cache_test.moc"
