#include "core/library/library.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class WatchedOnTest : public QObject {
    Q_OBJECT

private slots:
    void dayMonthYearAndUnknownAreRead()
    {
        for (const auto &text : {u"2024-02-29"_s, u"2024-03"_s, u"2024"_s, u""_s}) {
            const auto on = WatchedOn::fromText(text);
            QVERIFY2(on, qPrintable(text));
            QCOMPARE(on->text(), text);
        }
    }

    void daysThatDoNotExistAreRefused()
    {
        for (const auto &text : {u"2023-02-29"_s, u"2024-13"_s, u"0000"_s, u"24"_s, u"2024-3-1"_s,
                                 u"yesterday"_s, u"2024-01-01T00:00"_s})
            QVERIFY2(!WatchedOn::fromText(text), qPrintable(text));
    }

    void onlyAFullDateIsAnExactDay()
    {
        QCOMPARE(WatchedOn::fromText(u"2024-03-15"_s)->exactDay(), QDate(2024, 3, 15));
        QVERIFY(!WatchedOn::fromText(u"2024-03"_s)->exactDay());
        QCOMPARE(WatchedOn::fromText(u"2024-03"_s)->year(), 2024);
        QVERIFY(!WatchedOn().isKnown());
    }
};

QTEST_APPLESS_MAIN(WatchedOnTest)
#include "watched_on_test.moc"
