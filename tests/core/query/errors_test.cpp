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
        row("heat dirctor:carpenter x", "dirctor:carpenter",
            "No column \"dirctor\". Did you mean director:carpenter?", "director:carpenter", "heat x");
        row("year:abc", "year:abc", "year needs a number or range, like year:1970..1989.", "year:1970..1989");
        row("year:1989..1970", "year:1989..1970", "year range runs backwards. Use year:1970..1989.",
            "year:1970..1989");
        row("rating:>=70", "rating:>=70", "rating goes from 0 to 10. Did you mean rating:>=7?", "rating:>=7");
        row("rating:75..90", "rating:75..90", "rating goes from 0 to 10. Did you mean rating:7.5..9?",
            "rating:7.5..9");
        row("my:>=8", "my:>=8", "my goes from 0.5 to 5 stars. Did you mean my:>=4?", "my:>=4");
        row("my:0", "my:0", "my goes from 0.5 to 5 stars. Did you mean my:none?", "my:none");
        row("predicted:>=200", "predicted:>=200", "predicted goes from 0 to 100.", "");
        row("year:85", "year:85", "year goes from 1870 to 2100. Did you mean year:1985?", "year:1985");
        row("year:1970-1989", "year:1970-1989", "year needs a number or range, like year:1970..1989.",
            "year:1970..1989");
        row("watched:soon", "watched:soon",
            "watched needs a day, month, year or range, like watched:2025-01..2025-06.",
            "watched:2025-01..2025-06");
        row("added:2025-02-30", "added:2025-02-30",
            "added needs a day, month, year or range, like added:2025-01..2025-06.",
            "added:2025-01..2025-06");
        row("-genre:horor x", "genre:horor", "No genre \"horor\". Did you mean genre:horror?", "genre:horror",
            "x");
        row("genre:drama,horor", "horor", "No genre \"horor\". Did you mean horror?", "horror",
            "genre:drama");
        row("genre:qqqqq", "genre:qqqqq", "No genre \"qqqqq\".", "");
        row("lang:japanish", "lang:japanish", "Unknown language for lang. Did you mean lang:ja (Japanese)?",
            "lang:ja");
        row("country:frnace", "country:frnace",
            "Unknown country for country. Did you mean country:FR (France)?", "country:FR");
        row("seen:maybe", "seen:maybe", "seen takes yes or no.", "");
        row("in:wachlist", "in:wachlist", "No list \"wachlist\". Did you mean in:watchlist?", "in:watchlist");
        row("in:\"filn club\"", "in:\"filn club\"", "No list \"filn club\". Did you mean in:\"Film Club\"?",
            "in:\"Film Club\"");
        row("heat \"unclosed", "\"unclosed", "Missing closing quote; searched as \"unclosed\".",
            "\"unclosed\"", "heat \"unclosed\"");
        row("sort:quality", "sort:quality", "sort has no \"quality\". Try sort:rating.", "sort:rating");
        row("sort:-ttile", "sort:-ttile", "sort has no \"-ttile\". Try sort:-title.", "sort:-title");
        row("sort:year x sort:title", "sort:year", "Sorted twice; sort:title is used.", "", "x sort:title");
        row("(sort:year x)", "sort:year", "sort cannot stand in brackets.", "", "x");
        row("-sort:year", "sort:year", "To turn the order round, use sort:-year.", "");
        row("genre:", "genre:", "genre needs a value, like genre:horror.", "genre:horror");
        row("genre:(horror OR x) y", "genre:(horror OR x)",
            "genre takes no brackets. Any of several values is genre:a,b.", "", "y");
        row("title:\"?\"", "title:\"?\"", "title needs a word, like title:alien.", "title:alien");
        row("x (a OR b", "(a OR b", "Missing closing bracket.", "(a OR b)", "x (a OR b)");
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
             {u"Rear:Window"_s, u"Se7en:x"_s, u"Alien:Covenant"_s, u"cat:"_s, u"dirctor: x"_s})
            QVERIFY2(parseQuery(title).errors.isEmpty(), qPrintable(title));
    }
};

QTEST_APPLESS_MAIN(ErrorsTest)
#include "errors_test.moc"
