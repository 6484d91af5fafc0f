#include "core/store/database_move.h"

#include "core/store/migrations.h"
#include "tests/support/test_library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// A SQLite library goes to PostgreSQL and is the same there.
class DatabaseMoveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_server = std::make_unique<PostgresServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void init()
    {
        m_folder.emplace();
        TestLibrary library;
        m_ids = library.ids;
        QVERIFY(library.library.rate(library.ada, library.heat(), *Rating::fromPoints(70)));
        QVERIFY(library.library.setWatchlist(library.ada, library.ran(), true));
        QVERIFY(library.database->execute(
            u"INSERT INTO feedback (id, user_id, kind, movie_id, list, reason, expert, model,"
            u" match, at) VALUES (41, 1, 'shown', 1, 'a', '', 'it''s', '', 0.1, 5)"_s));
        QVERIFY(library.database->execute(u"VACUUM INTO :copy"_s, {{u":copy"_s, path()}}));

        const auto admin =
            Database::open(postgresIn(m_server->folder(), u"postgres"_s), Database::Opening::AsItIs);
        const QString name = u"t%1"_s.arg(++m_made);
        QVERIFY((*admin)->execute(u"CREATE DATABASE "_s + name));
        m_where = postgresIn(m_server->folder(), name);
    }

    void everyTableIsTheSameThere()
    {
        const QByteArray before = bytes();
        const auto moved = move();
        QVERIFY2(moved, moved ? "" : qPrintable(moved.error().message + moved.error().detail));

        QVERIFY(moved->size() > 25);
        qint64 rows = 0;
        for (const MovedTable &table : *moved) {
            QVERIFY(table.before == table.after);
            rows += table.after.rows();
        }
        QVERIFY(rows > 30);
        QCOMPARE(bytes(), before);
    }

    void theLibraryGoesOnThere()
    {
        QVERIFY(move());
        const auto database = Database::open(m_where).value();
        const FixedClock clock;
        LibraryService library(*database, clock);
        QCOMPARE(library.mine(UserId(1), m_ids.at(1))->rating->points(), 70);
        QVERIFY(library.undo(UserId(1))); // the watchlist
        QVERIFY(!library.mine(UserId(1), m_ids.at(2))->watchlist);
        // What numbers itself goes on after the highest number.
        QCOMPARE(
            database
                ->insert(u"INSERT INTO feedback (user_id, kind, movie_id, list, reason, expert, model, at)"
                         u" VALUES (1, 'opened', 1, 'a', '', '', '', 5) RETURNING id"_s,
                         {})
                .value(),
            42);
    }

    void aDatabaseThatHoldsSomethingIsLeftAlone()
    {
        QVERIFY(Database::open(m_where).value()->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'bea', '', 0)"_s));
        const auto refused = move();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        const auto database = Database::open(m_where).value();
        auto there = database->run(u"SELECT handle FROM profile"_s);
        QVERIFY(there->next());
        QCOMPARE(there->text(0), u"bea"_s);
    }

    void aDatabaseOfSomebodyElseIsLeftAlone()
    {
        QVERIFY(Database::open(m_where, Database::Opening::AsItIs)
                    .value()
                    ->execute(u"CREATE TABLE recipe (name TEXT)"_s));
        const auto refused = move();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        QVERIFY2(refused.error().message.contains(u"recipe"_s), qPrintable(refused.error().message));
        const auto database = Database::open(m_where, Database::Opening::AsItIs).value();
        QCOMPARE(storedSchemaVersion(*database).value(), 0);
    }

    void whatFailsInTheMiddleLeavesNothing()
    {
        {
            const auto database = Database::open(path()).value();
            QVERIFY(database->execute(u"UPDATE movie SET title = :title WHERE id = 3"_s,
                                      {{u":title"_s, u"a\0b"_s}}));
        }
        QVERIFY(!move());
        const auto database = Database::open(m_where, Database::Opening::AsItIs).value();
        QCOMPARE(storedSchemaVersion(*database).value(), 0);
    }

    void aDigestSeesEveryCellAndNoOrder()
    {
        const auto digest = [](const QList<QVariantList> &rows) {
            TableDigest sum;
            for (const QVariantList &row : rows)
                sum.add(row);
            return sum;
        };
        const QVariantList a{1, u"a"_s}, b{2, u""_s};
        QVERIFY(digest({a, b}) == digest({b, a}));
        QVERIFY(!(digest({a, b}) == digest({a, a})));
        QVERIFY(!(digest({a, a}) == digest({b, b})));
        QVERIFY(!(digest({b}) == digest({{2, QVariant()}})));
        QVERIFY(!(digest({{u"ab"_s, u"c"_s}}) == digest({{u"a"_s, u"bc"_s}})));
    }

private:
    QString path() const { return m_folder->filePath(u"library.db"_s); }

    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Result<QList<MovedTable>> move() const
    {
        const auto from = Database::open(path(), Database::Opening::ReadOnly);
        const auto to = Database::open(m_where, Database::Opening::AsItIs);
        if (!from || !to)
            return tl::unexpected(from ? to.error() : from.error());
        return moveDatabase(**from, **to);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::optional<QTemporaryDir> m_folder;
    QList<MovieId> m_ids;
    DatabaseLocation m_where;
    int m_made = 0;
};

QTEST_GUILESS_MAIN(DatabaseMoveTest)
#include "database_move_test.moc"
