#include "core/store/database.h"
#include "core/store/migrations.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <atomic>
#include <thread>
#include <vector>

using namespace matinee;
using namespace Qt::StringLiterals;

class MigrationsTest : public QObject {
    Q_OBJECT

private slots:
    void aNewFileGetsTheNewestSchemaAndNoCopy()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);

        auto database = Database::open(path);

        QVERIFY(database);
        QCOMPARE(versionOf(**database), schemaVersion());
        QCOMPARE(QDir(folder.path()).entryList({u"*.before-*"_s}).size(), 0);
    }

    void openingAgainChangesNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        QVERIFY((*Database::open(path))->execute(u"INSERT INTO meta VALUES ('a', 'kept')"_s));

        auto again = Database::open(path);

        QVERIFY(again);
        auto rows = (*again)->run(u"SELECT value FROM meta"_s);
        QVERIFY(rows->next());
        QCOMPARE(rows->text(0), u"kept"_s);
    }

    void anOlderFileIsCopiedThenBroughtUpWithItsRows()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        makeVersion1(path);

        auto database = Database::open(path);

        QVERIFY2(database, database ? "" : qPrintable(database.error().message + database.error().detail));
        QCOMPARE(versionOf(**database), schemaVersion());
        auto rows = (*database)->run(u"SELECT value FROM meta WHERE name = 'a'"_s);
        QVERIFY(rows->next());
        QCOMPARE(rows->text(0), u"kept"_s);
        QVERIFY(QFileInfo::exists(path + u".before-2"_s));
    }

    /// People who left since are still in a copy.
    void copiesGoAfterThirtyDays()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        makeVersion1(path);
        QVERIFY(Database::open(path));
        const auto leave = [&](const QString &name, int days) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadWrite)
                && file.setFileTime(QDateTime::currentDateTime().addDays(-days), QFile::FileModificationTime);
        };
        QVERIFY(leave(u"library.db.before-1"_s, 31) && leave(u"library.db.before-2"_s, 29));
        QVERIFY(leave(u"library.db.before-mine"_s, 31) && leave(u"other.db.before-1"_s, 31));

        QVERIFY(Database::open(path));

        QCOMPARE(
            QDir(folder.path()).entryList({u"*.before-*"_s}, QDir::Files, QDir::Name),
            (QStringList{u"library.db.before-2"_s, u"library.db.before-mine"_s, u"other.db.before-1"_s}));
    }

    void aLibraryFromBeforeTheLogOfSuggestionsGetsAnEmptyOneAndKeepsItsRows()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        makeVersion(path, {u"0001_library.sql"_s, u"0002_accounts.sql"_s},
                    {u"INSERT INTO profile VALUES (1, 'local', '', 0)"_s,
                     u"INSERT INTO movie (id, ref, title, source, added_at)"
                     u" VALUES (7, 'imdb:tt0089881', 'Ran', 'starter', 0)"_s,
                     u"INSERT INTO rating VALUES (1, 7, 90, 5)"_s});

        auto database = Database::open(path);

        QVERIFY2(database, database ? "" : qPrintable(database.error().message + database.error().detail));
        QCOMPARE(storedVersionOf(path + u".before-3"_s), 2);
        const auto count = [&](const QString &table) {
            auto rows = (*database)->run(u"SELECT COUNT(*) FROM "_s + table);
            return rows && rows->next() ? rows->integer(0) : -1;
        };
        QCOMPARE(count(u"rating"_s), 1);
        QCOMPARE(count(u"feedback"_s), 0);
        const QString shown =
            u"INSERT INTO feedback (user_id, kind, movie_id, list, reason, expert, model, at)"
            u" VALUES (1, 'shown', 7, 'for_you', '', '', '', %1)"_s;
        QVERIFY((*database)->execute(shown.arg(86'400'000)));
        QVERIFY(!(*database)->execute(shown.arg(86'400'001))); // the same day
        QVERIFY((*database)->execute(shown.arg(2 * 86'400'000)));
        QCOMPARE(count(u"feedback"_s), 2);
    }

    void severalProgramsAtOnceKeepTheCopyOfTheOlderFile()
    {
        for (int round = 0; round < 10; ++round) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"library.db"_s);
            makeVersion1(path);
            constexpr int Programs = 4;
            std::atomic_int opened = 0;

            std::vector<std::thread> threads;
            for (int i = 0; i < Programs; ++i)
                threads.emplace_back([&] { opened += Database::open(path) ? 1 : 0; });
            for (auto &thread : threads)
                thread.join();

            QCOMPARE(opened.load(), Programs);
            QCOMPARE(QDir(folder.path()).entryList({u"*.before-*"_s}), QStringList{u"library.db.before-2"_s});
            QCOMPARE(storedVersionOf(path + u".before-2"_s), 1);
        }
    }

    void aFileFromTheFutureIsRefusedAndLeftAlone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        QVERIFY((*Database::open(path))->execute(u"PRAGMA user_version = 999"_s));

        const auto refused = Database::open(path);

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
        const auto again = Database::open(path);
        QVERIFY(!again);
    }

    void aFileThatIsNoDatabaseIsAnErrorNotACrash()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();

        const auto opened = Database::open(path);

        QVERIFY(!opened);
        QVERIFY(opened.error().message.contains(path));
        QCOMPARE(QFileInfo(path).size(), 4096);
    }

    void aBlankLineEndsAStatementAndCommentsGo()
    {
        const auto statements =
            splitSchema(u"-- why\nCREATE TABLE a (\n  b -- not mine\n);\n\n\n-- c\n\nSELECT 1;"_s);

        QCOMPARE(statements.size(), 2);
        QVERIFY(statements.first().startsWith(u"CREATE TABLE a"_s));
        QVERIFY(statements.last().startsWith(u"SELECT 1"_s));
    }

private:
    static int versionOf(Database &database)
    {
        auto rows = database.run(u"PRAGMA user_version"_s);
        return rows && rows->next() ? static_cast<int>(rows->integer(0)) : -1;
    }

    /// Without opening it as a library, which would bring it up.
    static int storedVersionOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || !file.seek(60)) // "user version" of SQLite's file format
            return -1;
        return qFromBigEndian<qint32>(file.read(4).constData());
    }

    /// What the first release would have left: only the first schema file applied.
    static void makeVersion1(const QString &path)
    {
        makeVersion(path, {u"0001_library.sql"_s}, {u"INSERT INTO meta VALUES ('a', 'kept')"_s});
    }

    static void makeVersion(const QString &path, const QStringList &files, const QStringList &rows)
    {
        QVERIFY(Database::open(u":memory:"_s)); // registers the schema resource
        {
            auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"v1"_s);
            connection.setDatabaseName(path);
            QVERIFY(connection.open());
            QSqlQuery query(connection);
            for (const QString &file : files) {
                QFile schema(u":/schema/"_s + file);
                QVERIFY(schema.open(QIODevice::ReadOnly));
                for (const QString &statement : splitSchema(QString::fromUtf8(schema.readAll())))
                    QVERIFY(query.exec(statement));
            }
            for (const QString &row : rows)
                QVERIFY(query.exec(row));
            QVERIFY(query.exec(u"PRAGMA user_version = "_s + QString::number(files.size())));
        }
        QSqlDatabase::removeDatabase(u"v1"_s);
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "migrations_test.moc"
