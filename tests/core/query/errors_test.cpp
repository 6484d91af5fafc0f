#include "core/query/query_parser.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class ErrorsTest : public QObject {
    Q_OBJECT

private slots:
    void aMistakeIsNamedAndMended_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("bad");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("suggestion");
        QTest::addColumn<QString>("rest");
        const auto row = [](const char *typed, const char *bad, const char *message, const char *suggestion,
                            const char *rest = "") {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(bad)
                                 << QString::fromUtf8(message) << QString::fromUtf8(suggestion)
                                 << QString::fromUtf8(rest);
        };
        row("heat dirctor:carpenter x", "dirctor:carpenter", "“dirctor” is nothing that can be searched by.",
            "director:carpenter", "heat x");
        row("year:abc", "year:abc", "“year” needs a number or range.", "year:1970..1989");
        row("year:1989..1970", "year:1989..1970", "The range of “year” runs backwards.", "year:1970..1989");
        row("rating:>=70", "rating:>=70", "“rating” goes from 0 to 10.", "rating:>=7");
        row("rating:75..90", "rating:75..90", "“rating” goes from 0 to 10.", "rating:7.5..9");
        row("my:>=8", "my:>=8", "“my” goes from 0.5 to 5 stars.", "my:>=4");
        row("my:0", "my:0", "“my” goes from 0.5 to 5 stars.", "my:none");
        row("predicted:>=200", "predicted:>=200", "“predicted” goes from 0 to 100.", "");
        row("year:85", "year:85", "“year” goes from 1870 to 2100.", "year:1985");
        row("year:1970-1989", "year:1970-1989", "“year” needs a number or range.", "year:1970..1989");
        row("watched:soon", "watched:soon", "“watched” needs a day, month, year or range.",
            "watched:2025-01..2025-06");
        row("added:2025-02-30", "added:2025-02-30", "“added” needs a day, month, year or range.",
            "added:2025-01..2025-06");
        row("added:<1870", "added:<1870", "“added” goes from 1870 to 2100.", "");
        row("watched:>2100-12", "watched:>2100-12", "“watched” goes from 1870 to 2100.", "");
        row("-genre:horor x", "genre:horor", "There is no genre “horor”.", "genre:horror", "x");
        row("genre:drama,horor", "horor", "There is no genre “horor”.", "horror", "genre:drama");
        row("genre:qqqqq", "genre:qqqqq", "There is no genre “qqqqq”.", "");
        row("genre:hor", "genre:hor", "There is no genre “hor”.", "genre:horror");
        row("genre:ho,drama", "ho", "There is no genre “ho”.", "horror", "genre:drama");
        row("lang:portug", "lang:portug", "There is no language “portug”.", "lang:pt");
        row("genre:m", "genre:m", "There is no genre “m”.", "");
        row("lang:japanish", "lang:japanish", "There is no language “japanish”.", "lang:ja");
        row("country:frnace", "country:frnace", "There is no country “frnace”.", "country:FR");
        row("seen:maybe", "seen:maybe", "“seen” takes yes or no.", "");
        row("in:wachlist", "in:wachlist", "There is no list “wachlist”.", "in:watchlist");
        row("in:\"filn club\"", "in:\"filn club\"", "There is no list “filn club”.", "in:\"Film Club\"");
        row("heat \"unclosed", "\"unclosed", "Missing closing quote.", "\"unclosed\"", "heat \"unclosed\"");
        row("sort:quality", "sort:quality", "Films cannot be sorted by “quality”.", "sort:rating");
        row("sort:-ttile", "sort:-ttile", "Films cannot be sorted by “-ttile”.", "sort:-title");
        row("sort:year x sort:title", "sort:year", "Sorted twice; sort:title is used.", "", "x sort:title");
        row("(sort:year x)", "sort:year", "“sort” cannot stand in brackets.", "", "x");
        row("-sort:year", "sort:year", "To turn the order round, use sort:-year.", "");
        row("genre:", "genre:", "“genre” needs a value.", "genre:horror");
        row("genre:(horror OR x) y", "genre:(horror OR x)",
            "“genre” takes no brackets. Any of several values is genre:a,b.", "", "y");
        row("title:\"?\"", "title:\"?\"", "“title” needs a word.", "title:alien");
        row("x (a OR b", "(a OR b", "Missing closing bracket.", "(a OR b)", "x (a OR b)");
        row("genre:horror or genre:comedy", "or", "“or” is looked for as a word.", "OR",
            "genre:horror  or genre:comedy");
        row("-seen:yes And year:1999", "And", "“And” is looked for as a word.", "AND",
            "-seen:yes  And year:1999");
        row("genre: horror x", "genre: horror",
            "“genre:” is looked for as a word, because a blank follows it.", "genre:horror",
            "genre horror x");
        row("-Year:  1984", "Year:  1984", "“Year:” is looked for as a word, because a blank follows it.",
            "Year:1984", "-Year 1984");
        row("a) b", ")", "Closing bracket without an opening one.", "", "a b");
    }

    void aMistakeIsNamedAndMended()
    {
        QFETCH(QString, typed);
        QFETCH(QString, suggestion);
        const QueryNames mine{{u"Film Club"_s}, {}};
        const ParsedQuery parsed = parseQuery(typed, mine);
        QCOMPARE(parsed.errors.size(), 1);
        const QueryError &error = parsed.errors.first();
        QTEST(typed.mid(error.position, error.length), "bad");
        QTEST(error.message, "message");
        QCOMPARE(error.suggestion, suggestion);
        QTEST(printQuery(parsed.query), "rest");

        const QString mended =
            typed.left(error.position) + suggestion + typed.mid(error.position + error.length);
        if (!suggestion.isEmpty())
            QVERIFY(parseQuery(mended, mine).errors.isEmpty());
    }

    void everyMistakeIsNamedInOrder()
    {
        const ParsedQuery parsed = parseQuery(u"sort:x (genre:horor year:abc \"open"_s);
        QStringList columns;
        for (const QueryError &error : parsed.errors)
            columns.append(error.column);
        QCOMPARE(columns, QStringList({u"sort"_s, u""_s, u"genre"_s, u"year"_s, u""_s}));
        QCOMPARE(printQuery(parsed.query), u"\"open\""_s);
    }

    void titleWordsAreNoMistypedColumns()
    {
        for (const QString &title :
             {u"Note: Horror"_s, u"Title: Alien"_s, u"Genre: The Film"_s, u"genre: -horror"_s,
              u"ready or not"_s, u"genre:horror x or genre:comedy"_s, u"genre:horror or x"_s,
              u"genre:horror or sort:year"_s, u"genre:horror  or genre:comedy"_s, u"Rear:Window"_s,
              u"Se7en:x"_s, u"Alien:Covenant"_s, u"cat:"_s, u"dirctor: x"_s})
            QVERIFY2(parseQuery(title).errors.isEmpty(), qPrintable(title));
    }
};

QTEST_APPLESS_MAIN(ErrorsTest)
#include "errors_test.moc"
