#include "core/search/index_hub.h"

#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/query/query_parser.h"
#include "core/search/search_service.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_database.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <optional>
#include <thread>
#include <vector>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr int Large = IndexHub::SmallCatalogue + 1;

/// One connection to the file, as a program or a thread has it.
struct Client {
    explicit Client(const DatabaseLocation &where) : database(std::move(*Database::open(where))) { }

    void add(int first, int count)
    {
        QList<NewMovie> films;
        for (int i = first; i < first + count; ++i) {
            Movie film;
            film.summary.ref = u"tmdb:%1"_s.arg(i + 1);
            film.summary.title = u"Film number%1"_s.arg(i);
            film.cast = {u"Actor name%1"_s.arg(i % 50)};
            film.source = u"own"_s;
            films.append(film);
        }
        QVERIFY(catalog.addMissing(films));
    }

    int found(IndexHub &hub, const QString &text)
    {
        SearchService search(*database, hub, library, {});
        SearchRequest asked;
        asked.query = parseQuery(text).query;
        asked.asTyped = true;
        const auto hits = search.search(UserId(), asked);
        return hits ? hits->total : -1;
    }

    FixedClock clock;
    std::unique_ptr<Database> database;
    CatalogService catalog{*database, clock};
    LibraryService library{*database, clock};
};

} // namespace

class IndexHubTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder.emplace();
        m_client.emplace(where());
    }

    void cleanup()
    {
        m_client.reset();
        m_folder.reset();
    }

    void aSmallCatalogueIsReadAtOnceAndKept()
    {
        m_client->add(0, 100);
        {
            IndexHub hub(where(), m_folder->path());
            QCOMPARE(m_client->found(hub, u"film"_s), 100);
        } // waits for what is being written
        QVERIFY(QFile::exists(snapshot()));
        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"film"_s), 100);
    }

    void aLargeOneIsBuiltInTheBackground()
    {
        m_client->add(0, Large);
        IndexHub hub(where(), m_folder->path());
        QSignalSpy published(&hub, &IndexHub::published);
        const auto first = hub.refresh(*m_client->database);
        QVERIFY(!first);
        QCOMPARE(first.error().kind, Error::Kind::Unavailable);
        QVERIFY(hub.progress().building);
        QCOMPARE(hub.progress().total, Large);

        QVERIFY(waitUntilBuilt(hub));

        QCOMPARE(published.count(), 1);
        QCOMPARE(m_client->found(hub, u"film"_s), Large);
        QVERIFY(QFile::exists(snapshot()));
    }

    void anEditIsVisibleAtOnceAndMakesFewSegments()
    {
        m_client->add(0, 200);
        IndexHub hub(where(), m_folder->path());
        for (int i = 0; i < 100; ++i) {
            m_client->add(200 + i, 1);
            QCOMPARE(m_client->found(hub, u"number%1"_s.arg(200 + i)), 1);
        }
        const IndexPtr index = hub.refresh(*m_client->database).value();
        QCOMPARE(index->films(), 300);
        QVERIFY2(index->parts.size() < 10, qPrintable(QString::number(index->parts.size())));
    }

    void anIndexInUseStaysAsItIs()
    {
        m_client->add(0, 10);
        IndexHub hub(where(), m_folder->path());
        const IndexPtr before = hub.refresh(*m_client->database).value();
        m_client->add(10, 5);
        QCOMPARE(hub.refresh(*m_client->database).value()->films(), 15);
        QCOMPARE(before->films(), 10);
    }

    void anotherProcessChangesTheDatabase()
    {
        m_client->add(0, 100);
        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"film"_s), 100);
        Client other(where());
        other.add(100, 3);
        QCOMPARE(m_client->found(hub, u"film"_s), 103);
    }

    void anOlderSnapshotIsBroughtUpToDate()
    {
        m_client->add(0, Large);
        buildOnce();
        m_client->add(Large, 7);
        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"film"_s), Large + 7);
        QVERIFY(!hub.progress().building);
    }

    void whenMuchHasChangedTheOlderIndexAnswersMeanwhile()
    {
        m_client->add(0, Large);
        buildOnce();
        m_client->add(Large, IndexHub::MostInline + 1);
        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"film"_s), Large);
        QVERIFY(waitUntilBuilt(hub));
        QCOMPARE(m_client->found(hub, u"film"_s), Large + IndexHub::MostInline + 1);
    }

    void aDamagedSnapshotIsBuiltAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("not an index");
        QTest::newRow("changed") << QByteArray("*");
    }

    void aDamagedSnapshotIsBuiltAnew()
    {
        QFETCH(QByteArray, content);
        m_client->add(0, 50);
        buildOnce();
        QVERIFY(QFile::exists(snapshot()));
        QFile file(snapshot());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] + 1);
        file.resize(0);
        file.seek(0);
        file.write(content == "*" ? bytes : content);
        file.close();

        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"film"_s), 50);
    }

    void theSnapshotOfAnotherDatabaseIsNotTaken()
    {
        m_client->add(0, 50);
        buildOnce();
        QVERIFY(
            m_client->database->execute(u"UPDATE meta SET value = 'another' WHERE name = 'catalogue_id'"_s));
        QVERIFY(m_client->database->execute(u"UPDATE movie SET title = 'Brought back'"_s));
        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"brought"_s), 50);
    }

    void aDatabasePutBackFromACopyIsReadAnewAlsoAtTheSameVersion()
    {
        if (isTestOfPostgres())
            QSKIP("no file is copied");
        m_client->add(0, 50);
        buildOnce();
        const QString copy = m_folder->filePath(u"copy.db"_s);
        QVERIFY(m_client->database->execute(u"VACUUM INTO :copy"_s, {{u":copy"_s, copy}}));
        m_client->add(50, 1);
        QFile::remove(snapshot());
        buildOnce();

        m_client.reset();
        QVERIFY(QFile::remove(path()) && QFile::rename(copy, path()));
        m_client.emplace(where());
        m_client->add(60, 1);
        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"number60"_s), 1);
        QCOMPARE(m_client->found(hub, u"number50"_s), 0);
    }

    void aDatabaseThatWentBackIsReadAnew()
    {
        m_client->add(0, 50);
        IndexHub hub(where(), m_folder->path());
        m_client->add(50, 1);
        QCOMPARE(m_client->found(hub, u"film"_s), 51);
        QVERIFY(m_client->database->execute(u"DELETE FROM credit WHERE movie_id = 51"_s));
        QVERIFY(m_client->database->execute(u"DELETE FROM movie WHERE id = 51"_s));
        QVERIFY(
            m_client->database->execute(u"UPDATE meta SET value = '1' WHERE name = 'catalogue_version'"_s));
        QCOMPARE(m_client->found(hub, u"film"_s), 50);
    }

    void manySmallSegmentsAreMerged()
    {
        m_client->add(0, 100);
        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"film"_s), 100);
        for (int i = 0; i < 10; ++i) {
            m_client->add(100 + 100 * i, 100);
            QCOMPARE(m_client->found(hub, u"film"_s), 200 + 100 * i);
        }
        QVERIFY(waitUntilBuilt(hub));
        QCOMPARE(hub.refresh(*m_client->database).value()->parts.size(), 1);
        QCOMPARE(m_client->found(hub, u"film"_s), 1100);
    }

    void whatIsBuiltWhenARebuildIsAskedForIsNotKept()
    {
        m_client->add(0, Large);
        IndexHub hub(where(), m_folder->path());
        QSignalSpy published(&hub, &IndexHub::published);
        QVERIFY(!hub.refresh(*m_client->database));
        QTRY_VERIFY(hub.progress().done > 0);
        hub.rebuild();
        QVERIFY(waitUntilBuilt(hub));
        QCOMPARE(m_client->found(hub, u"film"_s), Large);
        QVERIFY(QFile::exists(snapshot()));
        QCOMPARE(published.count(), 2);
    }

    /// Their popularity differs by less than a float can tell.
    void filmsOfNearlyOnePopularityComeAllInPages()
    {
        for (int i = 0; i < 4; ++i) {
            QVERIFY(m_client->database->execute(
                u"INSERT INTO movie (ref, title, popularity, source, added_at)"
                u" VALUES (:ref, 'Zedd', :popularity, 'own', 0)"_s,
                {{u":ref"_s, u"tmdb:%1"_s.arg(i)}, {u":popularity"_s, 99.0 + i * 1e-9}}));
        }
        IndexHub hub(where(), m_folder->path());
        SearchService search(*m_client->database, hub, m_client->library, {});
        SearchRequest asked;
        asked.query = parseQuery(u"zedd"_s).query;
        asked.limit = 1;
        QSet<MovieId> found;
        do {
            const SearchHits hits = search.search(UserId(), asked).value();
            found.unite(QSet<MovieId>(hits.movies.begin(), hits.movies.end()));
            asked.after = hits.next;
        } while (!asked.after.isEmpty());
        QCOMPARE(found.size(), 4);
    }

    void closingStopsABuild()
    {
        m_client->add(0, Large);
        QElapsedTimer timer;
        {
            IndexHub hub(where(), m_folder->path());
            QVERIFY(!hub.refresh(*m_client->database));
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    /// Each thread sees at least what was there when it asked, and never a film twice.
    void threadsReadWhileOneWrites()
    {
        m_client->add(0, 500);
        IndexHub hub(where(), m_folder->path());
        QCOMPARE(m_client->found(hub, u"film"_s), 500);
        std::atomic_int written = 500;
        std::atomic_bool isDone = false;
        std::atomic_int wrong = 0;
        const DatabaseLocation place = where();
        std::vector<std::thread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                Client reader(place);
                while (!isDone) {
                    const int least = written;
                    const int found = reader.found(hub, u"film"_s);
                    wrong += int(found < least);
                }
            });
        }
        // Fewer in all than MostInline: a reader that falls behind further is answered by the older index.
        for (int i = 0; i < 33; ++i) {
            m_client->add(500 + i * 30, 30);
            written = 530 + i * 30;
        }
        isDone = true;
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(waitUntilBuilt(hub));
        QCOMPARE(m_client->found(hub, u"film"_s), 500 + 33 * 30);
    }

private:
    DatabaseLocation where() const { return testDatabase(path()); }
    QString path() const { return m_folder->filePath(u"library.db"_s); }
    QString snapshot() const { return m_folder->filePath(u"search.index"_s); }

    static bool waitUntilBuilt(const IndexHub &hub)
    {
        return QTest::qWaitFor([&] { return !hub.progress().building; }, 60'000);
    }

    void buildOnce()
    {
        IndexHub hub(where(), m_folder->path());
        (void)hub.refresh(*m_client->database);
        QVERIFY(waitUntilBuilt(hub));
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<Client> m_client;
};

QTEST_GUILESS_MAIN(IndexHubTest)

#include "index_hub_test.moc"
