#include "core/catalog/folded.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class FoldedTest : public QObject {
    Q_OBJECT

private slots:
    void accentsCaseAndPunctuationDoNotMatter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("accents") << u"Amélie"_s << u"amelie"_s;
        QTest::newRow("apostrophes") << u"L’Été, Léon & Cie"_s << u"lete leon and cie"_s;
        QTest::newRow("ampersand without spaces") << u"R&B"_s << u"r and b"_s;
        QTest::newRow("letters without accents") << u"Straße, Ærø, Łódź"_s << u"strasse aero lodz"_s;
        QTest::newRow("fractions and fullwidth") << u"ＭＡＤ Ⅱ"_s << u"mad ii"_s;
        QTest::newRow("hyphens") << u"  WALL·E - Spider-Man  "_s << u"wall e spider man"_s;
        QTest::newRow("fraction after a number") << u"8½"_s << u"8 1 2"_s;
        QTest::newRow("raised digit") << u"Alien³"_s << u"alien 3"_s;
        QTest::newRow("plus as and") << u"Romeo + Juliet, +1, C++"_s << u"romeo and juliet 1 c"_s;
        QTest::newRow("japanese") << u"七人の侍"_s << u"七人の侍"_s;
        QTest::newRow("katakana, half width") << u"トトロ ｶﾞﾒﾗ"_s << u"ととろ がめら"_s;
        QTest::newRow("korean") << u"기생충"_s << u"기생충"_s;
        QTest::newRow("bengali") << u"পথের পাঁচালী"_s << u"পথের পাঁচালী"_s;
        QTest::newRow("arabic") << u"أَحْـلَام"_s << u"احلام"_s;
        QTest::newRow("hebrew") << u"שָׁלוֹם"_s << u"שלום"_s;
        QTest::newRow("greek") << u"Ο Θίασος"_s << u"ο θιασοσ"_s;
        QTest::newRow("turkish") << u"Işık İZ"_s << u"isik iz"_s;
        QTest::newRow("nothing left") << u"!!!"_s << QString();
    }

    void accentsCaseAndPunctuationDoNotMatter()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(folded(text), expected);
    }

    void foldingTwiceIsFoldingOnce()
    {
        for (const auto &text : {u"L’Été, Léon & Cie"_s, u"8½"_s, u"Ærø"_s, u"İstanbul"_s})
            QCOMPARE(folded(folded(text)), folded(text));
    }

    void umlautsMayBeSpelt()
    {
        QCOMPARE(foldedLetters(u"Schöne Ære, Århus, Brøn!"_s, Umlauts::Spelt),
                 u"schoene aere, aarhus, broen!"_s);
        QCOMPARE(foldedLetters(u"Scho\u0308n ë"_s, Umlauts::Spelt), u"schoen e"_s);
    }

    void aLeadingArticleGoesButNotAWholeTitle()
    {
        QCOMPARE(foldedTitle(u"The Godfather"_s), u"godfather"_s);
        QCOMPARE(foldedTitle(u"Les Misérables"_s), u"miserables"_s);
        QCOMPARE(foldedTitle(u"Them!"_s), u"them"_s);
        QCOMPARE(foldedTitle(u"The"_s), u"the"_s);
        QCOMPARE(foldedTitle(u"A"_s), u"a"_s);
    }
};

QTEST_APPLESS_MAIN(FoldedTest)
#include "folded_test.moc"
