#include "tests/app/server/server_process.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// matinee-server evaluate, as the scorer meets it.
class EvaluateTest : public QObject {
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

    /// Odd people like odd films, even people even ones.
    QString train() const
    {
        QByteArray rows = "user,item,rating,timestamp\n";
        for (int user = 1; user <= 40; ++user) {
            for (int film = 1 + user % 2; film <= 30; film += 2) {
                if ((user * 7 + film * 3) % 4 != 0)
                    rows += u"%1,film %2,5,%3\n"_s.arg(user).arg(film).arg(1000 * user).toUtf8();
            }
        }
        return write(u"train.csv"_s, rows);
    }

    QString foldIn(const QByteArray &rows) const
    {
        return write(u"foldin.csv"_s, "user,item,rating,timestamp\n" + rows);
    }

    int run(const QStringList &arguments)
    {
        const auto ended =
            ServerProcess(m_folder.filePath(u"data"_s)).runToEnd(QStringList{u"evaluate"_s} + arguments);
        m_out = ended.out;
        m_err = ended.err;
        return ended.code;
    }

    QStringList suggested() const
    {
        QStringList films;
        for (const QByteArray &line : m_out.trimmed().split('\n').mid(1))
            films.append(QString::fromUtf8(line.split(',').at(1)));
        return films;
    }

private slots:
    void theOwnFilmsNeverComeBackAndTheOwnTasteComesFirst()
    {
        QCOMPARE(run({u"--train"_s, train(), u"--foldin"_s,
                      foldIn("new,film 2,5,9\nnew,film 4,4,9\nnew,film 1,1,9\n")}),
                 0);
        QVERIFY(m_out.startsWith("user,item,score\nnew,"));
        const QStringList films = suggested();
        QCOMPARE(films.size(), 27);
        QCOMPARE(QSet<QString>(films.begin(), films.end()).size(), films.size());
        for (const QString &own : {u"film 1"_s, u"film 2"_s, u"film 4"_s})
            QVERIFY(!films.contains(own));
        for (const QString &film : films.first(5))
            QCOMPARE(film.mid(5).toInt() % 2, 0);
        QVERIFY(m_err.contains("held back"));
    }

    void twoRunsAreTheSame()
    {
        const QStringList arguments = {u"--train"_s, train(), u"--foldin"_s, foldIn("new,film 2,5,9\n")};
        QCOMPARE(run(arguments), 0);
        const QByteArray first = m_out;
        QCOMPARE(run(arguments), 0);
        QCOMPARE(m_out, first);
    }

    void onlyUnknownFilmsAreServedByPopularity()
    {
        QCOMPARE(run({u"--train"_s, train(), u"--foldin"_s, foldIn("new,nobody knows it,5,9\n"), u"--top"_s,
                      u"3"_s}),
                 0);
        QCOMPARE(suggested().size(), 3);
    }

    void onlyListedFilmsAreSuggested()
    {
        QCOMPARE(run({u"--train"_s, train(), u"--foldin"_s, foldIn("new,film 2,5,9\n"), u"--items"_s,
                      write(u"items.csv"_s, "item,title\nfilm 2,x\nfilm 6,y\n")}),
                 0);
        QCOMPARE(suggested(), QStringList{u"film 6"_s});
    }

    void badInputIsNamedAndNothingIsWritten_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const QString fine = foldIn("new,film 2,5,9\n");
        const QString text = write(u"text.csv"_s, "user,item,rating,timestamp\n1,2,five,9\n");
        const QString pairs = write(u"pairs.csv"_s, "user,item\nnew,film 4\nother,film 6\n");
        QTest::newRow("text") << QStringList{u"--train"_s, text, u"--foldin"_s, fine}
                              << u"text.csv, line 2"_s;
        QTest::newRow("fold-in") << QStringList{u"--train"_s, train(), u"--foldin"_s, text}
                                 << u"text.csv, line 2"_s;
        QTest::newRow("stranger") << QStringList{u"--train"_s,
                                                 train(),
                                                 u"--foldin"_s,
                                                 fine,
                                                 u"--validation-foldin"_s,
                                                 fine,
                                                 u"--validation-test"_s,
                                                 pairs}
                                  << u"pairs.csv, line 3: user \"other\""_s;
        QTest::newRow("half a pair") << QStringList{u"--train"_s,           train(), u"--foldin"_s, fine,
                                                    u"--validation-test"_s, pairs}
                                     << u"go together"_s;
        QTest::newRow("nothing") << QStringList{} << u"--train"_s;
        QTest::newRow("expert") << QStringList{u"--train"_s, train(),     u"--foldin"_s,
                                               fine,         u"--only"_s, u"luck"_s}
                                << u"ials"_s;
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

QTEST_APPLESS_MAIN(matinee::EvaluateTest)

#include "evaluate_test.moc"
