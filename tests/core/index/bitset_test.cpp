#include "core/index/bitset.h"

#include <QTest>

using namespace matinee;

namespace {

Bitset setOf(Doc size, const QList<Doc> &docs)
{
    Bitset set(size);
    for (const Doc doc : docs)
        set.set(doc);
    return set;
}

QList<Doc> docsOf(const Bitset &set)
{
    QList<Doc> docs;
    set.each([&docs](Doc doc) {
        docs.append(doc);
        return true;
    });
    return docs;
}

} // namespace

class BitsetTest : public QObject {
    Q_OBJECT

private slots:
    void holdsWhatWasPutIn()
    {
        Bitset set = setOf(130, {0, 63, 64, 129});
        QCOMPARE(docsOf(set), (QList<Doc>{0, 63, 64, 129}));
        QVERIFY(set.test(64) && !set.test(65));
        set.reset(64);
        QCOMPARE(set.count(), Doc(3));
        QVERIFY(!set.isEmpty());
        QVERIFY(Bitset(130).isEmpty());
    }

    void invertingStaysWithinItsSize()
    {
        for (const Doc size : {0U, 1U, 63U, 64U, 65U, 200U}) {
            QCOMPARE(Bitset(size, true).count(), size);
            Bitset none(size, true);
            none.invert();
            QVERIFY(none.isEmpty());
        }
    }

    void combines()
    {
        const Bitset even = setOf(100, {0, 2, 64, 98});
        const Bitset low = setOf(100, {0, 1, 2, 3});
        QCOMPARE(docsOf(Bitset(even) |= low), (QList<Doc>{0, 1, 2, 3, 64, 98}));
        QCOMPARE(docsOf(Bitset(even) &= low), (QList<Doc>{0, 2}));
        QCOMPARE(docsOf(Bitset(even).subtract(low)), (QList<Doc>{64, 98}));
        QCOMPARE(Bitset::countOfBoth(even, low), Doc(2));
    }

    void aVisitStopsWhenItIsTold()
    {
        int seen = 0;
        Bitset(100, true).each([&seen](Doc) { return ++seen < 7; });
        QCOMPARE(seen, 7);
    }
};

QTEST_APPLESS_MAIN(BitsetTest)
#include "bitset_test.moc"
