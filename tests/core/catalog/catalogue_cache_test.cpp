#include "core/base/clock.h"
#include "core/catalog/catalog_service.h"
#include "core/store/database.h"
#include "tests/support/test_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

NewMovie film(const QString &ref)
{
    NewMovie movie;
    movie.summary.ref = ref;
    movie.summary.title = ref;
    movie.source = u"starter"_s;
    return movie;
}

} // namespace

class CatalogueCacheTest : public QObject {
    Q_OBJECT

private slots:
    void twoConnectionsHoldOneCatalogue()
    {
        CatalogService other(*m_other, m_clock, m_shared);
        QVERIFY(m_catalog->addMissing({film(u"tmdb:1"_s)}));

        const CataloguePtr mine = m_catalog->catalogue().value();
        QCOMPARE(other.catalogue().value(), mine);
        QVERIFY(other.addMissing({film(u"tmdb:2"_s)}));
        QCOMPARE(m_catalog->catalogue().value()->movies.size(), 2);
    }

    void whatIsNotCommittedIsSeenByItsConnectionAlone()
    {
        CatalogService other(*m_other, m_clock, m_shared);
        QVERIFY(m_catalog->addMissing({film(u"tmdb:1"_s)}));
        QVERIFY(!m_database->inTransaction([&]() -> Result<void> {
            if (!m_catalog->addMissing({film(u"tmdb:2"_s)}))
                return {};
            if (m_catalog->catalogue().value()->movies.size() != 2
                || other.catalogue().value()->movies.size() != 1)
                return {};
            return fail(Error::Kind::Conflict, u"taken back"_s);
        }));
        // Another film gets the version that was taken back.
        QVERIFY(other.addMissing({film(u"tmdb:3"_s)}));
        QCOMPARE(m_catalog->catalogue().value()->movies.last().ref, u"tmdb:3"_s);
    }

    void anOlderFilePutBackIsReadAnew()
    {
        if (isTestOfPostgres())
            QSKIP("no file is copied");
        QVERIFY(m_catalog->addMissing({film(u"tmdb:1"_s)}));
        QVERIFY(m_database->execute(u"VACUUM INTO :copy"_s, {{u":copy"_s, path(u"copy.db"_s)}}));
        QVERIFY(m_catalog->addMissing({film(u"tmdb:2"_s)}));
        QCOMPARE(m_catalog->catalogue().value()->movies.size(), 2);

        const auto copy = Database::open(path(u"copy.db"_s)).value();
        QCOMPARE(m_shared->newest(*copy).value()->movies.size(), 1);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = Database::open(testDatabase(path(u"a.db"_s))).value();
        m_other = Database::open(testDatabase(path(u"a.db"_s))).value();
        m_shared = std::make_shared<CatalogueCache>();
        m_catalog = std::make_unique<CatalogService>(*m_database, m_clock, m_shared);
    }
    void cleanup()
    {
        m_catalog.reset();
        m_database.reset();
        m_other.reset();
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database, m_other;
    std::shared_ptr<CatalogueCache> m_shared;
    std::unique_ptr<CatalogService> m_catalog;
};

QTEST_GUILESS_MAIN(CatalogueCacheTest)
#include "catalogue_cache_test.moc"
