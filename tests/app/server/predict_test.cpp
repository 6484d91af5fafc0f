#include "tests/app/server/server_process.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// matinee-server evaluate --predict, as the scorer meets it.
class PredictTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_out;
    QByteArray m_err;

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    /// Odd people give odd films five stars and the others two, even people the other way round.
    QString train() const
    {
        QByteArray rows = "user,item,rating,timestamp\n";
        for (int user = 1; user <= 30; ++user) {
            for (int film = 1; film <= 20; ++film) {
                if ((user * 7 + film * 3) % 4 != 0)
                    rows +=
                        u"%1,film %2,%3,9\n"_s.arg(user).arg(film).arg((user + film) % 2 ? 2 : 5).toUtf8();
            }
        }
        return write(u"train.csv"_s, rows);
    }

    int run(const QStringList &arguments)
    {
        const auto ended =
            ServerProcess(m_folder.filePath(u"data"_s)).runToEnd(QStringList{u"evaluate"_s} + arguments);
        m_out = ended.out;
        m_err = ended.err;
        return ended.code;
    }

    /// The cells of a line after the header.
    QList<QByteArray> row(int line) const { return m_out.trimmed().split('\n').at(line + 1).split(','); }

private slots:
    void everyPairIsAnsweredInItsOrder()
    {
        const QString pairs = write(u"pairs.csv"_s,
                                    "user,item\n1,film 2\n2,film 2\n1,film 11\n"
                                    "nobody,film 2\n1,nothing\n\"a, b\",film 2\n");
        QCOMPARE(run({u"--train"_s, train(), u"--predict"_s, pairs}), 0);
        QVERIFY(m_out.startsWith("user,item,predicted_rating,low,high\n1,film 2,"));
        QCOMPARE(m_out.count('\n'), 7);
        QVERIFY(row(0).at(2).toDouble() < 3);
        QVERIFY(row(1).at(2).toDouble() > 4);
        QVERIFY(row(2).at(2).toDouble() > 4);
        for (const int unknown : {3, 4}) {
            const double low = row(unknown).at(3).toDouble();
            QVERIFY(2 <= low && low <= row(unknown).at(2).toDouble());
            QVERIFY(row(unknown).at(2).toDouble() <= row(unknown).at(4).toDouble());
        }
        QVERIFY(m_out.contains("\n\"a, b\",film 2,"));
    }

    void theFoldInSpeaksForStrangersAndAddsToThoseKnown()
    {
        const QString pairs = write(u"pairs.csv"_s, "user,item\nnew,film 2\n1,film 2\n");
        const QString foldIn = write(u"foldin.csv"_s,
                                     "user,item,rating,timestamp\nnew,film 4,5,9\nnew,film 6,5,9\n"
                                     "new,film 8,5,9\nnew,film 3,2,9\nnew,film 5,2,9\n"
                                     "1,film 20,2,9\n");
        QCOMPARE(run({u"--train"_s, train(), u"--predict"_s, pairs, u"--foldin"_s, foldIn}), 0);
        QVERIFY(row(0).at(2).toDouble() > 4);
        QVERIFY(row(1).at(2).toDouble() < 3);
    }

    void twoRunsAreTheSame()
    {
        const QStringList arguments = {u"--train"_s, train(), u"--predict"_s,
                                       write(u"pairs.csv"_s, "user,item\n1,film 2\n")};
        QCOMPARE(run(arguments), 0);
        const QByteArray first = m_out;
        QCOMPARE(run(arguments), 0);
        QCOMPARE(m_out, first);
    }

    void badInputIsNamedAndNothingIsWritten_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const QString text = write(u"text.csv"_s, "user,item,rating,timestamp\n1,2,five,9\n");
        const QString pairs = write(u"pairs.csv"_s, "user,item\n1,film 2\n");
        const QString half = write(u"half.csv"_s, "user,item\n1,film 2\n1\n");
        const QString empty = write(u"empty.csv"_s, "");
        const auto with = [&](const QString &file) {
            return QStringList{u"--train"_s, train(), u"--predict"_s, file};
        };
        QTest::newRow("train") << QStringList{u"--train"_s, text, u"--predict"_s, pairs}
                               << u"text.csv, line 2"_s;
        QTest::newRow("pairs") << with(half) << u"half.csv, line 3"_s;
        QTest::newRow("empty") << with(empty) << u"empty.csv"_s;
        QTest::newRow("no file") << with(u"/nowhere/pairs.csv"_s) << u"/nowhere/pairs.csv"_s;
        QTest::newRow("fold-in") << with(pairs) + QStringList{u"--foldin"_s, text} << u"text.csv, line 2"_s;
        QTest::newRow("another option") << with(pairs) + QStringList{u"--top"_s, u"3"_s} << u"--top"_s;
        QTest::newRow("no train") << QStringList{u"--predict"_s, pairs} << u"--train"_s;
    }

    void badInputIsNamedAndNothingIsWritten()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        QCOMPARE(run(arguments), 2);
        QVERIFY(m_out.isEmpty());
        QVERIFY2(QString::fromUtf8(m_err).contains(says), m_err.constData());
    }
};

} // namespace matinee

QTEST_APPLESS_MAIN(matinee::PredictTest)

#include "predict_test.moc"
