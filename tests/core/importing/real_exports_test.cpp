#include "core/importing/import_service.h"
#include "tests/support/test_library.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Exports that real people made. They are not part of the source tree: without them there is nothing to try.
class RealExportsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        const QString shared = qEnvironmentVariable(
            "MATINEE_SHARED", qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/../shared"_s);
        m_shared = shared + u'/';
        if (!QFile::exists(m_shared + u"contracts/exports"_s))
            QSKIP("no exports to try");
        m_home.emplace();
        QVERIFY(m_home->catalog.loadStarter());
    }

    void aLetterboxdExport()
    {
        const auto report =
            importTwice({ImportFormat::Letterboxd, m_shared + u"contracts/exports/letterboxd-a"_s});
        QCOMPARE(report.ratings, 150);
        QCOMPARE(report.favourites, 80);
        QCOMPARE(report.reviews, 28);
        QVERIFY(report.watches > 150);
        QVERIFY(report.matched > 50);
        for (const ImportProblem &problem : report.problems)
            QVERIFY2(problem.file.startsWith("lists/"_L1), qPrintable(problem.file + problem.message));
    }

    void aMovieLensPerson()
    {
        const auto report = importTwice({ImportFormat::MovieLens, m_shared + u"data/ml-latest-small"_s, 1});
        QCOMPARE(report.rows, 232);
        QCOMPARE(report.ratings, 232);
        QCOMPARE(report.problemCount, 0);
    }

    void aMovieLensMembersOwnFile()
    {
        const auto report = importTwice(
            {ImportFormat::MovieLens, m_shared + u"contracts/exports/movielens/movielens-ratings.csv"_s});
        QCOMPARE(report.ratings, report.rows);
        QVERIFY(report.ratings > 40);
    }

private:
    /// The second time must change nothing.
    ImportReport importTwice(const ImportOptions &options)
    {
        ImportService importing(m_home->catalog, m_home->library);
        const auto first = importing.import(m_home->ada, options);
        if (!first)
            qWarning().noquote() << first.error().message << first.error().detail;
        const auto second = importing.import(m_home->ada, options);
        if (!first || !second || second->changed != 0 || second->created != 0)
            return {};
        qInfo() << "matched" << first->matched << "created" << first->created << "watches" << first->watches
                << "watchlist" << first->watchlist;
        return *first;
    }

    QString m_shared;
    std::optional<TestLibrary> m_home;
};

QTEST_GUILESS_MAIN(RealExportsTest)

#include "real_exports_test.moc"
