#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/query/query_parser.h"
#include "core/search/index_hub.h"
#include "core/search/search_service.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_database.h"

#include <QFile>
#include <QTest>

#include <optional>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What people type, and the film they mean: golden_queries.tsv, over the films that ship.
class GoldenQueriesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_catalog.loadStarter());
        QVERIFY(m_database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'local', '', 0)"_s));
        readGolden();
        QVERIFY2(m_golden.size() >= 150, qPrintable(QString::number(m_golden.size())));
    }

    void theFilmThatIsMeantComesFirstIn97Of100AndInTheFirstFiveAlways()
    {
        qsizetype first = 0;
        QStringList notFirst;
        QStringList notInFive;
        for (const Golden &golden : m_golden) {
            const QList<MovieId> films = found(golden.query);
            const qsizetype place =
                golden.title.isEmpty() ? (films.isEmpty() ? 0 : -1) : placeOf(golden, films);
            first += place == 0;
            const QString line = u"%1 -> %2 (place %3)"_s.arg(golden.query, golden.title).arg(place + 1);
            if (place != 0)
                notFirst += line;
            if (place < 0 || place >= 5)
                notInFive += line;
        }
        qInfo("%lld of %lld first; not first:\n  %s", first, m_golden.size(),
              qPrintable(notFirst.join(u"\n  "_s)));
        QVERIFY2(notInFive.isEmpty(), qPrintable(notInFive.join(u"; "_s)));
        QVERIFY(first * 100 >= m_golden.size() * 97);
    }

    void everyQueryIsUnderstood()
    {
        for (const Golden &golden : m_golden)
            QVERIFY2(parseQuery(golden.query).errors.isEmpty(), qPrintable(golden.query));
    }

private:
    struct Golden {
        QString query;
        QString title; ///< empty: nothing is found
        int year = 0;
    };

    void readGolden()
    {
        QFile file(qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/tests/core/search/golden_queries.tsv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine()).trimmed();
            const QStringList cells = line.split(u'\t');
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            QVERIFY2(cells.size() == 3 || (cells.size() == 2 && cells.at(1) == "-"_L1), qPrintable(line));
            m_golden.append(cells.size() == 3 ? Golden{cells.at(0), cells.at(1), cells.at(2).toInt()}
                                              : Golden{cells.at(0), {}, 0});
        }
    }

    QList<MovieId> found(const QString &text)
    {
        SearchRequest request;
        request.query = parseQuery(text).query;
        request.typing = true;
        request.limit = 20;
        const auto hits = m_search.search(UserId(1), request);
        return hits ? hits->movies : QList<MovieId>();
    }

    /// -1: not among them.
    qsizetype placeOf(const Golden &golden, const QList<MovieId> &films)
    {
        const CataloguePtr catalogue = m_catalog.catalogue().value();
        for (qsizetype place = 0; place < films.size(); ++place) {
            const MovieSummary *movie = catalogue->find(films.at(place));
            if (movie && movie->title == golden.title && movie->year == golden.year)
                return place;
        }
        return -1;
    }

    FixedClock m_clock;
    std::unique_ptr<Database> m_database = std::move(*Database::open(testDatabase()));
    CatalogService m_catalog{*m_database, m_clock};
    LibraryService m_library{*m_database, m_clock};
    IndexHub m_hub{u":memory:"_s};
    SearchService m_search{*m_database, m_hub, m_library,
                           [](UserId) { return Result<QHash<MovieId, double>>(); }};
    QList<Golden> m_golden;
};

QTEST_GUILESS_MAIN(GoldenQueriesTest)

#include "golden_queries_test.moc"
