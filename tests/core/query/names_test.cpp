#include "core/query/similar_names.h"
#include "core/query/value_names.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class NamesTest : public QObject {
    Q_OBJECT

private slots:
    void aSwapIsOneSlip()
    {
        QCOMPARE(editDistance(u"horror", u"horror", 2), 0);
        QCOMPARE(editDistance(u"horror", u"horor", 2), 1);
        QCOMPARE(editDistance(u"horror", u"ohrror", 2), 1);
        QCOMPARE(editDistance(u"horror", u"terror", 2), 2);
        QCOMPARE(editDistance(u"", u"ab", 2), 2);
        QCOMPARE(editDistance(u"horror", u"comedy", 2), 3);
        QCOMPARE(editDistance(QString(50, u'a'), QString(50, u'a'), 2), 3);
    }

    void aSlipInAShortWordIsNotGuessed()
    {
        const QStringList names{u"war"_s, u"spanish"_s, u"japanese"_s};
        QCOMPARE(nearestName(names, u"wa"), -1);
        QCOMPARE(nearestName(names, u"wra"), 0);
        QCOMPARE(nearestName(names, u"japanish"), 2);
        QCOMPARE(nearestName(names, u"portuguese"), -1);
    }

    void everyCodeHasANameThatFindsIt()
    {
        const QueryNames none;
        ValueNames names(none);
        for (const Column column : {Column::Country, Column::Language}) {
            const QStringList codes = names.begunBy(column, {});
            QVERIFY(codes.size() > 200);
            for (const QString &code : codes) {
                QCOMPARE(names.find(column, code).value_or(QString()), code);
                QVERIFY2(valueLabel(column, code) != code, qPrintable(code));
            }
        }
    }

    void regionsAndPlaceholdersAreNoCountries()
    {
        const QueryNames none;
        ValueNames names(none);
        for (const QString &code : {u"EU"_s, u"ZZ"_s, u"001"_s, u"150"_s, u"QO"_s, u""_s, u"Europe"_s})
            QVERIFY2(!names.find(Column::Country, code), qPrintable(code));
        for (const QString &code : {u"c"_s, u"und"_s, u""_s})
            QVERIFY2(!names.find(Column::Language, code), qPrintable(code));
    }

    void ownListsAndGenresAreFoundHoweverTheyAreTyped()
    {
        const QueryNames mine{{u"Été 2025"_s, u"★★★"_s, u"best"_s, u"Best"_s}, {u"Martial Arts"_s}};
        ValueNames names(mine);
        QCOMPARE(names.find(Column::In, u"ete 2025"_s), u"Été 2025"_s);
        QCOMPARE(names.find(Column::In, u"★★★"_s), u"★★★"_s);
        QCOMPARE(names.find(Column::In, u"Best"_s), u"Best"_s);
        QVERIFY(!names.find(Column::In, u"☆"_s));
        QCOMPARE(names.find(Column::Genre, u"martial-arts"_s), u"Martial Arts"_s);
    }
};

QTEST_APPLESS_MAIN(NamesTest)
#include "names_test.moc"
