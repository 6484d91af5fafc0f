#include "core/importing/csv_reader.h"

#include <QRandomGenerator>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QList<CsvRow> rowsOf(const QByteArray &bytes)
{
    CsvReader reader(bytes);
    QList<CsvRow> rows;
    while (const auto row = reader.next())
        rows.append(*row);
    return rows;
}

QList<QStringList> cellsOf(const QByteArray &bytes)
{
    QList<QStringList> cells;
    for (const CsvRow &row : rowsOf(bytes))
        cells.append(row.cells);
    return cells;
}

QString quotedIfNeeded(const QString &cell, bool isAlone)
{
    const bool isPlain =
        !cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n') && !cell.contains(u'\r');
    if (isPlain && !(isAlone && cell.isEmpty()))
        return cell;
    return u'"' + QString(cell).replace(u"\""_s, u"\"\""_s) + u'"';
}

QByteArray written(const QList<QStringList> &rows, const QString &lineEnd)
{
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(quotedIfNeeded(cell, row.size() == 1));
        text += cells.join(u',') + lineEnd;
    }
    return text.toUtf8();
}

QList<QStringList> randomRows(QRandomGenerator &chance)
{
    static const QStringList pieces{u","_s, u"\""_s, u"\n"_s,   u"\r\n"_s, u"\r"_s, u" "_s,
                                    u"a"_s, u"é"_s,  u"映画"_s, u"🎬"_s,    u"0"_s,  u"''"_s};
    QList<QStringList> rows(chance.bounded(6));
    for (QStringList &row : rows) {
        for (int cells = 1 + chance.bounded(4); cells > 0; --cells) {
            QString cell;
            for (int length = chance.bounded(6); length > 0; --length)
                cell += pieces.at(chance.bounded(int(pieces.size())));
            row.append(cell);
        }
    }
    return rows;
}

} // namespace

class CsvReaderTest : public QObject {
    Q_OBJECT

private slots:
    void readsCells_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<QStringList>>("cells");
        using Cells = QList<QStringList>;
        QTest::newRow("nothing") << "" + QByteArray() << Cells{};
        QTest::newRow("no line end") << QByteArray("a,b") << Cells{{u"a"_s, u"b"_s}};
        QTest::newRow("empty cells") << QByteArray(",\n,,\n") << Cells{{{}, {}}, {{}, {}, {}}};
        QTest::newRow("LF") << QByteArray("a\nb\n") << Cells{{u"a"_s}, {u"b"_s}};
        QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << Cells{{u"a"_s}, {u"b"_s}};
        QTest::newRow("CR") << QByteArray("a\rb\r") << Cells{{u"a"_s}, {u"b"_s}};
        QTest::newRow("blank lines") << QByteArray("\n\na\r\n\r\n\nb\n\n") << Cells{{u"a"_s}, {u"b"_s}};
        QTest::newRow("a quoted nothing") << QByteArray("\"\"\n") << Cells{{{}}};
        QTest::newRow("comma in quotes") << QByteArray("\"a,b\",c") << Cells{{u"a,b"_s, u"c"_s}};
        QTest::newRow("quote in quotes") << QByteArray("\"say \"\"hi\"\"\"") << Cells{{u"say \"hi\""_s}};
        QTest::newRow("quote in a plain cell") << QByteArray("6\" reel,b") << Cells{{u"6\" reel"_s, u"b"_s}};
        QTest::newRow("CRLF in quotes") << QByteArray("\"a\r\nb\",c\r\n") << Cells{{u"a\r\nb"_s, u"c"_s}};
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF\"a\",b") << Cells{{u"a"_s, u"b"_s}};
        QTest::newRow("UTF-8") << QByteArray("Am\xC3\xA9lie") << Cells{{u"Amélie"_s}};
        QTest::newRow("Windows-1252")
            << QByteArray("Am\xE9lie \x96 \x93hi\x94 \x80") << Cells{{u"Amélie – “hi” €"_s}};
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << Cells{{u"ab"_s}};
    }

    void readsCells()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QList<QStringList>, cells);
        QCOMPARE(cellsOf(bytes), cells);
    }

    void linesAreThoseOfTheFile()
    {
        const auto rows = rowsOf("head\r\n\"two\r\nlines\",x\r\n\r\nlast\n\"a\rb\"\nend");
        QList<int> lines;
        for (const CsvRow &row : rows)
            lines.append(row.line);
        QCOMPARE(lines, QList<int>({1, 2, 5, 6, 8}));
    }

    void textAfterAQuoteSpoilsOnlyItsRow()
    {
        const auto rows = rowsOf("a\n\"b\"c,d\ne\n");
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].fault, CsvFault::TextAfterQuote);
        QCOMPARE(rows[1].line, 2);
        QCOMPARE(rows[2].cells, QStringList{u"e"_s});
        QCOMPARE(rows[2].fault, CsvFault::None);
    }

    void anUnclosedQuoteEndsTheReadingAtItsRow()
    {
        const auto rows = rowsOf("a\nb,\"c\nd\ne\n");
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[1].fault, CsvFault::UnclosedQuote);
        QCOMPARE(rows[1].line, 2);
    }

    void aCellMayBeAMebibyteAndNoLonger_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<CsvFault>("fault");
        const QByteArray longest(CsvReader::MaxCellBytes, 'x');
        QTest::newRow("plain, longest") << longest << CsvFault::None;
        QTest::newRow("plain, too long") << longest + 'x' << CsvFault::CellTooLong;
        QTest::newRow("quoted, longest") << '"' + longest + '"' << CsvFault::None;
        QTest::newRow("quoted, too long") << '"' + longest + "x\"" << CsvFault::CellTooLong;
    }

    void aCellMayBeAMebibyteAndNoLonger()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const CsvFault, fault);
        const auto rows = rowsOf(bytes + "\nnext\n");
        QCOMPARE(rows.first().fault, fault);
        QCOMPARE(rows.size(), fault == CsvFault::None ? 2 : 1);
    }

    void rowsAreCountedUpToALimit()
    {
        CsvReader reader(QByteArray("x\n").repeated(CsvReader::MaxRows + 5));
        int rows = 0;
        CsvFault last = CsvFault::None;
        while (const auto row = reader.next()) {
            ++rows;
            last = row->fault;
        }
        QCOMPARE(rows, CsvReader::MaxRows + 1);
        QCOMPARE(last, CsvFault::TooManyRows);
    }

    void whatIsWrittenIsRead()
    {
        for (quint32 seed = 1; seed <= 3000; ++seed) {
            QRandomGenerator chance(seed);
            const QList<QStringList> rows = randomRows(chance);
            const QString lineEnd = QStringList{u"\n"_s, u"\r\n"_s, u"\r"_s}.at(chance.bounded(3));
            const QByteArray bytes = written(rows, lineEnd);
            QVERIFY2(cellsOf(bytes) == rows,
                     qPrintable(u"seed %1: %2"_s.arg(seed).arg(QString::fromUtf8(bytes))));
        }
    }

    void anyBytesEnd()
    {
        for (quint32 seed = 1; seed <= 3000; ++seed) {
            QRandomGenerator chance(seed);
            QByteArray bytes(chance.bounded(60), Qt::Uninitialized);
            for (char &byte : bytes)
                byte = "\",\r\na\xE9\xC3\0"[chance.bounded(8)];
            int line = 0;
            for (const CsvRow &row : rowsOf(bytes)) {
                QVERIFY(row.line > line);
                line = row.line;
            }
        }
    }
};

QTEST_APPLESS_MAIN(CsvReaderTest)

#include "csv_reader_test.moc"
