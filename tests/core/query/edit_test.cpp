#include "core/query/query_edit.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

Query parsed(const QString &text)
{
    return parseQuery(text, {{u"Film Club"_s}, {}}).query;
}

} // namespace

class EditTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreChosenInThreeWays()
    {
        const Query query =
            parsed(u"genre:horror genre:comedy,drama -genre:war,news lang:ja (genre:short OR x)"_s);
        QCOMPARE(chosen(query, Column::Genre, Choice::Any), QStringList({u"Comedy"_s, u"Drama"_s}));
        QCOMPARE(chosen(query, Column::Genre, Choice::All), QStringList{u"Horror"_s});
        QCOMPARE(chosen(query, Column::Genre, Choice::None), QStringList({u"War"_s, u"News"_s}));
        QCOMPARE(chosen(query, Column::Country, Choice::Any), QStringList());
    }

    void togglingChoosesAndUnchooses_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<Choice>("choice");
        QTest::addColumn<QString>("after");
        QTest::newRow("first") << u"x"_s << Choice::Any << u"x genre:horror"_s;
        QTest::newRow("second any") << u"genre:war x"_s << Choice::Any << u"genre:war,horror x"_s;
        QTest::newRow("second all") << u"genre:war x"_s << Choice::All << u"genre:war x genre:horror"_s;
        QTest::newRow("none") << u"genre:war"_s << Choice::None << u"genre:war -genre:horror"_s;
        QTest::newRow("out of any") << u"genre:war,horror"_s << Choice::Any << u"genre:war"_s;
        QTest::newRow("out of one") << u"genre:horror x"_s << Choice::Any << u"x"_s;
        QTest::newRow("out of none") << u"-genre:horror,war"_s << Choice::None << u"-genre:war"_s;
        QTest::newRow("from all to none") << u"genre:horror"_s << Choice::None << u"-genre:horror"_s;
        QTest::newRow("from none to any")
            << u"-genre:horror genre:war"_s << Choice::Any << u"genre:war,horror"_s;
        QTest::newRow("from any to all")
            << u"genre:war,horror"_s << Choice::All << u"genre:war genre:horror"_s;
        QTest::newRow("groups stay") << u"genre:horror OR x"_s << Choice::All
                                     << u"(genre:horror OR x) genre:horror"_s;
    }

    void togglingChoosesAndUnchooses()
    {
        QFETCH(QString, before);
        QFETCH(Choice, choice);
        QTEST(printQuery(toggled(parsed(before), Column::Genre, u"Horror"_s, choice)), "after");
    }

    void twoQueriesHoldTogether()
    {
        QCOMPARE(printQuery(both(parsed(u"a genre:war sort:year"_s), parsed(u"genre:war b"_s))),
                 u"a genre:war b sort:year"_s);
        QCOMPARE(printQuery(both(parsed(u"sort:year"_s), parsed(u"sort:title"_s))), u"sort:title"_s);
        QCOMPARE(printQuery(without(parsed(u"a b c"_s), 1)), u"a c"_s);
    }

    void wordsDoNotGrowTogetherWhenOneIsTakenOut()
    {
        QCOMPARE(takenOut(u"a b c"_s, {2, 1}), u"a  c"_s);
        QCOMPARE(takenOut(u"a b"_s, {0, 1}), u" b"_s);
        QCOMPARE(takenOut(u"a\"b\" c"_s, {1, 3}), u"a  c"_s);
        QCOMPARE(takenOut(u"1(b)min"_s, {1, 3}), u"1  min"_s);
    }

    void facetsAreValues()
    {
        QCOMPARE(valueFromText(Column::Year, u"1990s"_s), ClauseValue(NumberRange{Bound{1990}, Bound{1999}}));
        QCOMPARE(valueFromText(Column::Runtime, u"..90"_s),
                 ClauseValue(NumberRange{std::nullopt, Bound{90}}));
        QCOMPARE(valueFromText(Column::My, u"none"_s), ClauseValue(NoValue{}));
        QCOMPARE(valueFromText(Column::Seen, u"yes"_s), ClauseValue(true));
        QCOMPARE(valueFromText(Column::Country, u"FR"_s), ClauseValue(AnyOf{{u"FR"_s}}));
        QCOMPARE(valueFromText(Column::Year, u"new"_s), std::nullopt);
    }

    void chipsReadLikeWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("chip");
        const auto row = [](const char *text, const char *chip) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(chip);
        };
        row("alien", "alien");
        row("\"in space\"", "\"in space\"");
        row("genre:horror", "Horror");
        row("-genre:comedy", "not Comedy");
        row("genre:horror,comedy", "Horror or Comedy");
        row("-genre:horror,comedy", "not (Horror or Comedy)");
        row("country:fr,su", "France or Soviet Union");
        row("lang:ja", "Japanese");
        row("year:1990s", "1990s");
        row("year:1970..1989", "1970–1989");
        row("year:>=1970", "1970 or later");
        row("year:<1970", "before 1970");
        row("runtime:<=1h40", "up to 1 h 40 min");
        row("runtime:60..90", "1 h to 1 h 30 min");
        row("rating:>=7.5", "rated 7.5 or more");
        row("my:>=4", "rated 4 stars or more by me");
        row("my:none", "not rated by me");
        row("-my:none", "rated by me");
        row("votes:>10k", "more than 10,000 votes");
        row("predicted:>=80", "match 80 % or more");
        row("seen:no", "unseen");
        row("-seen:no", "seen");
        row("in:watchlist", "on watchlist");
        row("in:\"film club\"", "on Film Club");
        row("cast:\"Jamie Lee Curtis\"", "with Jamie Lee Curtis");
        row("cast:lee,chan", "with lee or with chan");
        row("director:carpenter", "directed by carpenter");
        row("watched:2025", "watched 2025");
        row("added:2025-06", "added June 2025");
        row("a OR b c", "a or (b and c)");
        row("-(a OR b)", "not (a or b)");
    }

    void chipsReadLikeWords()
    {
        QFETCH(QString, text);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QTEST(describeNode(parsed(text).nodes.first()), "chip");
    }
};

QTEST_APPLESS_MAIN(EditTest)
#include "edit_test.moc"
