#include "core/base/uuid.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class UuidTest : public QObject {
    Q_OBJECT

private slots:
    void aNewOneIsVersion7AndStartsWithItsInstant()
    {
        const auto now = QDateTime::fromMSecsSinceEpoch(1741944413589, Qt::UTC);
        const QString uuid = newUuid(now);

        static const QRegularExpression form(
            u"\\A[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\z"_s);
        QVERIFY2(form.match(uuid).hasMatch(), qPrintable(uuid));
        QVERIFY(uuid.startsWith(u"019593fa-5d95-"_s));
    }

    void aNewOneTellsWhenItWasMadeAndNoOtherDoes()
    {
        const auto now = QDateTime::fromMSecsSinceEpoch(1741944413589, Qt::UTC);
        QCOMPARE(instantOf(newUuid(now)), now);
        QVERIFY(!instantOf(importedUuid(u"letterboxd"_s, u"a"_s)));
        QVERIFY(!instantOf(u"no UUID"_s));
    }

    void manyInOneMillisecondDiffer()
    {
        QSet<QString> seen;
        for (int i = 0; i < 10000; ++i)
            seen.insert(newUuid(QDateTime::fromMSecsSinceEpoch(1, Qt::UTC)));
        QCOMPARE(seen.size(), 10000);
    }

    void oneOfGivenBytesIsVersion7()
    {
        const QByteArray bytes(32, char(0xff));
        QCOMPARE(uuidFrom(bytes), u"ffffffff-ffff-7fff-bfff-ffffffffffff"_s);
        QVERIFY(instantOf(uuidFrom(bytes)));
        QCOMPARE(uuidFrom(bytes), uuidFrom(bytes.first(16)));
    }

    void theSameSourceAndIdGiveTheSameOne()
    {
        // Fixed for ever: another value would import everybody's diary a second time.
        QCOMPARE(importedUuid(u"letterboxd"_s, u"https://boxd.it/4Erwc5"_s),
                 importedUuid(u"letterboxd"_s, u"https://boxd.it/4Erwc5"_s));
        QCOMPARE(importedUuid(u"letterboxd"_s, u"a"_s), u"ea632e1b-8bf9-50d3-802a-ddf8daaa33ff"_s);
        QVERIFY(importedUuid(u"a"_s, u"bc"_s) != importedUuid(u"ab"_s, u"c"_s));
    }
};

QTEST_APPLESS_MAIN(UuidTest)
#include "uuid_test.moc"
