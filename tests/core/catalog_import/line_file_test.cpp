#include "tests/core/catalog_import/import_folder.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

using Lines = QList<QByteArray>;

QByteArray bytesOf(const LineFile &file)
{
    return QByteArray(file.text().data(), static_cast<qsizetype>(file.text().size()));
}

} // namespace

class LineFileTest : public QObject {
    Q_OBJECT

private slots:
    void linesEndInLfOrCrlf_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Lines>("lines");
        QTest::newRow("nothing") << QByteArray() << Lines{};
        QTest::newRow("lf") << QByteArray("a\nb\n") << Lines{"a", "b"};
        QTest::newRow("crlf") << QByteArray("a\r\nb\r\n") << Lines{"a", "b"};
        QTest::newRow("no last end") << QByteArray("a\nb") << Lines{"a", "b"};
        QTest::newRow("blank lines") << QByteArray("\n\na\n\n") << Lines{"", "", "a", ""};
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFtconst\n") << Lines{"tconst"};
        QTest::newRow("a mark further down") << QByteArray("a\n\xEF\xBB\xBF") << Lines{"a", "\xEF\xBB\xBF"};
    }

    void linesEndInLfOrCrlf()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const Lines, lines);
        QCOMPARE(linesOf(text), lines);
        QCOMPARE(linesOf(gzip(text)), lines);
    }

    void gzipMembersAreOneText()
    {
        QCOMPARE(linesOf(gzip("one\ntw") + gzip("o\nthree\n") + QByteArray(512, '\0')),
                 (Lines{"one", "two", "three"}));
    }

    void longTextComesOutWhole()
    {
        QByteArray text;
        for (int i = 0; i < 50'000; ++i)
            text += QByteArray::number(i) + QByteArray(i % 50, 'x') + '\n';
        const Lines lines = linesOf(gzip(text));
        QCOMPARE(lines.size(), 50'000);
        QCOMPARE(lines.join('\n') + '\n', text);
    }

    void aLineThatIsTooLongIsPassedOver()
    {
        const QByteArray longest(static_cast<qsizetype>(LineFile::MaxLineBytes), 'x');
        const QByteArray text =
            "a\n" + longest + "\n" + longest + longest + longest + "\nb\n" + longest + 'x';
        auto file = open(text);
        Lines lines;
        QList<bool> tooLong;
        while (file.next().value()) {
            lines.append(bytesOf(file));
            tooLong.append(file.isTooLong());
        }
        QCOMPARE(lines, (Lines{"a", longest, "", "b", ""}));
        QCOMPARE(tooLong, (QList<bool>{false, false, true, false, true}));
        QCOMPARE(file.number(), 5);
    }

    void aFileThatIsCutOffSaysWhere()
    {
        QByteArray text;
        for (int i = 0; i < 2000; ++i)
            text += QByteArray::number(i * 7919) + '\n';
        const QByteArray packed = gzip(text);
        auto file = open(packed.first(packed.size() / 2));
        auto more = file.next();
        while (more && *more)
            more = file.next();
        QVERIFY(!more);
        QCOMPARE(more.error().kind, Error::Kind::Invalid);
        QVERIFY(file.number() > 10);
        QVERIFY2(more.error().message.startsWith(u"test.gz, line %1: "_s.arg(file.number() + 1)),
                 qPrintable(more.error().message));
    }

    void damageIsFound_data()
    {
        QTest::addColumn<QByteArray>("packed");
        const QByteArray good = gzip("some text that is packed, some text that is packed\n");
        QByteArray flipped = good;
        flipped[15] = static_cast<char>(flipped[15] ^ 0x55);
        QByteArray wrongSum = good;
        wrongSum[good.size() - 6] = static_cast<char>(wrongSum[good.size() - 6] ^ 1);
        QTest::newRow("a byte") << flipped;
        QTest::newRow("the sum") << wrongSum;
        QTest::newRow("only the head") << good.first(10);
        QTest::newRow("text after it") << good + "tail\n";
    }

    void damageIsFound()
    {
        QFETCH(const QByteArray, packed);
        auto file = open(packed);
        auto more = file.next();
        while (more && *more)
            more = file.next();
        QVERIFY(!more);
        QCOMPARE(more.error().kind, Error::Kind::Invalid);
    }

    void aBombIsRefused()
    {
        const QByteArray bomb = gzip(QByteArray(1000, 'x').append('\n').repeated(64 * 1024));
        QVERIFY(bomb.size() < 200'000);
        auto file = open(bomb);
        auto more = file.next();
        while (more && *more)
            more = file.next();
        QVERIFY(!more);
        QVERIFY2(more.error().message.contains("far more"_L1), qPrintable(more.error().message));
        QVERIFY(file.number() < 20 * 1024);
    }

    void bytesDoneAreThoseOfThePackedFile()
    {
        QByteArray text;
        for (int i = 0; i < 100'000; ++i)
            text += QByteArray::number(i * 7919) + '\n';
        const QByteArray packed = gzip(text);
        auto file = open(packed);
        QCOMPARE(file.packedSize(), packed.size());
        qint64 before = 0;
        QSet<qint64> steps;
        while (file.next().value()) {
            QVERIFY(file.packedDone() >= before);
            before = file.packedDone();
            steps.insert(before);
        }
        QCOMPARE(before, packed.size());
        QVERIFY(steps.size() > 2);
    }

    void aMissingFileIsNotFound()
    {
        QCOMPARE(LineFile::open(m_home.path(u"nothing"_s)).error().kind, Error::Kind::NotFound);
    }

private:
    LineFile open(const QByteArray &bytes) { return *LineFile::open(m_home.write(u"test.gz"_s, bytes)); }

    Lines linesOf(const QByteArray &bytes)
    {
        auto file = open(bytes);
        Lines lines;
        for (int number = 1; file.next().value(); ++number) {
            lines.append(bytesOf(file));
            if (file.number() != number)
                qFatal("lines are numbered from 1");
        }
        return lines;
    }

    ImportFolder m_home;
};

QTEST_GUILESS_MAIN(LineFileTest)
#include "line_file_test.moc"
