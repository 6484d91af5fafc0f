#include "core/catalog_import/csv_rows.h"
#include "core/catalog_import/plain_columns.h"
#include "tests/core/catalog_import/import_folder.h"

#include <QElapsedTimer>
#include <QTest>

#include <rapidcheck.h>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

using Row = QList<QByteArray>;

QStringList textsOf(const Row &row)
{
    QStringList texts;
    for (const QByteArray &cell : row)
        texts.append(QString::fromUtf8(cell).trimmed());
    return texts;
}

QByteArray quoted(QByteArray cell)
{
    return '"' + cell.replace('"', "\"\"") + '"';
}

/// Rows of cells that are made of `parts`, which are what matters in a file of cells.
rc::Gen<Row> rowsOf(const std::vector<QByteArray> &parts, std::size_t width)
{
    const auto cell = rc::gen::map(rc::gen::container<std::vector<QByteArray>>(rc::gen::elementOf(parts)),
                                   [](const std::vector<QByteArray> &chosen) {
                                       QByteArray text;
                                       for (const QByteArray &part : chosen)
                                           text += part;
                                       return text;
                                   });
    return rc::gen::map(rc::gen::container<std::vector<QByteArray>>(width, cell),
                        [](const std::vector<QByteArray> &cells) { return Row(cells.begin(), cells.end()); });
}

} // namespace

class CsvRowsTest : public QObject {
    Q_OBJECT

private slots:
    void theSeparatorIsTheOneTheFirstLineHasMostOf_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comma") << QByteArray("title,year\n\"Ran, again\",1985\n");
        QTest::newRow("semicolon") << QByteArray("title;year\nRan, again;1985\n");
        QTest::newRow("tab") << QByteArray("title\tyear\nRan, again\t1985\n");
    }

    void theSeparatorIsTheOneTheFirstLineHasMostOf()
    {
        QFETCH(const QByteArray, text);
        auto rows = open(text);
        QCOMPARE(rows.columns(), (QStringList{u"title"_s, u"year"_s}));
        QVERIFY(rows.next().value());
        QCOMPARE(rows.cells(), (QStringList{u"Ran, again"_s, u"1985"_s}));
        QVERIFY(!rows.next().value());
    }

    void aRowMayGoOverSeveralLines()
    {
        auto rows = open("a,b\n1,\"one\ntwo\n\nthree\"\n2,x\n");
        QVERIFY(rows.next().value());
        QCOMPARE(rows.cells().at(1), u"one\ntwo\n\nthree"_s);
        QCOMPARE(rows.line(), 2);
        QVERIFY(rows.next().value());
        QCOMPARE(rows.line(), 6);
    }

    void faultsAreToldAndTheRestIsRead()
    {
        auto rows = open("a,b\n1\n1,2,3\n\"x\"y,2\n\n , \n4,5,,,\n6,\"open\n");
        QStringList faulty;
        QList<QStringList> good;
        while (rows.next().value()) {
            if (rows.fault().isEmpty())
                good.append(rows.cells());
            else
                faulty.append(QString::number(rows.line()));
        }
        QCOMPARE(faulty, (QStringList{u"2"_s, u"3"_s, u"4"_s, u"8"_s}));
        QCOMPARE(good, QList<QStringList>({{u"4"_s, u"5"_s}}));
    }

    void aQuoteThatIsNeverClosedTakesItsLineAlone_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<QByteArray>("last");
        QTest::newRow("to the end of the file") << 100 << QByteArray("3,x");
        QTest::newRow("up to the next quote") << 100 << QByteArray("3,\"x\"");
        QTest::newRow("for more than a mebibyte") << 200'000 << QByteArray("3,\"x\"");
    }

    void aQuoteThatIsNeverClosedTakesItsLineAlone()
    {
        QFETCH(const int, rows);
        QFETCH(const QByteArray, last);
        auto file = open("a,b\n1,\"open\n" + QByteArray("2,two\n").repeated(rows) + last);
        QVERIFY(file.next().value());
        QVERIFY(!file.fault().isEmpty());
        QCOMPARE(file.line(), 2);
        for (int row = 0; row < rows; ++row) {
            QVERIFY(file.next().value());
            QCOMPARE(file.cells(), (QStringList{u"2"_s, u"two"_s}));
            QCOMPARE(file.line(), row + 3);
        }
        QVERIFY(file.next().value());
        QCOMPARE(file.cells(), (QStringList{u"3"_s, u"x"_s}));
        QVERIFY(!file.next().value());
    }

    void aLineThatIsTooLongIsStillToldBehindAnOpenQuote()
    {
        auto rows = open("a,b\n1,\"open\n2,two\n" + QByteArray(2'000'000, 'x') + "\n3,three\n");
        QList<int> faulty;
        QStringList good;
        while (rows.next().value()) {
            if (rows.fault().isEmpty())
                good.append(rows.cells().last());
            else
                faulty.append(rows.line());
        }
        QCOMPARE(faulty, (QList<int>{2, 4}));
        QCOMPARE(good, (QStringList{u"two"_s, u"three"_s}));
    }

    void aFileOfOpenQuotesIsReadInLittleTime_data()
    {
        QTest::addColumn<QByteArray>("line");
        // This one goes on inside of a quote whether it began there or not.
        QTest::newRow("open for ever") << QByteArray("1\",2,\"3\n");
        QTest::newRow("closed by the next") << QByteArray("1,2,\"3\n");
        QTest::newRow("closed late") << QByteArray("1,2,\"3\n") + QByteArray("1,2,3\n").repeated(50);
    }

    void aFileOfOpenQuotesIsReadInLittleTime()
    {
        QFETCH(const QByteArray, line);
        QElapsedTimer clock;
        clock.start();
        auto rows = open("a,b,c\n" + line.repeated(1'200'000 / line.size()));
        int faulty = 0;
        int read = 0;
        for (; rows.next().value(); ++read)
            faulty += rows.fault().isEmpty() ? 0 : 1;
        QCOMPARE(faulty, 1'200'000 / line.size());
        QCOMPARE(read, faulty * line.count('\n'));
        QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
    }

    void allLinesMayEndInCr()
    {
        auto rows = open("a,b\r1,\"one\rtwo\"\r\r2,x\r");
        QVERIFY(rows.next().value());
        QCOMPARE(rows.cells(), (QStringList{u"1"_s, u"one\ntwo"_s}));
        QVERIFY(rows.next().value());
        QCOMPARE(rows.cells(), (QStringList{u"2"_s, u"x"_s}));
        QCOMPARE(rows.line(), 5);
        QVERIFY(!rows.next().value());
    }

    void aRowWithACrInItIsFaulty()
    {
        auto rows = open("a,b\n1,x\r2,y\n3,\"z\rz\"\r\n4,w\r\r\n");
        QVERIFY(rows.next().value());
        QVERIFY(!rows.fault().isEmpty());
        QVERIFY(rows.next().value());
        QCOMPARE(rows.cells(), (QStringList{u"3"_s, u"z\rz"_s}));
        QVERIFY(rows.next().value());
        QCOMPARE(rows.cells(), (QStringList{u"4"_s, u"w"_s}));
        QVERIFY(!tryOpen("a,b\r1,x\r2,y\n3,z\n"));
    }

    void spreadsheetsOfWindowsAreRead()
    {
        auto rows = open("a,b\nAm\xE9lie,\x93x\x94\nAm\xC3\xA9lie,y\n");
        QVERIFY(rows.next().value());
        QCOMPARE(rows.cells(), (QStringList{u"Amélie"_s, u"“x”"_s}));
        QVERIFY(rows.next().value());
        QCOMPARE(rows.cells().first(), u"Amélie"_s);
    }

    void aFileWithoutColumnsIsRefused()
    {
        for (const char *text : {"", "\n", ",,,\n", "\"a\"b,c\n"})
            QVERIFY2(!tryOpen(text), text);
    }

    void columnsMatchWithoutRegardToCase()
    {
        const auto rows = open("Title,Year\n");
        QCOMPARE(rows.column(u"year"_s).value(), 1);
        const auto missing = rows.column(u"rating"_s);
        QVERIFY(missing.error().message.contains("test.csv"_L1)
                && missing.error().message.contains("rating"_L1));
    }

    void whatIsWrittenIsRead()
    {
        const bool isRight = rc::check("CSV comes back as it was", [this] {
            const auto cells = rowsOf({"a", "b", "\"", "\"\"", ",", ";", "\n", " ", "é", "語"}, 3);
            const auto written = *rc::gen::container<std::vector<Row>>(cells);
            QByteArray text = "a,b,c\n";
            QList<QStringList> expected;
            for (const Row &row : written) {
                text += quoted(row[0]) + ',' + quoted(row[1]) + ',' + quoted(row[2]) + "\r\n";
                const QStringList texts = textsOf(row);
                if (!texts.join(QString()).isEmpty())
                    expected.append(texts);
            }
            auto file = open(text);
            QList<QStringList> read;
            while (file.next().value()) {
                RC_ASSERT(file.fault().isEmpty());
                read.append(file.cells());
            }
            RC_ASSERT(read == expected);
        });
        QVERIFY(isRight);
    }

    void whatIsWrittenWithTabsIsRead()
    {
        const bool isRight = rc::check("TSV comes back as it was", [] {
            const auto row = *rowsOf({"a", "\"", "\\N", "'", ",", " ", "é"}, 4);
            const auto columns =
                PlainColumns<2>::find(u"f"_s, "one\ttwo\tthree\tfour", {"three", "one"}, '\t');
            const QByteArray line = row.join('\t');
            const auto cells = columns->split({line.constData(), std::size_t(line.size())});
            RC_ASSERT(cells.has_value());
            const auto expected = [&](qsizetype place) {
                return row[place] == "\\N" ? std::string() : row[place].toStdString();
            };
            RC_ASSERT(std::string((*cells)[0]) == expected(2));
            RC_ASSERT(std::string((*cells)[1]) == expected(0));
            const QByteArray longer = line + "\tmore";
            RC_ASSERT(!columns->split({longer.constData(), std::size_t(longer.size())}));
        });
        QVERIFY(isRight);
    }

private:
    Result<CsvRows> tryOpen(const QByteArray &text)
    {
        return LineFile::open(m_home.write(u"test.csv"_s, text)).and_then([](LineFile file) {
            return CsvRows::open(std::move(file));
        });
    }
    CsvRows open(const QByteArray &text) { return std::move(*tryOpen(text)); }

    ImportFolder m_home;
};

QTEST_GUILESS_MAIN(CsvRowsTest)
#include "csv_rows_test.moc"
