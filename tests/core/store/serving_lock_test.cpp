#include "core/store/serving_lock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

using Use = ServingLock::Use;

/// A library is served by several, or used by one alone.
class ServingLockTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    DatabaseLocation m_where{m_folder.filePath(u"library.db"_s)};

private slots:
    void severalServeOneLibraryAndNobodyElseHasItAlone()
    {
        auto first = ServingLock::take(m_where, Use::Shared);
        QVERIFY(first);
        {
            const auto second = ServingLock::take(m_where, Use::Shared);
            QVERIFY(second);
        }
        const auto refused = ServingLock::take(m_where, Use::Alone);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        const ServingLock kept = std::move(*first);
        QVERIFY(!ServingLock::take(m_where, Use::Alone));
    }

    void nobodyServesWhatOneHasAlone()
    {
        {
            const auto alone = ServingLock::take(m_where, Use::Alone);
            QVERIFY(alone);
            QCOMPARE(ServingLock::take(m_where, Use::Shared).error().kind, Error::Kind::Conflict);
            QVERIFY(!ServingLock::take(m_where, Use::Alone));
        }
        QVERIFY(ServingLock::take(m_where, Use::Shared));
    }

    void whatCannotBeLockedIsNotServed()
    {
        const DatabaseLocation nowhere(m_folder.filePath(u"none/library.db"_s));
        QCOMPARE(ServingLock::take(nowhere, Use::Shared).error().kind, Error::Kind::Unavailable);
    }

    void otherDatabasesHoldNothing()
    {
        const auto postgres = DatabaseLocation::parse(u"postgres:dbname=films"_s);
        QVERIFY(ServingLock::take(*postgres, Use::Alone) && ServingLock::take(*postgres, Use::Shared));
        const DatabaseLocation memory(u":memory:"_s);
        QVERIFY(ServingLock::take(memory, Use::Alone));
    }
};

QTEST_GUILESS_MAIN(ServingLockTest)
#include "serving_lock_test.moc"
