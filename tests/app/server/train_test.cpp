#include "tests/app/server/server_process.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// matinee-server train, and what is done with a model that it learnt.
class TrainTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_out;
    QByteArray m_err;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    /// Forty films of the starter catalogue.
    static QList<QByteArray> starterIds()
    {
        QFile file(qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/resources/catalog/starter.jsonl"_s);
        QList<QByteArray> ids;
        if (file.open(QIODevice::ReadOnly)) {
            while (ids.size() < 40)
                ids.append(file.readLine().mid(13, 9)); // {"imdb_id": "tt0000417", …
        }
        return ids;
    }

    /// The same, of films that the starter catalogue has.
    QString starterRatings() const
    {
        QFile file(ratings());
        QByteArray rows = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const QList<QByteArray> ids = starterIds();
        for (qsizetype film = 40; film > 0; --film)
            rows.replace("film " + QByteArray::number(film) + ',', ids.value(film - 1) + ',');
        return write(u"starter.csv"_s, rows);
    }

    /// Odd people like odd films, even people even ones.
    QString ratings(int people = 120) const
    {
        QByteArray rows = "user,item,rating,timestamp\n";
        for (int user = 1; user <= people; ++user) {
            for (int film = 1 + user % 2; film <= 40; film += 2) {
                if ((user * 7 + film * 3) % 4 != 0)
                    rows += u"%1,film %2,5,%3\n"_s.arg(user).arg(film).arg(1000 * user).toUtf8();
            }
        }
        return write(u"ratings.csv"_s, rows);
    }

    int run(const QStringList &arguments)
    {
        const auto ended = ServerProcess(path(u"data"_s)).runToEnd(arguments);
        m_out = ended.out;
        m_err = ended.err;
        return ended.code;
    }

private slots:
    void aModelInAFileSuggests();
    void filmsAreNamedAsTheFoldInNamesThem();
    void anInstallationTakesAModelAndGoesBack();
    void ratingsThatCannotBeUsedLeaveNothingBehind();
    void aDamagedModelIsRefused();
};

void TrainTest::aModelInAFileSuggests()
{
    QCOMPARE(run({u"train"_s, u"--ratings"_s, ratings(), u"--out"_s, path(u"a.model"_s)}), 0);
    QVERIFY(QFile::exists(path(u"a.model"_s)));
    const QString foldIn =
        write(u"foldin.csv"_s, "user,item,rating,timestamp\nme,film 1,5,1\nme,film 3,5,1\n");
    QCOMPARE(
        run({u"evaluate"_s, u"--model"_s, path(u"a.model"_s), u"--foldin"_s, foldIn, u"--top"_s, u"5"_s}), 0);
    const QList<QByteArray> lines = m_out.trimmed().split('\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.first(), "user,item,score");
    for (const QByteArray &line : lines.mid(1)) {
        const int film = line.split(',').at(1).mid(5).toInt();
        QVERIFY2(film % 2 == 1 && film > 3, line.constData());
    }
}

void TrainTest::filmsAreNamedAsTheFoldInNamesThem()
{
    const QString model =
        qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/resources/model/suggestions.model"_s;
    for (const QByteArray &prefix : {QByteArray(), QByteArray("imdb:")}) {
        const QString foldIn = write(u"foldin.csv"_s,
                                     "user,item,rating,timestamp\nme," + prefix + "tt0078748,5,1\nme,"
                                         + prefix + "tt0084787,5,1\n");
        QCOMPARE(run({u"evaluate"_s, u"--model"_s, model, u"--foldin"_s, foldIn, u"--top"_s, u"20"_s}), 0);
        const QList<QByteArray> lines = m_out.trimmed().split('\n').mid(1);
        QCOMPARE(lines.size(), 20);
        for (const QByteArray &line : lines) {
            QVERIFY2(line.startsWith("me," + prefix + "tt"), line.constData());
            QVERIFY(!line.contains("tt0078748"));
        }
    }
}

void TrainTest::anInstallationTakesAModelAndGoesBack()
{
    // Of films that the catalogue has not got, nothing can be told.
    QCOMPARE(run({u"train"_s, u"--ratings"_s, ratings()}), 0);
    QVERIFY2(m_out.contains("is not used"), m_out.constData());
    QCOMPARE(run({u"train"_s, u"--ratings"_s, starterRatings(), u"--learnt-share"_s, u"0.5"_s}), 0);
    QVERIFY2(m_out.contains("is in use"), m_out.constData());
    QCOMPARE(QDir(path(u"data/models"_s)).entryList({u"*.model"_s}).size(), 1);
    QCOMPARE(run({u"admin"_s, u"roll-back-model"_s}), 0);
    QVERIFY(m_out.contains("built-in"));
    QCOMPARE(run({u"admin"_s, u"roll-back-model"_s}), 2);
}

void TrainTest::ratingsThatCannotBeUsedLeaveNothingBehind()
{
    const QString bad = write(u"bad.csv"_s, "user,item,rating,timestamp\n1,a,five,0\n");
    QCOMPARE(run({u"train"_s, u"--ratings"_s, bad, u"--out"_s, path(u"bad.model"_s)}), 2);
    QVERIFY(m_err.contains("line 2"));
    QVERIFY(!QFile::exists(path(u"bad.model"_s)));
    QCOMPARE(run({u"train"_s, u"--ratings"_s, ratings(10), u"--out"_s, path(u"bad.model"_s)}), 2);
    QVERIFY2(m_err.contains("at least 50"), m_err.constData());
}

void TrainTest::aDamagedModelIsRefused()
{
    const QString foldIn = write(u"foldin.csv"_s, "user,item,rating,timestamp\nme,film 1,5,1\n");
    const QString poem = write(u"poem.model"_s, QByteArray(500, 'x'));
    QVERIFY(run({u"evaluate"_s, u"--model"_s, poem, u"--foldin"_s, foldIn}) != 0);
    QVERIFY(m_out.isEmpty());
    QVERIFY(m_err.contains("no suggestion model"));
}

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::TrainTest)
#include "train_test.moc"
