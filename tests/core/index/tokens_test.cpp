#include "core/index/tokens.h"

#include "core/catalog/folded.h"

#include <QSet>
#include <QTest>

#include <rapidcheck.h>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QSet<QByteArray> indexedAs(const QString &text)
{
    QSet<QByteArray> words;
    for (const Token &token : tokensOf(text)) {
        words.insert(token.word);
        words += QSet<QByteArray>(token.aliases.cbegin(), token.aliases.cend());
    }
    return words;
}

bool finds(const QString &query, const QString &title)
{
    const auto indexed = indexedAs(title);
    const auto wanted = wantedWords(query);
    return std::all_of(wanted.begin(), wanted.end(), [&](const WantedWords &some) {
        const auto isIndexed = [&](const QByteArray &word) { return indexed.contains(word); };
        return isIndexed(some.joined) || std::all_of(some.words.begin(), some.words.end(), isIndexed);
    });
}

/// Text of letters, marks and signs of many scripts, with words that mean numbers among them.
QString anyText()
{
    static constexpr std::array Pieces{
        u"a", u"e", u"Z",      u"II",     u"v",      u"seven", u"7",  u"10", u",", u".",  u"-",  u"'",  u"’",
        u" ", u" ", u"&",      u"+",      u"/",      u"·",     u"ö",  u"Å",  u"ß", u"é",  u"½",  u"³",  u"İ",
        u"ı", u"Σ", u"ς",      u"й",      u"Я",      u"人",    u"の", u"カ", u"ﾞ", u"ー", u"・", u"한", u"국",
        u"ﷺ", u"أ", u"ة",      u"ـ",      u"ِ",       u"ש",     u"ּ",   u"ก",  u"ี",  u"ন",  u"ি",  u"হ",  u"$",
        u"★", u"🎬", u"\u0301", u"\u3099", u"\u200D", u"ﬁ",     u"Ⅳ",  u"！", u"é", u"*",  u"ǰ"};
    const auto picks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(Pieces.size()) + 3));
    QString text;
    for (const int pick : picks) {
        if (pick < int(Pieces.size()))
            text += QStringView(Pieces[std::size_t(pick)]);
        else
            text += QChar(*rc::gen::inRange<char16_t>(1, 0xFFFE));
    }
    return text;
}

} // namespace

class TokensTest : public QObject {
    Q_OBJECT

private slots:
    void queriesFindTitles_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("title");
        const auto row = [](const QString &query, const QString &title) {
            QTest::newRow(qPrintable(query + u" in "_s + title)) << query << title;
        };
        row(u"amelie"_s, u"Amélie"_s);
        row(u"schön"_s, u"Schön"_s);
        row(u"schoen"_s, u"Schön"_s);
        row(u"schon"_s, u"Scho\u0308n"_s);
        row(u"aarhus"_s, u"Århus"_s);
        row(u"loeve"_s, u"Løve"_s);
        row(u"strasse"_s, u"Die Straße"_s);
        row(u"lodz"_s, u"Łódź"_s);
        row(u"fast and furious"_s, u"Fast & Furious"_s);
        row(u"fast & furious"_s, u"Fast and Furious"_s);
        row(u"romeo and juliet"_s, u"Romeo + Juliet"_s);
        row(u"dont look up"_s, u"Don't Look Up"_s);
        row(u"don’t look up"_s, u"Dont Look Up"_s);
        row(u"oceans eleven"_s, u"Ocean's Eleven"_s);
        row(u"ocean 11"_s, u"Ocean's Eleven"_s);
        row(u"avventura"_s, u"L'avventura"_s);
        row(u"l'avventura"_s, u"L’Avventura"_s);
        row(u"spiderman"_s, u"Spider-Man"_s);
        row(u"spider-man"_s, u"Spiderman"_s);
        row(u"spider man"_s, u"Spider-Man"_s);
        row(u"spider-man"_s, u"Spider Man"_s);
        row(u"walle"_s, u"WALL·E"_s);
        row(u"wall-e"_s, u"WALL·E"_s);
        row(u"faceoff"_s, u"Face/Off"_s);
        row(u"et"_s, u"E.T. the Extra-Terrestrial"_s);
        row(u"e.t."_s, u"ET"_s);
        row(u"mash"_s, u"M*A*S*H"_s);
        row(u"10000 bc"_s, u"10,000 BC"_s);
        row(u"8 1/2"_s, u"8½"_s);
        row(u"8½"_s, u"8 1/2"_s);
        row(u"alien 3"_s, u"Alien³"_s);
        row(u"rocky 2"_s, u"Rocky II"_s);
        row(u"rocky ii"_s, u"Rocky 2"_s);
        row(u"rocky 5"_s, u"Rocky V"_s);
        row(u"rocky v"_s, u"Rocky V"_s);
        row(u"12 monkeys"_s, u"Twelve Monkeys"_s);
        row(u"twelve monkeys"_s, u"12 Monkeys"_s);
        row(u"seven"_s, u"Se7en"_s);
        row(u"se7en"_s, u"Se7en"_s);
        row(u"megan"_s, u"M3GAN"_s);
        row(u"となりのととろ"_s, u"となりのトトロ"_s);
        row(u"トトロ"_s, u"となりのﾄﾄﾛ"_s);
        row(u"侍"_s, u"七人の侍"_s);
        row(u"人の"_s, u"七人の侍"_s);
        row(u"スターウォーズ"_s, u"スター・ウォーズ"_s);
        row(u"스타"_s, u"별에서온스타"_s);
        row(u"ＭＡＴＲＩＸ"_s, u"The Matrix"_s);
        row(u"احمد"_s, u"أَحْمَـد"_s);
        row(u"فاطمه"_s, u"فاطمة"_s);
        row(u"שלום"_s, u"שָׁלוֹם"_s);
        row(u"নিঃশব্দ"_s, u"নিঃশব্দ"_s);
        row(u"เด็ก"_s, u"เรื่องเด็กดี"_s);
        row(u"σοφοσ"_s, u"Σοφός"_s);
        row(u"$"_s, u"$"_s);
    }

    void queriesFindTitles()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, title);
        QVERIFY2(finds(query, title), indexedAs(title).values().join(' ').constData());
    }

    void whatIsDifferentStaysApart()
    {
        QVERIFY(!finds(u"alien"_s, u"Aliens"_s));
        QVERIFY(!finds(u"5"_s, u"V for Vendetta"_s));
        QVERIFY(!finds(u"81"_s, u"8½"_s));
        QVERIFY(!finds(u"নশব"_s, u"নিশাব"_s)); // the vowel signs of Bengali are letters
        QVERIFY(!finds(u"ハ"_s, u"パ"_s));
        QVERIFY(!indexedAs(u"Don't"_s).contains("don"));
    }

    void aTokenSaysWhatElseItMayBeCalled()
    {
        QCOMPARE(tokensOf(u"Rocky II"_s), (QList<Token>{{"rocky", {}}, {"ii", {"2", "two"}}}));
        QCOMPARE(tokensOf(u"七人"_s), (QList<Token>{{"七人", {}}, {"七", {}}, {"人", {}}}));
        QCOMPARE(searchWords(u"七人の"_s), (QList<QByteArray>{"七人", "人の"}));
        QCOMPARE(searchWords(u"侍"_s), QList<QByteArray>{"侍"});
        QCOMPARE(wantedWords(u"Spider-Man 2"_s),
                 (QList<WantedWords>{{{"spider", "man"}, "spiderman"}, {{"2"}, {}}}));
    }

    void titlesCompareAsOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("comparable");
        QTest::newRow("plain") << u"The Good, the Bad & the Ugly"_s
                               << QByteArray("the good the bad and the ugly");
        QTest::newRow("roman") << u"Rocky II"_s << QByteArray("rocky 2");
        QTest::newRow("single at the end") << u"Rocky V"_s << QByteArray("rocky 5");
        QTest::newRow("single elsewhere") << u"V for Vendetta"_s << QByteArray("v for vendetta");
        QTest::newRow("single alone") << u"X"_s << QByteArray("x");
        QTest::newRow("word") << u"Seven Samurai"_s << QByteArray("7 samurai");
        QTest::newRow("initials") << u"E.T."_s << QByteArray("et");
        QTest::newRow("hyphen") << u"Spider-Man"_s << QByteArray("spider man");
        QTest::newRow("no blanks") << u"七人の侍"_s << QByteArray("七 人 の 侍");
        QTest::newRow("nothing") << u"..."_s << QByteArray();
    }

    void titlesCompareAsOne()
    {
        QFETCH(const QString, text);
        QFETCH(const QByteArray, comparable);
        QCOMPARE(comparableText(text), comparable);
    }

    void theArticleGoesButNotAWholeTitle()
    {
        QCOMPARE(withoutArticle("the thing").toByteArray(), "thing");
        QCOMPARE(withoutArticle("les 400 coups").toByteArray(), "400 coups");
        QCOMPARE(withoutArticle("the").toByteArray(), "the");
        QCOMPARE(withoutArticle("theatre").toByteArray(), "theatre");
        QCOMPARE(withoutArticle("").toByteArray(), "");
    }

    void everyTitleIsFoundByItself()
    {
        QVERIFY(rc::check([] {
            const QString title = anyText();
            const auto indexed = indexedAs(title);
            for (const QByteArray &word : searchWords(title))
                RC_ASSERT(indexed.contains(word));
            for (const QString &piece : title.split(u' ', Qt::SkipEmptyParts)) {
                for (const QByteArray &word : searchWords(piece))
                    RC_ASSERT(indexed.contains(word));
            }
        }));
    }

    void wordsAreValidTextWithoutBlanks()
    {
        QVERIFY(rc::check([] {
            for (const QByteArray &word : indexedAs(anyText())) {
                RC_ASSERT(!word.isEmpty() && !word.contains(' '));
                RC_ASSERT(QString::fromUtf8(word).toUtf8() == word);
                RC_ASSERT(!QString::fromUtf8(word).contains(QChar::ReplacementCharacter));
            }
        }));
    }

    void foldingTwiceIsFoldingOnce()
    {
        QVERIFY(rc::check([] {
            const QString once = folded(anyText());
            RC_ASSERT(folded(once) == once);
        }));
    }

    void caseAndFormDoNotMatter()
    {
        QVERIFY(rc::check([] {
            const QString text = anyText();
            RC_ASSERT(comparableText(text.normalized(QString::NormalizationForm_D)) == comparableText(text));
            RC_ASSERT(comparableText(text.toCaseFolded()) == comparableText(text));
        }));
    }

    void aLongWordIsCutAlikeEverywhere()
    {
        const QString longWord = QString(500, u'a');
        QCOMPARE(searchWords(longWord), QList<QByteArray>{QByteArray(60, 'a')});
        QVERIFY(finds(longWord, longWord + u"bcd"_s));
    }
};

QTEST_APPLESS_MAIN(TokensTest)
#include "tokens_test.moc"
