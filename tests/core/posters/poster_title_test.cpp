#include "core/posters/poster_title.h"

#include "core/posters/poster_type.h"

#include <QTest>

namespace matinee {

using namespace Qt::StringLiterals;

class PosterTitleTest : public QObject {
    Q_OBJECT

private slots:
    void longTitlesAreSplitWhereTheyPause_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("tail");
        QTest::newRow("short") << u"Alien: Covenant"_s << u"Alien: Covenant"_s << QString();
        QTest::newRow("colon") << u"Terminator 2: Judgment Day"_s << u"Terminator 2"_s << u"Judgment Day"_s;
        QTest::newRow("colon before dash")
            << u"Star Wars: Episode IV - A New Hope"_s << u"Star Wars"_s << u"Episode IV – A New Hope"_s;
        QTest::newRow("or") << u"Dr. Strangelove or: How I Learned to Stop Worrying"_s << u"Dr. Strangelove"_s
                            << u"or: How I Learned to Stop Worrying"_s;
        QTest::newRow("or before colon")
            << u"Birdman or (The Virtue: Part One)"_s << u"Birdman"_s << u"or (The Virtue: Part One)"_s;
        QTest::newRow("dash") << u"Nausicaä – Valley of the Wind"_s << u"Nausicaä"_s
                              << u"Valley of the Wind"_s;
        QTest::newRow("bracket") << u"Once Were Warriors (Uncut)"_s << u"Once Were Warriors"_s
                                 << u"(Uncut)"_s;
        QTest::newRow("comma") << u"Everything Everywhere, All at Once Again"_s << u"Everything Everywhere"_s
                               << u"All at Once Again"_s;
        QTest::newRow("comma, little after")
            << u"The Good, the Bad and Me"_s << u"The Good"_s << u"the Bad and Me"_s;
        QTest::newRow("comma, too little after")
            << u"The Cook, the Thief, Her"_s << u"The Cook"_s << u"the Thief, Her"_s;
        QTest::newRow("no pause") << u"Portrait of a Lady on Fire"_s << u"Portrait of a Lady on Fire"_s
                                  << QString();
    }

    void longTitlesAreSplitWhereTheyPause()
    {
        QFETCH(QString, title);
        const TitleParts parts = splitTitle(title);
        QTEST(parts.head, "head");
        QTEST(parts.tail, "tail");
    }

    void everyLineFitsTheMeasure_data()
    {
        QTest::addColumn<QString>("title");
        for (
            const QString &title :
            {u"M"_s, u"Ran"_s, u"The Godfather"_s, u"Indiana Jones and the Last Crusade"_s,
             u"Supercalifragilisticexpialidociousandyetlonger"_s, u"Spider-Man-and-the-Very-Long-Hyphen"_s,
             u"千と千尋の神隠しとても長い題名の映画がここに"_s, u"ഒരു നീണ്ട സിനിമ"_s, u"ท้องฟ้าและทะเลที่แสนไกล"_s,
             u"The Assassination of Jesse James by the Coward Robert Ford and What Came After in All the Land"_s})
            QTest::newRow(title.toUtf8().constData()) << title;
    }

    void everyLineFitsTheMeasure()
    {
        QFETCH(QString, title);
        for (const PosterVoice voice : {PosterVoice::Block, PosterVoice::Plain, PosterVoice::Serif}) {
            const PosterTitle set = setTitle(title, voice);
            const PosterType type = PosterType::voice(voice);
            QVERIFY(!set.lines.isEmpty());
            QVERIFY(set.lines.size() <= 6);
            for (const QString &line : set.lines)
                QVERIFY2(set.size * type.width(line) <= 172.5, line.toUtf8().constData());
        }
    }

    void shortTitlesAreLarge()
    {
        QCOMPARE(setTitle(u"Heat"_s, PosterVoice::Block).size, 48.0);
        QCOMPARE(setTitle(u"Heat"_s, PosterVoice::Block).lines, QStringList{u"HEAT"_s});
    }

    void linesAreEven()
    {
        const PosterTitle set = setTitle(u"The Silence of the Lambs"_s, PosterVoice::Plain);
        const PosterType type = PosterType::voice(PosterVoice::Plain);
        QVERIFY(set.lines.size() >= 2);
        QVERIFY(type.width(set.lines.last()) > 0.5 * type.width(set.lines.first()));
    }

    void aSecondTitleIsSmallAndEndsSomewhere()
    {
        const PosterTitle set =
            setTitle(u"Film: "_s + u"and so it goes on "_s.repeated(20), PosterVoice::Plain);
        QCOMPARE(set.lines, QStringList{u"Film"_s});
        QVERIFY(set.size <= 40);
        QVERIFY(set.smallSize >= 12 && set.smallSize <= 15);
        QCOMPARE(set.smallLines.size(), 4);
        QVERIFY(set.smallLines.last().endsWith(u'…'));
    }

    void nothingIsSetForNoTitle() { QVERIFY(setTitle({}, PosterVoice::Serif).lines.isEmpty()); }
};

} // namespace matinee

QTEST_MAIN(matinee::PosterTitleTest)
#include "poster_title_test.moc"
