#include "core/learn/csv_line.h"
#include "core/learn/ratings_csv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace matinee::learn;
using namespace Qt::StringLiterals;

class RatingsCsvTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QByteArray &content) const
    {
        QFile out(m_folder.filePath(u"ratings.csv"_s));
        if (out.open(QIODevice::WriteOnly))
            out.write(content);
        return out.fileName();
    }

private slots:
    void columnsAreFoundByName()
    {
        const auto table = readRatings(file("\xEF\xBB\xBFtimestamp,rating,mood,item,user\r\n"
                                            "12,4.5,gay,\"Alien, 1979 \"\"cut\"\"\",ada\r\n"));
        QVERIFY(table);
        QCOMPARE(table->rows.size(), 1U);
        QCOMPARE(table->films[0], std::string("Alien, 1979 \"cut\""));
        QCOMPARE(table->users[0], std::string("ada"));
        QCOMPARE(table->rows[0].rating, 4.5F);
        QCOMPARE(table->rows[0].at, 12.0);
    }

    void whatCannotBeReadIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const QByteArray head = "user,item,rating,timestamp\n";
        QTest::newRow("empty") << QByteArray() << u"is empty"_s;
        QTest::newRow("no rows") << head << u"no rows"_s;
        QTest::newRow("column") << QByteArray("user,item,timestamp\n1,2,3\n")
                                << u"line 1: there is no column \"rating\""_s;
        QTest::newRow("text") << head + "1,2,4,0\n1,3,good,0\n" << u"line 3: the rating \"good\""_s;
        QTest::newRow("nan") << head + "1,2,nan,0\n" << u"line 2: the rating"_s;
        QTest::newRow("time") << head + "1,2,4,today\n" << u"line 2: the timestamp"_s;
        QTest::newRow("short") << head + "1,2,4\n" << u"line 2: there are too few"_s;
        QTest::newRow("nobody") << head + ",2,4,0\n" << u"line 2: user or item"_s;
        QTest::newRow("quote") << head + "\"1,2,4,0\n" << u"line 2: a quotation mark"_s;
    }

    void whatCannotBeReadIsNamedWithItsLine()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, says);
        const auto table = readRatings(file(content));
        QVERIFY(!table);
        QCOMPARE(table.error().kind, Error::Kind::Invalid);
        QVERIFY2(table.error().message.contains(says), qPrintable(table.error().message));
    }

    void aFileThatIsNotThereIsNamed()
    {
        const auto table = readRatings(m_folder.filePath(u"nothing.csv"_s));
        QVERIFY(!table);
        QVERIFY(table.error().message.contains("nothing.csv"_L1));
    }

    void writtenIdsAreReadBack()
    {
        for (const std::string id : {"plain", "with,comma", "with \"quotes\"", ""}) {
            CsvLine line;
            const std::string written = csvField(id) + ",x";
            QVERIFY(line.split(written));
            QCOMPARE(std::string(line[0]), id);
        }
    }
};

QTEST_APPLESS_MAIN(RatingsCsvTest)

#include "ratings_csv_test.moc"
