#include "core/store/database.h"
#include "core/store/writer_lock.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <new>
#include <thread>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

Result<qint64> count(Database &database)
{
    auto rows = database.run(u"SELECT COUNT(*) FROM meta"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    rows->next();
    return rows->integer(0);
}

Result<void> put(Database &database, const QString &name)
{
    return database.execute(u"INSERT INTO meta (name, value) VALUES (:name, 'x')"_s, {{u":name"_s, name}});
}

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        auto opened = Database::open(u":memory:"_s);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_database = std::move(*opened);
    }

    void aTransactionThatFailsLeavesNoTrace()
    {
        const auto outcome = m_database->inTransaction([this]() -> Result<void> {
            return put(*m_database, u"a"_s).and_then([] {
                return Result<void>(fail(Error::Kind::Invalid, u"no"_s));
            });
        });

        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::Invalid);
        QCOMPARE(*count(*m_database), 0);
    }

    void anInnerFailureThatIsSwallowedStillDoomsTheOuterTransaction()
    {
        const auto outcome = m_database->inTransaction([this]() -> Result<void> {
            (void)put(*m_database, u"a"_s);
            (void)m_database->inTransaction(
                []() -> Result<void> { return fail(Error::Kind::Invalid, u"no"_s); });
            return {};
        });

        QVERIFY(!outcome);
        QCOMPARE(*count(*m_database), 0);
        QVERIFY(put(*m_database, u"b"_s)); // and the connection is usable again
    }

    void whatIsThrownOutOfATransactionRollsItBack()
    {
        const auto throwing = [this]() -> Result<void> {
            (void)put(*m_database, u"a"_s);
            throw std::bad_alloc();
        };
        QVERIFY_EXCEPTION_THROWN((void)m_database->inTransaction(throwing), std::bad_alloc);

        QVERIFY(m_database->inTransaction([this] { return put(*m_database, u"b"_s); }));
        QCOMPARE(*count(*m_database), 1);
    }

    void aStatementMayRunInsideItsOwnLoop()
    {
        QVERIFY(put(*m_database, u"a"_s));
        QVERIFY(put(*m_database, u"b"_s));
        int seen = 0;

        auto outer = m_database->run(u"SELECT name FROM meta"_s);
        while (outer->next()) {
            auto inner = m_database->run(u"SELECT name FROM meta"_s);
            while (inner->next())
                ++seen;
        }

        QCOMPARE(seen, 4);
    }

    void sqliteErrorsBecomeKinds()
    {
        QVERIFY(put(*m_database, u"a"_s));

        QCOMPARE(put(*m_database, u"a"_s).error().kind, Error::Kind::Conflict);
        QCOMPARE(m_database->execute(u"INSERT INTO watchlist VALUES (9, 9, 0, '')"_s).error().kind,
                 Error::Kind::Invalid);
        QCOMPARE(m_database->execute(u"SELEKT"_s).error().kind, Error::Kind::Corrupt);
    }

    void textWithQuotesAndNulBytesComesBackUnchanged()
    {
        const QString odd = u"it's \"odd\"\0; DROP TABLE meta --"_s;
        QVERIFY(put(*m_database, odd));

        auto rows = m_database->run(u"SELECT name FROM meta"_s);
        QVERIFY(rows->next());
        QCOMPARE(rows->text(0), odd);
    }

    void writersOnSeveralThreadsNeverCollide()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        QVERIFY(Database::open(path));
        constexpr int Writers = 4, Each = 50;
        std::atomic<int> failures = 0;

        std::vector<std::thread> threads;
        for (int writer = 0; writer < Writers; ++writer) {
            threads.emplace_back([&, writer] {
                auto database = Database::open(path);
                for (int i = 0; database && i < Each; ++i) {
                    const auto done = (*database)->inTransaction(
                        [&] { return put(**database, u"%1-%2"_s.arg(writer).arg(i)); });
                    failures += done ? 0 : 1;
                }
            });
        }
        for (auto &thread : threads)
            thread.join();

        QCOMPARE(failures.load(), 0);
        QCOMPARE(*count(**Database::open(path)), Writers * Each);
    }

    void aStatementAloneWaitsForTheOtherWriter()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        const auto database = Database::open(path);
        QVERIFY(database);
        WriterLock other(path + u".writer"_s);
        QVERIFY(other.take());

        std::atomic_bool given = false;
        std::thread giver([&] {
            QThread::msleep(200);
            given = true;
            other.give();
        });

        const auto done = put(**database, u"a"_s);
        const bool waited = given;
        giver.join();

        QVERIFY(done);
        QVERIFY(waited);
    }

    void withoutTheWritersLockNothingIsWritten()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        QVERIFY(QDir().mkpath(path + u".writer"_s)); // a folder cannot be opened for writing

        const auto refused = Database::open(path);

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Unavailable);
    }

    void manyRowsAreWrittenAllAndInTheirOrder()
    {
        QList<QVariantList> rows;
        for (int i = 0; i < 77; ++i)
            rows.append({u"name %1"_s.arg(i), QString::number(i)});
        const QString sql = u"INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING"_s;
        QVERIFY(m_database->executeMany(sql, rows));
        rows.append({u"name 77"_s, u"77"_s});
        QVERIFY(m_database->executeMany(sql, rows));

        QCOMPARE(*count(*m_database), 78);
        auto read = m_database->run(u"SELECT name, value FROM meta ORDER BY rowid"_s);
        for (int i = 0; i < 78; ++i) {
            QVERIFY(read->next());
            QCOMPARE(read->text(0), u"name "_s + read->text(1));
            QCOMPARE(read->integer(1), i);
        }
    }

    void oneBadRowOfManyIsAnError()
    {
        QList<QVariantList> rows(40, QVariantList{u"same"_s, u"x"_s});

        const auto written = m_database->executeMany(u"INSERT INTO meta (name, value) VALUES (?, ?)"_s, rows);

        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Conflict);
    }

    void manyRowsAreChangedOneByOne()
    {
        QVERIFY(m_database->executeMany(u"INSERT INTO meta (name, value) VALUES (?, ?)"_s,
                                        {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}));
        QList<QVariantList> rows(20, QVariantList{u"3"_s, u"a"_s});
        rows.append({u"4"_s, u"b"_s});

        QVERIFY(m_database->executeMany(u"UPDATE meta SET value = ? WHERE name = ?"_s, rows));

        auto read = m_database->run(u"SELECT GROUP_CONCAT(name || value) FROM meta"_s);
        QVERIFY(read->next());
        QCOMPARE(read->text(0), u"a3,b4"_s);
    }

    void readingThatBreaksOffIsAnError()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        const QString value(1000, u'x');
        constexpr int Written = 1000; // more than the pages of empty tables before them
        QList<QVariantList> rows;
        for (int i = 0; i < Written; ++i)
            rows.append({QString::number(i), value});
        QVERIFY(Database::open(path).value()->executeMany(u"INSERT INTO meta (name, value) VALUES (?, ?)"_s,
                                                          rows));
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            for (qint64 at = file.size() * 3 / 4; at < file.size() * 7 / 8; at += 4096) {
                file.seek(at / 4096 * 4096);
                file.write(QByteArray(4096, '!'));
            }
        }
        const auto database = Database::open(path).value();
        int read = 0;
        const auto all =
            database->each(u"SELECT name, value FROM meta NOT INDEXED"_s, {}, [&](const Rows &) { ++read; });
        QVERIFY(!all);
        QCOMPARE(all.error().kind, Error::Kind::Corrupt);
        QVERIFY2(read > 0 && read < Written, qPrintable(QString::number(read)));
    }

    void theFileIsTheOwnersAlone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        const auto database = Database::open(path);
        QVERIFY(database);

        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
    }

private:
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
