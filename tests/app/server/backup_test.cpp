#include "app/server/backup_archive.h"
#include "app/server/backup_command.h"
#include "tests/app/server/server_process.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

const QDateTime Now(QDate(2026, 3, 14), QTime(9, 26, 53), Qt::UTC);

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeTo(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

Result<QString> copyOf(const QString &folder, const QString &target)
{
    return makeBackup(folder, *readStorage(folder, {}, {}), target, Now);
}

Result<BackupManifest> bringBack(const QString &archive, const QString &folder)
{
    return restoreBackup(archive, folder, *readStorage(folder, {}, {}));
}

} // namespace

/// A data folder that a server uses, copied and brought back.
class BackupTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString data() const { return path(u"data"_s); }

    /// An installation with one account and a model.
    void install() const
    {
        ServerProcess server(data());
        QVERIFY(server.createAda());
        writeTo(data() + u"/models/2026-a.model"_s, "a model");
        writeTo(data() + u"/models/models.json"_s, "[]");
        writeTo(data() + u"/models/new.model"_s, "half a mod");
    }

    QString backup() const { return copyOf(data(), path(u"copy.zip"_s)).value_or(QString()); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        install();
    }

    void whatIsBroughtBackIsWhatWas()
    {
        const auto made = copyOf(data(), m_folder->path());
        QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
        QCOMPARE(*made, path(u"matinee-20260314-092653.zip"_s));
        QVERIFY(!(QFile::permissions(*made) & (QFile::ReadGroup | QFile::ReadOther)));

        const auto restored = bringBack(*made, path(u"new"_s));

        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message + restored.error().detail));
        QCOMPARE(restored->madeAt, Now);
        QVERIFY(restored->schema >= 5);
        QCOMPARE(contentOf(path(u"new/server.key"_s)), contentOf(data() + u"/server.key"_s));
        QCOMPARE(contentOf(path(u"new/models/2026-a.model"_s)), "a model"_ba);
        QCOMPARE(contentOf(path(u"new/models/models.json"_s)), "[]"_ba);
        QVERIFY(!QFile::exists(path(u"new/models/new.model"_s)));
        QCOMPARE(QDir(path(u"new"_s))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
                 (QStringList{u"library.db"_s, u"models"_s, u"server.key"_s}));
        ServerProcess server(path(u"new"_s));
        QVERIFY(server.serveQuietly());
        QVERIFY(server.signIn().contains("mat_a_"));
    }

    /// Whatever a server has acknowledged before a backup began is in it, and the copy is whole.
    void aServerThatWritesIsCopiedAsOfOneMoment()
    {
        ServerProcess server(data());
        QVERIFY(server.serveQuietly());
        const QByteArray session = server.signIn();
        const QByteArray token = session.mid(session.indexOf("mat_a_"), 49);
        const QByteArrayList films = server.films();
        const auto rate = [&](int film, int points) {
            return server.askJson("PUT", "/me/ratings/" + films.at(film), {{u"points"_s, points}}, token)
                .startsWith("HTTP/1.1 200");
        };
        for (int film = 0; film < 5; ++film)
            QVERIFY(rate(film, 70 + film));
        std::atomic_bool isDone = false;
        std::atomic_int written = 0;
        std::thread writer([&] {
            while (!isDone)
                written += rate(5 + written % 90, 50) ? 1 : 0;
        });
        for (int round = 0; round < 5; ++round) {
            const auto made = copyOf(data(), path(u"%1.zip"_s.arg(round)));
            QVERIFY(made);
            QVERIFY(bringBack(*made, path(u"new%1"_s.arg(round))));
        }
        isDone = true;
        writer.join();
        QVERIFY(written > 0);

        ServerProcess other(path(u"new4"_s));
        QVERIFY(other.serveQuietly());
        const QByteArray ratings = other.askJson("GET", "/me/ratings?limit=100", {}, token);
        for (int film = 0; film < 5; ++film)
            QVERIFY2(ratings.contains("\"points\":" + QByteArray::number(70 + film)), ratings);
    }

    void nothingIsOverwritten()
    {
        const QString copy = backup();
        QCOMPARE(copyOf(data(), copy).error().kind, Error::Kind::Conflict);
        QCOMPARE(bringBack(copy, data()).error().kind, Error::Kind::Conflict);
        writeTo(path(u"other/.hidden"_s), "mine");
        QCOMPARE(bringBack(copy, path(u"other"_s)).error().kind, Error::Kind::Conflict);
        QCOMPARE(contentOf(path(u"other/.hidden"_s)), "mine"_ba);
        QVERIFY(QDir().mkpath(path(u"empty"_s)));
        QVERIFY(bringBack(copy, path(u"empty"_s)));
    }

    void whatIsNotThereCannotBeCopied()
    {
        QCOMPARE(copyOf(path(u"nowhere"_s), path(u"x.zip"_s)).error().kind, Error::Kind::NotFound);
        QVERIFY(!QFile::exists(path(u"x.zip"_s)));
        QCOMPARE(bringBack(path(u"nowhere.zip"_s), path(u"new"_s)).error().kind, Error::Kind::NotFound);
        QVERIFY(!QFile::exists(path(u"new"_s)));
    }

    void aDamagedDatabaseIsNotCopiedAsIfItWereWhole()
    {
        QByteArray database = contentOf(data() + u"/library.db"_s);
        for (qsizetype at = 4096 * 3; at < database.size(); at += 4096)
            database.replace(at, 200, QByteArray(200, 'x'));
        writeTo(data() + u"/library.db"_s, database);
        const auto made = copyOf(data(), path(u"x.zip"_s));
        QVERIFY(!made);
        QVERIFY(!QFile::exists(path(u"x.zip"_s)));
    }

    /// Wherever one byte of a backup is changed, it is refused, and leaves nothing behind; or it is a byte
    /// that has no meaning, and everything is as it was.
    void aDamagedBackupIsRefused()
    {
        const QByteArray good = contentOf(backup());
        const QByteArray key = contentOf(data() + u"/server.key"_s);
        int refused = 0;
        for (int i = 0; i < 60; ++i) {
            QByteArray bad = good;
            const qsizetype at = i < 20 ? good.size() - 1 - i * 7 : (good.size() - 1) * (i - 20) / 40;
            bad[at] = char(bad[at] ^ 0x41);
            writeTo(path(u"bad.zip"_s), bad);
            const QString folder = path(u"new"_s);
            if (bringBack(path(u"bad.zip"_s), folder)) {
                QCOMPARE(contentOf(folder + u"/server.key"_s), key);
                QVERIFY(QDir(folder).removeRecursively());
                continue;
            }
            ++refused;
            QVERIFY(!QFile::exists(folder));
        }
        QVERIFY2(refused > 40, qPrintable(QString::number(refused)));
        for (const qsizetype size : {qsizetype(0), qsizetype(10), good.size() / 2, good.size() - 1}) {
            writeTo(path(u"bad.zip"_s), good.first(size));
            QCOMPARE(bringBack(path(u"bad.zip"_s), path(u"new"_s)).error().kind, Error::Kind::Corrupt);
            QVERIFY(!QFile::exists(path(u"new"_s)));
        }
    }

    /// A manifest that is right in itself, with a name that leads out of the folder.
    void aNameThatLeadsElsewhereIsRefused()
    {
        QDir().mkpath(path(u"src/models"_s));
        for (const auto &name : {u"library.db"_s, u"server.key"_s, u"evil"_s})
            writeTo(path(u"src/"_s + name), "x");
        for (const auto &name : {u"models/../../evil"_s, u"models/../evil"_s, u"../evil"_s, u"models/.x"_s}) {
            writeTo(path(u"src/"_s + name), "x");
            const QString zip = path(u"evil.zip"_s);
            QFile::remove(zip);
            QVERIFY(BackupArchive::write(zip, path(u"src"_s),
                                         {u"1"_s, Now, 1, {{u"library.db"_s}, {u"server.key"_s}, {name}}}));
            QCOMPARE(BackupArchive::open(zip).error().kind, Error::Kind::Corrupt);
        }
    }

    /// The archive is whole, but what it holds is no database.
    void theDatabaseIsCheckedToo()
    {
        writeTo(path(u"src/library.db"_s), QByteArray(8192, 'x'));
        writeTo(path(u"src/server.key"_s), QByteArray(32, 'k'));
        QVERIFY(BackupArchive::write(path(u"x.zip"_s), path(u"src"_s),
                                     {u"1"_s, Now, 1, {{u"library.db"_s}, {u"server.key"_s}}}));
        QCOMPARE(bringBack(path(u"x.zip"_s), path(u"new"_s)).error().kind, Error::Kind::Corrupt);
        QVERIFY(!QFile::exists(path(u"new"_s)));
        QVERIFY(QDir().mkpath(path(u"empty"_s)));
        QVERIFY(!bringBack(path(u"x.zip"_s), path(u"empty"_s)));
        QVERIFY(QDir(path(u"empty"_s)).isEmpty());
    }

    /// The same installation, with database and key elsewhere.
    void databaseAndKeyMayBeElsewhere()
    {
        const QStringList where{u"--database"_s, u"sqlite:"_s + path(u"disk/films.db"_s),
                                u"--server-key-file"_s, path(u"secrets/key"_s)};
        QVERIFY(QDir().mkpath(path(u"disk"_s)) && QDir().mkpath(path(u"secrets"_s)));
        QVERIFY(QFile::rename(data() + u"/library.db"_s, path(u"disk/films.db"_s)));
        QVERIFY(QFile::rename(data() + u"/server.key"_s, path(u"secrets/key"_s)));
        const QByteArray key = contentOf(path(u"secrets/key"_s));

        ServerProcess process(data());
        QCOMPARE(process.runToEnd(QStringList{u"backup"_s, path(u"x.zip"_s)} + where).code, 0);
        QVERIFY(!QFile::exists(data() + u"/server.key"_s));
        QVERIFY(QDir(path(u"disk"_s)).removeRecursively());
        ServerProcess other(path(u"new"_s));
        QCOMPARE(other.runToEnd(QStringList{u"restore"_s, path(u"x.zip"_s)} + where).code, 0);

        QCOMPARE(contentOf(path(u"secrets/key"_s)), key);
        QCOMPARE(QDir(path(u"new"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u"models"_s});
        QVERIFY(other.serveQuietly(where));
        QVERIFY(other.signIn().contains("mat_a_"));
    }

    void whatIsElsewhereIsNotOverwritten()
    {
        const QString copy = backup();
        const auto elsewhere =
            readStorage(path(u"new"_s), u"sqlite:"_s + path(u"films.db"_s), path(u"key"_s));
        writeTo(path(u"films.db-wal"_s), "what an old database had not yet");
        QCOMPARE(restoreBackup(copy, path(u"new"_s), *elsewhere).error().kind, Error::Kind::Conflict);
        QVERIFY(QFile::remove(path(u"films.db-wal"_s)));
        writeTo(path(u"key"_s), QByteArray(32, 'k'));
        QVERIFY(QFile::setPermissions(path(u"key"_s), QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(restoreBackup(copy, path(u"new"_s), *elsewhere).error().kind, Error::Kind::Conflict);
        QCOMPARE(contentOf(path(u"key"_s)), QByteArray(32, 'k'));
        QVERIFY(!QFile::exists(path(u"new"_s)) && !QFile::exists(path(u"films.db"_s)));
    }

    void aKeyIsNeverMadeForACopy()
    {
        QVERIFY(QFile::remove(data() + u"/server.key"_s));
        const auto made = copyOf(data(), path(u"x.zip"_s));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::NotFound);
        QVERIFY(made.error().message.contains(u"server.key"_s));
        QVERIFY(!QFile::exists(data() + u"/server.key"_s));
        QVERIFY(!QFile::exists(path(u"x.zip"_s)));
    }

    void theProgramDoesBoth()
    {
        ServerProcess process(data());
        const auto made = process.runToEnd({u"backup"_s, path(u"by-hand.zip"_s)});
        QCOMPARE(made.code, 0);
        QVERIFY(made.out.contains("by-hand.zip"));
        ServerProcess other(path(u"new"_s));
        QCOMPARE(other.runToEnd({u"restore"_s, path(u"by-hand.zip"_s)}).code, 0);
        QCOMPARE(other.runToEnd({u"restore"_s, path(u"by-hand.zip"_s)}).code, 2);
        QCOMPARE(contentOf(path(u"new/server.key"_s)), contentOf(data() + u"/server.key"_s));
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::BackupTest)
#include "backup_test.moc"
