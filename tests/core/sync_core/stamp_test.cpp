#include "core/sync_core/stamp.h"

#include <QRandomGenerator>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

} // namespace

class StampTest : public QObject {
    Q_OBJECT

private slots:
    void theTextHasFixedWidthsAndComesBack()
    {
        const Stamp stamp = Stamp::first(at(1741944413589), 0x9f31c2d4);

        QCOMPARE(stamp.text(), u"019593fa5d95-0000-9f31c2d4"_s);
        QCOMPARE(Stamp::fromText(stamp.text()), stamp);
    }

    void otherFormsAreRefused()
    {
        for (const auto &text : {u""_s, u"019593fa5d95-0000"_s, u"01959407BD95-0000-9f31c2d4"_s,
                                 u"019593fa5d95-0000-9f31c2d4 "_s, u"x1959407bd95-0000-9f31c2d4"_s})
            QVERIFY2(!Stamp::fromText(text), qPrintable(text));
    }

    void aTickIsLaterWhateverTheClockSays()
    {
        const quint32 seed = 7;
        QRandomGenerator chance(seed);
        Stamp last = Stamp::first(at(1000), 1);
        for (int i = 0; i < 10000; ++i) {
            const Stamp next = last.tick(at(chance.bounded(5000)));
            QVERIFY(next > last);
            QVERIFY(next.text() > last.text());
            last = next;
        }
    }

    void moreThan65535EditsInOneMillisecondStillRise()
    {
        Stamp last = Stamp::first(at(1000), 1);
        for (int i = 0; i < 70000; ++i) {
            const Stamp next = last.tick(at(1000));
            QVERIFY(next.text() > last.text());
            last = next;
        }
    }
};

QTEST_APPLESS_MAIN(StampTest)
#include "stamp_test.moc"
